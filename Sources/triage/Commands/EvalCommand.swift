import Foundation
import TriageCore

/// `triage eval`: the value and type of an expression.
enum EvalCommand {
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        if invocation.has("functions") { return listFunctions(invocation) }
        guard let source = invocation.operands.first else {
            throw Failure(.usage, "EXPR is missing\nsee triage eval --help")
        }
        var scope = Scope(currency: nil)
        var enquiry: Enquiry?
        if let name = invocation["flow"] {
            let flows = try invocation.flows.tryable(FlowID(name))
            enquiry = try invocation.scratchEnquiry(on: flows)
            scope = flows.main.scope
        } else if let setting = invocation.options["set"]?.first {
            // The value may be a secret: only the fact is named, here and below.
            let fact = setting.prefix { $0 != "=" }
            throw Failure(.usage, "--set \(fact) needs the flow that the fact belongs to: --flow FLOW")
        }
        let (expression, problems) = Expression.compile(source, in: scope, nulls: .propagates)
        func sayProblems() {
            for problem in problems {
                invocation.say(
                    Excerpt.under(source, problem.range, "\(problem.severity.rawValue): \(problem.message)"))
            }
        }
        guard let expression, !problems.contains(where: { $0.severity == .error }) else {
            sayProblems()
            return .badData
        }
        do throws(EvaluationError) {
            let value =
                if let enquiry { try enquiry.value(of: expression) } else { try expression.evaluate([]) }
            sayProblems()
            print(value, expression.type, invocation)
            return .done
        } catch {
            // A predicted problem need not be reported twice.
            invocation.say(Excerpt.under(source, error.range, "error: " + error.message))
            return .badData
        }
    }

    private static func listFunctions(_ invocation: Invocation) -> ExitCode {
        let all = FunctionPage.all
        guard invocation.has("json") else {
            invocation.print(all.map(\.text).joined(separator: "\n"))
            return .done
        }
        var writer = JSONWriter(pretty: true)
        writer.array { writer in
            for function in all {
                writer.object { writer in
                    writer.key("name")
                    writer.string(function.name)
                    writer.key("types")
                    writer.array { writer in function.types.forEach { writer.string($0) } }
                    writer.key("example")
                    writer.string(function.example)
                    writer.key("value")
                    writer.string(function.value)
                }
            }
        }
        invocation.print(json: writer.text)
        return .done
    }

    private static func print(_ value: Value, _ type: ValueType, _ invocation: Invocation) {
        guard invocation.has("json") else {
            return invocation.print("\(value.literal) : \(type)")
        }
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("value")
            writer.value(value)
            writer.key("type")
            writer.string("\(type)")
        }
        invocation.print(json: writer.text)
    }
}

extension Excerpt {
    /// A message, the expression that it is about, and carets under the place.
    static func under(_ source: String, _ range: Range<Int>?, _ message: String) -> String {
        guard let range else { return message }
        let text = SourceText(name: "", text: source)
        return ([message] + Excerpt(text.location(of: range), of: text).lines).joined(separator: "\n")
    }
}

extension Invocation {
    /// An enquiry that is never stored, with the facts and time given by `--set` and `--now`.
    func scratchEnquiry(on flows: FlowSet) throws(Failure) -> Enquiry {
        let now = try givenStart ?? Clock().now
        return try enquiry(on: flows, at: now, given: givenFacts(on: flows, at: now))
    }

    /// An enquiry that is never stored, with facts that were checked.
    func enquiry(
        on flows: FlowSet, at now: Timestamp, given: [Event.Opening.Given]
    ) throws(Failure) -> Enquiry {
        let opening = Event.Opening(
            id: EnquiryID(milliseconds: now.milliseconds), flow: flows.main.id, digests: [:],
            agent: try agent,
            channel: self["channel"] ?? flows.main.channels.first ?? "phone", given: given, isClockGiven: true
        )
        return Enquiry(opening, at: now, on: flows)
    }

    /// The moment given by `--now`.
    var givenStart: Timestamp? {
        get throws(Failure) {
            guard let text = self["now"] else { return nil }
            guard let time = Timestamp(rfc3339: text) else {
                throw Failure(
                    .usage,
                    "--now must be a time with a zone, such as 2026-07-15T10:00:00+10:00, not '\(text)'")
            }
            return time
        }
    }

    /// The facts given by `--set`; each value is checked against those before it, and then against all others. A value
    /// is never repeated in a message: it might be a password.
    func givenFacts(on flows: FlowSet, at now: Timestamp) throws(Failure) -> [Event.Opening.Given] {
        var given: [Event.Opening.Given] = []
        for setting in options["set"] ?? [] {
            let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else {
                throw Failure(.usage, "--set must be FACT=VALUE, but one has no '='")
            }
            let id = FactID(String(parts[0]))
            let scratch = try enquiry(on: flows, at: now, given: given)
            let typed = TypedText(String(parts[1]))
            let wording = scratch.format.wording
            if typed.isShortened { say("triage: --set \(id): " + wording(.charactersLeftOut)) }
            // Nothing is given for a question that may stay without an answer.
            if typed.text.isEmpty, flows.main.fact(id)?.isOptional == true { continue }
            guard let result = scratch.readGiven(typed.text, for: id, at: now) else {
                let known = flows.main.facts.filter(\.isAnswerable).map(\.id.rawValue)
                let hint = NearestName.hint(for: id.rawValue, among: known)
                throw Failure(.usage, "--set \(id): the flow has no fact '\(id)' to set\(hint)")
            }
            switch result {
            case .success(let value): given.append(.init(id, value))
            case .failure(let problem):
                throw Failure(.badData, "--set \(id): \(wording(problem))")
            }
        }
        let opened = try enquiry(on: flows, at: now, given: given)
        for one in given {
            guard let problem = opened.problem(withGiven: one) else { continue }
            throw Failure(.badData, "--set \(one.fact): \(opened.words(for: problem))")
        }
        return given
    }
}
