import Terminal
import TriageCore

/// A key that works everywhere in a call. The wizard, the help line and the panel of all keys read one table.
struct CallKey: Sendable {
    /// The key as it comes from the keyboard.
    let key: Key
    /// The key as the agent knows it. **Shape**: `^B`, `F1`.
    let name: String
    /// What it does, in a word or two.
    let phrase: Phrase
    /// Where it is named.
    let place: Place
    /// What it does.
    let action: Action

    /// Where a key is named.
    enum Place: Sendable {
        /// In the panel of all keys.
        case panel
        /// There and in the help line of a card.
        case helpLine
        /// Last in every help line, in view of which the panel need not name it.
        case pinned
    }

    /// What a key does.
    enum Action: Sendable {
        /// Closes the topmost panel; without one, takes back the last card.
        case back
        /// Shows all keys of the moment.
        case keys
        /// Opens a panel.
        case open(@Sendable (CallMoment) -> any Panel)
        /// Asks something of the world that has nothing to do with the call; it works after its end as well.
        case ask(Wizard.Effect)
    }

    /// All of them, in the order in which they are named.
    static let all = [
        CallKey(.control("b"), "^B", .keyBack, in: .helpLine, .back),
        CallKey(.control("n"), "^N", .keyNote, .open { NotePanel(at: $0) }),
        CallKey(.control("t"), "^T", .keyTold, .open { FactsPanel(at: $0) }),
        CallKey(.control("o"), "^O", .keyOverview, .open { OverviewPanel(at: $0) }),
        CallKey(.control("c"), "^C", .keyLeave, in: .helpLine, .open { LeavingPanel(at: $0) }),
        CallKey(.control("z"), "^Z", .keyStop, .ask(.suspend)),
        CallKey(.control("l"), "^L", .keyRepaint, .ask(.repaint)),
        CallKey(.function(1), "F1", .keyKeys, in: .pinned, .keys),
    ]

    private init(
        _ key: Key, _ name: String, _ phrase: Phrase, in place: Place = .panel, _ action: Action
    ) {
        self.key = key
        self.name = name
        self.phrase = phrase
        self.place = place
        self.action = action
    }

    /// The key that something at the keyboard is; nil when it is none of them.
    init?(_ event: InputEvent) {
        guard let known = Self.all.first(where: { event == .key($0.key) }) else { return nil }
        self = known
    }

    /// Whether it does something once the call is over.
    var outlivesCall: Bool { if case .ask = action { true } else { false } }

    /// The key with what it does on a card, or over a panel.
    func hint(_ wording: Wording, overPanel: Bool = false) -> KeyHint {
        if case .back = action, overPanel { return KeyHint(name, TerminalWords(wording).close) }
        return KeyHint(name, wording(phrase))
    }

    /// The keys that are named in certain places, on a card or over a panel.
    static func hints(in places: [Place], _ wording: Wording, overPanel: Bool = false) -> [KeyHint] {
        all.filter { places.contains($0.place) }.map { $0.hint(wording, overPanel: overPanel) }
    }
}
