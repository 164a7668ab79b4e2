import Foundation

/// A time zone as named in expressions. **Source**: CEL language definition, "Timezones".
struct Zone: Sendable, Equatable {
    private let zone: Rule

    private enum Rule: Equatable {
        case fixed(seconds: Int)
        case named(TimeZone)
    }

    /// Takes a zone's name; nil when it is unknown.
    ///
    /// **Shape**: `Europe/Rome`, `UTC`, `+10:00`, `-02:30`, `02:00`.
    init?(_ name: String) {
        if name == "UTC" {
            zone = .fixed(seconds: 0)
        } else if let first = name.utf8.first, first.isDigit || first == 0x2B || first == 0x2D {
            let text = first.isDigit ? "+" + name : name
            guard let seconds = Timestamp.offset(Array(text.utf8)[...]) else { return nil }
            zone = .fixed(seconds: seconds)
        } else if let named = TimeZone(identifier: name) {
            zone = .named(named)
        } else {
            return nil
        }
    }

    /// How far a clock in this zone is ahead of UTC. **Units**: seconds.
    func offset(at timestamp: Timestamp) -> Int {
        switch zone {
        case .fixed(let seconds): seconds
        case .named(let zone):
            zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(timestamp.seconds)))
        }
    }
}
