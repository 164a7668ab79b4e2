import Foundation
import Synchronization
import TriageCore

/// How far the reading or sending of a log has got, on a terminal and only if it takes more than a second.
///
/// Rows that are printed meanwhile go above it: ``clear()`` before each.
///
/// A class, because several threads report to it.
final class ScanProgress: Sendable {
    private let total: Int
    private let verb: String
    private let start = ContinuousClock.now
    private let shown = Mutex(Shown())
    private let isTerminal: Bool

    private struct Shown {
        var isThere = false
        var last: ContinuousClock.Instant?
    }

    /// Is about to report on the reading of some files; nothing is reported unless standard error is a terminal.
    convenience init(_ segments: [RecordLog.Segment], _ invocation: Invocation) {
        let isTerminal = invocation.environment.errors.columns != nil
        self.init(isTerminal ? segments.reduce(0) { $0 + $1.size } : 0, "read", invocation)
    }

    /// Is about to report on the reading of a whole log.
    convenience init(_ home: Home, _ invocation: Invocation) {
        self.init((try? RecordLog(home: home).segments()) ?? [], invocation)
    }

    /// Is about to report on what becomes of a number of bytes.
    init(_ total: Int = 0, _ verb: String, _ invocation: Invocation) {
        (self.total, self.verb) = (total, verb)
        isTerminal = invocation.environment.errors.columns != nil
    }

    /// Reports the bytes so far.
    ///
    /// - Parameters:
    ///   - whole: how many there are, if that was not known before.
    ///   - output: where rows are printed, which come first.
    func report(_ bytes: Int, of whole: Int? = nil, behind output: Output? = nil) {
        let total = whole ?? total
        guard isTerminal, total > 0, bytes > 0 else { return }
        let now = ContinuousClock.now
        let elapsed = now - start
        guard elapsed > .seconds(1) else { return }
        let isDue = shown.withLock { shown in
            guard shown.last.map({ now - $0 > .milliseconds(200) }) ?? true else { return false }
            shown = Shown(isThere: true, last: now)
            return true
        }
        guard isDue else { return }
        output?.flush()
        let left = elapsed * Double(max(total - bytes, 0)) / Double(bytes)
        write("\r\(bytes * 100 / total) % of \(total / 1_000_000) MB \(verb), \(left.clock) left ")
    }

    /// Takes the report away until the next one.
    func clear() {
        let wasThere = shown.withLock { shown in
            defer { shown.isThere = false }
            return shown.isThere
        }
        if wasThere { write("\r" + String(repeating: " ", count: 60) + "\r") }
    }

    /// Straight to the terminal, for it goes back in the line.
    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
