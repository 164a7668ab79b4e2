import Foundation
import TestSupport
import TriageCore

/// How long the log takes to answer, beside a program that only counts its lines.
///
/// All commands of a round follow each other, so that the machine's other work hits all of them; the best of the
/// rounds counts, as everything is read from memory then. What has no limit is asked once.
enum QuestionBenchmarks {
    private static let count = Thoroughness.isLong ? 1_000_000 : 100_000
    private static let rounds = 3

    /// A command, and by how many times it may be slower than counting lines. **Source**: none for what nobody asked
    /// for a limit.
    private struct Question {
        let name: String
        let words: [String]
        let limit: Double?

        init(_ words: String..., limit: Double? = nil) {
            name = words.joined(separator: " ")
            self.words = words
            self.limit = limit
        }
    }

    private static let questions = [
        Question("list", "--limit", "20"),
        Question("list"),
        Question("stats", "--by", "outcome", limit: 3),
        Question(
            "stats", "--by", "outcome", "--flow", "membership", "--where", "facts.payment == 'paid'", limit: 3
        ),
        Question("stats", "--by", "node", limit: 10),
        Question("stats", limit: 10),
        Question("paths", "hosting"),
        Question("audit"),
        Question("export", "--format", "csv"),
        Question("verify"),
    ]

    /// Measures everything and prints the results.
    static func run() {
        guard let measured = MeasuredProgram() else { return }
        print("  \(measured.description)")
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "triage-questions-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let home = Home(path: folder.path)
        do {
            var maker = try LogMaker(home: home, seed: 1)
            try maker.write(count)
        } catch {
            return print("  skipped: \(error)")
        }
        let processors = ProcessInfo.processInfo.activeProcessorCount
        let counting = "ls \(home.records)/*.jsonl | xargs -P\(processors) -n1 wc -l"
        print("  \(count) records; the baseline is ls | xargs -P\(processors) -n1 wc -l; best of \(rounds)")
        var baseline: Double?
        var times = [Double?](repeating: nil, count: questions.count)
        for round in 0..<rounds {
            baseline = best(baseline, ["sh", "-c", counting])
            for (index, question) in questions.enumerated() where round == 0 || question.limit != nil {
                let words = [measured.path, "records"] + question.words + ["--home", home.path]
                times[index] = best(times[index], words)
            }
        }
        var table = Table(["", "ms", "× baseline", "limit"])
        table.add(["wc -l", Table.cell(baseline, digits: 0), nil, nil])
        for (question, time) in zip(questions, times) {
            table.add([
                question.name, Table.cell(time, digits: 0), Table.ratio(time, to: baseline),
                question.limit.map { "\(Int($0))×" },
            ])
        }
        print(table.text)
    }

    /// The time of a command if it was faster than before. **Units**: milliseconds; nil while it has failed.
    private static func best(_ before: Double?, _ words: [String]) -> Double? {
        let start = ContinuousClock.now
        guard let process = ChildProcess(words), process.wait() == 0 else { return before }
        let time = (ContinuousClock.now - start).milliseconds
        return min(before ?? time, time)
    }
}
