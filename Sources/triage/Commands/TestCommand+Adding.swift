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
            guard !calls.isEmpty, let text = SourceText(file: result.file),
                let added = AddedScenarios(calls, to: text)
            else { continue }
            do {
                try Data(added.bytes).write(to: URL(filePath: result.file), options: .atomic)
            } catch {
                throw Failure(.inputOutput, "'\(result.file)' cannot be written")
            }
            let count = added.count == 1 ? "1 scenario" : "\(added.count) scenarios"
            invocation.say(
                "triage: \(count) added to \(result.file); read them before you keep them: they claim what the flow does today"
            )
        }
    }
}
