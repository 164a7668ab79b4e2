import Foundation
import Synchronization
import TriageCore

/// How far the reading of a log has got, on a terminal and only if it takes more than a second.
///
/// A class, because several threads report to it.
final class ScanProgress: Sendable {
    private let total: Int
    private let start = ContinuousClock.now
    private let shown = Mutex<ContinuousClock.Instant?>(nil)
    private let isTerminal: Bool

    /// Is about to report on some files; nothing is reported unless standard error is a terminal.
    init(_ segments: [RecordLog.Segment], _ invocation: Invocation) {
        isTerminal = invocation.environment.errors.columns != nil
        total =
            isTerminal
            ? segments.reduce(0) { sum, segment in
                let attributes = try? FileManager.default.attributesOfItem(atPath: segment.path)
                return sum + ((attributes?[.size] as? Int) ?? 0)
            } : 0
    }

    /// Reports the bytes read so far.
    func report(_ bytes: Int) {
        guard isTerminal, total > 0, bytes > 0 else { return }
        let now = ContinuousClock.now
        let elapsed = now - start
        guard elapsed > .seconds(1) else { return }
        let isDue = shown.withLock { last in
            guard last.map({ now - $0 > .milliseconds(200) }) ?? true else { return false }
            last = now
            return true
        }
        guard isDue else { return }
        let left = elapsed * Double(max(total - bytes, 0)) / Double(bytes)
        write("\r\(bytes * 100 / total) % of \(total / 1_000_000) MB read, \(left.clock) left ")
    }

    /// Takes the report away.
    func finish() {
        guard shown.withLock({ $0 != nil }) else { return }
        write("\r" + String(repeating: " ", count: 60) + "\r")
    }

    /// Straight to the terminal, for it goes back in the line.
    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
