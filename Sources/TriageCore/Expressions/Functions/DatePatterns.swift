import Foundation
import Synchronization

/// Formats dates by patterns of letters, each pattern made ready once: that takes a hundred times as long as formatting.
///
/// A class, since the texts of a flow that share it are copied.
///
/// **Source**: Unicode Technical Standard 35, "Date Field Symbol Table".
final class DatePatterns: Sendable {
    private let language: String
    /// By zone and letters. **Shape**: `Europe/Bratislava d MMMM`.
    private let ready = Mutex<[String: DateFormatter]>([:])

    /// Has no pattern ready yet.
    init(language: String) { self.language = language }

    /// A moment by a pattern. **Shape**: `d MMMM` gives `14 July`.
    func text(_ moment: Date, pattern letters: String, in zone: TimeZone) -> String {
        ready.withLock { ready in
            let pattern = "\(zone.identifier) \(letters)"
            let formatter = ready[pattern] ?? Self.formatter(letters, language, zone)
            ready[pattern] = formatter
            return formatter.string(from: moment)
        }
    }

    private static func formatter(
        _ letters: String, _ language: String, _ zone: TimeZone
    ) -> DateFormatter {
        let formatter = DateFormatter()
        formatter.calendar = Calendar(identifier: .gregorian)
        formatter.locale = Locale(identifier: language)
        formatter.timeZone = zone
        formatter.dateFormat = letters
        return formatter
    }
}
