import Foundation
import TriageCore

/// `triage hooks run`: tries the hooks of an event by hand.
extension HooksCommand {
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let name = invocation.operands.first ?? ""
        guard let event = HookEvent(name) else {
            throw Failure(
                .usage,
                "there is no event '\(name)'" + NearestName.hint(for: name, among: HookEvent.names))
        }
        let hooks = invocation.hooks.hooks(of: event)
        guard !hooks.isEmpty else {
            throw Failure(
                .inputMissing, "no hook of \(event) in \(invocation.hooksFolder); see triage hooks list")
        }
        let home = try invocation.preparedHome()
        let (id, input) = try input(for: event, invocation, home)
        let clock = Clock()
        var isSound = true
        for hook in hooks {
            let runner = HookRunner(home: home, version: Version.current)
            let line = input.line(for: hook)
            let run = runner.run(HookRun(hook, of: id, for: event), input: line, clock: { clock.now })
            invocation.print("== \(hook.name) api:\(HookEvent.version) \(event) \(Version.current)")
            invocation.print("input:   " + String(decoding: line, as: UTF8.self).trimming)
            let output = String(decoding: run.output, as: UTF8.self)
            invocation.print("answer:  " + (output.trimming.isEmpty ? "nothing" : output.trimming))
            if !run.errors.isEmpty { invocation.print("errors:  " + run.errors) }
            invocation.print("verdict: \(run.ending) after \(run.took) ms, " + verdict(on: run))
            isSound = isSound && run.fault == nil
        }
        return isSound ? .done : .findings
    }

    /// What the hooks are told: of the record that is named, else of a made-up one.
    private static func input(
        for event: HookEvent, _ invocation: Invocation, _ home: Home
    ) throws(Failure) -> (EnquiryID, HookInput) {
        guard let beginning = invocation["record"] else { return try sample(event) }
        var found: Set<EnquiryID> = []
        try storing { () throws(StorageError) in
            var reader = RecordReader(try RecordLog(home: home).segments())
            while let line = try reader.next() {
                if let id = line.id, id.text.hasPrefix(beginning.lowercased()) { found.insert(id) }
            }
        }
        guard let id = found.first, found.count == 1, let filed = FiledEnquiry(id, in: home) else {
            throw Failure(
                found.isEmpty ? .inputMissing : .usage,
                found.isEmpty
                    ? "no record begins with '\(beginning)'"
                    : "'\(beginning)' could be \(found.map(\.text).sorted().joined(separator: " or "))")
        }
        return (
            id, HookInput(event, of: id, filed.record, flows: filed.flows, about: filed.subject(of: event))
        )
    }

    /// A made-up call with one personal fact and one that is none. Its id is always the same, so that what is
    /// told of it twice can be told apart from what is new.
    private static func sample(_ event: HookEvent) throws(Failure) -> (EnquiryID, HookInput) {
        let opened = Timestamp(milliseconds: 1_784_073_600_000)
        let flow = Data(HookSample.flow.utf8)
        let library = FlowLibrary { id in
            id == "sample" ? SourceText(name: "sample.json", bytes: Array(flow)) : nil
        }
        guard let flows = library.load("sample")?.flows, let id = EnquiryID(HookSample.id) else {
            throw Failure(.badData, "the sample cannot be made")
        }
        let opening = Event.Opening(
            id: id, flow: "sample", digests: ["sample": flows.main.digest], agent: "sam", channel: "phone",
            given: [.init("caller", .string("Pat Sample")), .init("domain", .string("client.example"))])
        var enquiry = Enquiry(opening, at: opened, on: flows)
        if event == .close || event == .message {
            let end = Timestamp(milliseconds: opened.milliseconds + 61_000)
            for kind in [Event.Kind.answered("caller", .string("Pat Sample")), .noted("rang twice"), .read] {
                try performing { () throws(EnquirySession.Failure) in
                    do throws(Refusal) {
                        try enquiry.apply(Event(at: end, kind))
                    } catch {
                        throw .refused(error)
                    }
                }
            }
        }
        let filed = FiledEnquiry(record: Record.members(of: enquiry), flows: flows)
        return (id, HookInput(event, of: id, filed.record, flows: flows, about: filed.subject(of: event)))
    }

    private static func verdict(on run: HookRun) -> String {
        if let fault = run.fault { return fault.words }
        let answer = run.answer
        var parts = answer.facts.map { "tells \($0.fact.rawValue)" }
        if answer.note != nil { parts.append("notes something") }
        if let ticket = answer.ticket { parts.append("ticket \(ticket.number) \(ticket.url)") }
        return parts.isEmpty
            ? "nothing to take" : parts.joined(separator: ", ") + "; not taken, tried by hand"
    }
}
