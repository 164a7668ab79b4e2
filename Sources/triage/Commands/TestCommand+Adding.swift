import Foundation
import TriageCore

extension TestCommand {
    /// Adds the calls that tell changes to the files of the scenarios which did not notice them.
    ///
    /// - Throws: `Failure` 74 if a file cannot be written.
    static func add(
        _ tellings: [MutationTrial.Telling], to results: [FlowResult], _ invocation: Invocation
    ) throws(Failure) {
        for result in results {
            let calls = tellings.filter { $0.flow == result.flow }.map(\.call)
            if result.untested != nil {
                invocation.say(
                    "triage: nothing is added for '\(result.flow)', which has no scenarios; "
                        + "test --generate --mutate --write \(result.flow) writes some")
            }
            guard !calls.isEmpty, let text = SourceText(file: result.file),
                let added = AddedScenarios(calls, to: text)
            else { continue }
            do {
                try Data(added.bytes).write(to: URL(filePath: result.file), options: .atomic)
            } catch {
                throw Failure(.inputOutput, "'\(result.file)' cannot be written")
            }
            invocation.say(
                "triage: \(scenarios(added.count)) added to \(result.file); \(toBeRead(added.count))")
        }
    }

    /// A number of scenarios in words.
    static func scenarios(_ count: Int) -> String { count == 1 ? "1 scenario" : "\(count) scenarios" }

    /// What is to be done with so many scenarios that nobody wrote.
    static func toBeRead(_ count: Int) -> String {
        count == 1
            ? "read it before you keep it: it claims what the flow does today"
            : "read them before you keep them: they claim what the flow does today"
    }
}
