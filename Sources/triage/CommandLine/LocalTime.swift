import Foundation
import TriageCore

extension Timestamp {
    /// The moment in the machine's zone. **Shape**: `2026-11-22 14:05`.
    var local: String {
        let style = Date.ISO8601FormatStyle(timeZone: .current).year().month().day().dateTimeSeparator(.space)
            .time(includingFractionalSeconds: false)
        return String(Date(timeIntervalSince1970: Double(milliseconds) / 1000).formatted(style).dropLast(3))
    }
}
