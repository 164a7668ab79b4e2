import Foundation
import TriageCore

extension TestCommand {
    /// Prints scenarios that come to everything in a flow and its parts, or writes them beside it; with --mutate they notice
    /// every change as well.
    ///
    /// - Throws: `Failure` 64 unless one flow is named, 66 if there is none of that name, 65 if no call can be taken on
    ///   it, 73 if there are scenarios already and they are to be written.
    static func generate(_ invocation: Invocation) throws(Failure) -> ExitCode {
        guard invocation.operands.count == 1, let name = invocation.operands.first else {
            throw Failure(.usage, "--generate takes one flow\nsee triage test --help")
        }
        let isFile = SourceText(file: name) != nil
        guard isFile || !FlowFolder(path: name).exists || invocation.flows.text(of: FlowID(name)) != nil
        else {
            throw Failure(
                .usage, "--generate takes one flow, and '\(name)' is a folder\nsee triage test --help")
        }
        let folder = isFile ? FlowFolder.holding(name) : invocation.flows
        let flow = isFile ? FlowFolder.flow(named: name) : FlowID(name)
        let flows = try folder.tryable(flow)
        let noticing = invocation.has("mutate") ? NoticingScenarios(for: flows) : nil
        let generated = noticing?.generated ?? GeneratedScenarios(for: flows)
        if invocation.has("write") {
            let path = folder.scenarios.path(of: flow)
            guard !FileManager.default.fileExists(atPath: path) else {
                throw Failure(
                    .cannotCreate,
                    "there are scenarios in '\(path)' already; leave out --write to see those of the flow as it is, "
                        + "or test --mutate --write to add what they miss")
            }
            do {
                try FileManager.default.createDirectory(
                    atPath: folder.scenarios.path, withIntermediateDirectories: true)
                try Data(generated.bytes).write(to: URL(filePath: path), options: .withoutOverwriting)
            } catch {
                throw Failure(.inputOutput, "'\(path)' cannot be written")
            }
            invocation.print(path)
        } else {
            invocation.environment.output.write(String(decoding: generated.bytes, as: UTF8.self))
        }
        invocation.say("triage: \(scenarios(generated.count)); \(toBeRead(generated.count))")
        for aim in generated.missed {
            let place = aim.file.location(of: aim.span).start
            invocation.say(
                "triage: \(aim.file.name):\(place.line):\(place.column): not reached: \(aim.item.name)")
        }
        for mutation in noticing?.unnoticed ?? [] {
            invocation.say("triage: \(mutation.location.headline): not noticed: \(mutation.change)")
        }
        return generated.missed.isEmpty && noticing?.unnoticed.isEmpty != false ? .done : .findings
    }
}
