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
        } else if let named = TimeZone(iana: name) {
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

extension TimeZone {
    /// The zone with a name of the IANA time zone database, such as `Europe/Rome` or `UTC`; nil for anything
    /// else. Abbreviations such as `BST` mean different zones to different people, and Foundation takes some
    /// of them for the wrong one.
    init?(iana name: String) {
        guard name.contains("/") || name == "UTC" else { return nil }
        self.init(identifier: name)
    }

    /// The name of the zone that somebody who wrote this most likely meant; nil if none is near.
    static func nearestIANAName(to text: String) -> String? {
        abbreviationDictionary[text.uppercased()].flatMap { TimeZone(iana: $0)?.identifier }
            ?? NearestName.of(text, among: knownTimeZoneIdentifiers)
    }
}
