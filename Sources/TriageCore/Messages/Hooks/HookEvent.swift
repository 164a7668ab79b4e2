/// A moment at which hooks are run.
package enum HookEvent: Sendable, Hashable, CustomStringConvertible {
    /// The version of how hooks are called, told and heard; their first argument says it.
    package static let version = 1

    /// The opening of an enquiry is saved.
    case open
    /// A fact of that name was confirmed.
    case lookup(FactID)
    /// An enquiry was parked, or taken up again.
    case park, resume
    /// The record of an enquiry is on disk.
    case close
    /// A message was sent or has failed.
    case message

    /// Reads the name of an event; nil for any other text. **Shape**: `on-open`, `lookup-domain`.
    package init?(_ text: String) {
        switch text {
        case "on-open": self = .open
        case "on-park": self = .park
        case "on-resume": self = .resume
        case "on-close": self = .close
        case "on-message": self = .message
        case let text where text.hasPrefix("lookup-"):
            let name = text.dropFirst(7)
            let isName = name.utf8.allSatisfy {
                $0 == 0x5F || ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39
            }
            guard isName, let first = name.utf8.first, !(0x30...0x39).contains(first) else { return nil }
            self = .lookup(FactID(String(name)))
        default: return nil
        }
    }

    /// The names of all events; `FACT` stands for the name of a fact.
    package static let names = ["on-open", "lookup-FACT", "on-park", "on-resume", "on-close", "on-message"]

    /// The event as hooks are named for it.
    package var description: String {
        switch self {
        case .open: "on-open"
        case .lookup(let fact): "lookup-\(fact.rawValue)"
        case .park: "on-park"
        case .resume: "on-resume"
        case .close: "on-close"
        case .message: "on-message"
        }
    }

    /// Whether its hooks are run until each of them has exited with 0; the others are asked once.
    package var isTriedAgain: Bool { self == .close || self == .message }

    /// How long a hook may take. **Units**: milliseconds.
    package var patience: Int { isTriedAgain ? 30_000 : 2_000 }

    /// Whether a hook's facts are taken; they are offered on cards, so there must be cards to come.
    var takesFacts: Bool {
        switch self {
        case .open, .lookup: true
        case .park, .resume, .close, .message: false
        }
    }

    /// Whether a hook's note is taken.
    var takesNote: Bool { !isTriedAgain }
}
