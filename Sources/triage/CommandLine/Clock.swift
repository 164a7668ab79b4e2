import Foundation
import TriageCore

/// The program's clock: reads the wall clock once, at the start, then counts monotonic time, so that setting
/// the machine's clock during a call changes nothing.
struct Clock: Sendable {
    private let start: Timestamp
    private let origin = ContinuousClock.now

    /// Starts at a given moment.
    init(at start: Timestamp) {
        self.start = start
    }

    /// Starts at the machine's current time.
    init() {
        self.init(at: Timestamp(milliseconds: Int64(Date.now.timeIntervalSince1970 * 1000)))
    }

    /// The current time. **Units**: whole milliseconds.
    var now: Timestamp {
        let elapsed = (ContinuousClock.now - origin).components
        let milliseconds = elapsed.seconds * 1000 + elapsed.attoseconds / 1_000_000_000_000_000
        return Timestamp(milliseconds: start.milliseconds + milliseconds)
    }
}
