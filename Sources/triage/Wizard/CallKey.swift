import Terminal
import TriageCore

/// A key that works everywhere in a call. The wizard, the help line and the panel of all keys share one
/// table.
///
/// A class, because the table is gone through with every key.
final class CallKey: Sendable {
    /// The key as the keyboard sends it.
    let key: Key
    /// The key under the name the agent knows. **Shape**: `^B`, `F1`.
    let name: String
    /// What it does, in a word or two, for the agent.
    let phrase: Phrase
    /// Where the key is listed.
    let place: Place
    /// The effect of the key.
    let action: Action

    /// Where a key is listed.
    enum Place: Sendable {
        /// In the panel of all keys.
        case panel
        /// In that panel and in the help line of a card.
        case helpLine
        /// Last in every help line, so that the panel need not list it.
        case pinned
    }

    /// What a key does.
    enum Action: Sendable {
        /// Closes the topmost panel; if there is none, takes back the last card.
        case back
        /// Shows all keys that are available now.
        case keys
        /// Performs an event at once.
        case perform(Event.Kind, Phrase)
        /// Opens a panel.
        case open(@Sendable (CallMoment) -> any Panel)
        /// Asks for an effect that has nothing to do with the call; it still works after the call has ended.
        case ask(Wizard.Effect)
    }

    /// All keys, in the order they are listed.
    static let all = [
        CallKey(.control("b"), "^B", .keyBack, in: .helpLine, .back),
        CallKey(.control("n"), "^N", .keyNote, .open { NotePanel(at: $0) }),
        CallKey(.control("t"), "^T", .keyTold, .open { FactsPanel(at: $0) }),
        CallKey(.control("x"), "^X", .keyResponded, .perform(.responded, .responded)),
        CallKey(.control("g"), "^G", .keyChannel, .open { ChannelsPanel(at: $0) }),
        CallKey(.control("o"), "^O", .keyOverview, .open { OverviewPanel(at: $0) }),
        CallKey(.control("r"), "^R", .keyPast, .ask(.recall(nil))),
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

    /// The call key for an input event; nil if it is not one.
    static func of(_ event: InputEvent) -> CallKey? {
        guard case .key(let key) = event else { return nil }
        return all.first { $0.key == key }
    }

    /// Whether the key still works once the call is over.
    var outlivesCall: Bool {
        switch action {
        case .ask, .keys: true
        case .back, .open, .perform: false
        }
    }

    /// Whether it can do anything in a call.
    func isOfUse(in enquiry: Enquiry) -> Bool {
        if enquiry.isWrappingUp, needsCaller { return false }
        guard case .perform(.responded, _) = action else { return true }
        return enquiry.flows.main.targets.contains { $0.scope == .response }
    }

    /// Whether the key is for what the caller says, and so of no use in the wrap-up.
    private var needsCaller: Bool { [.control("t"), .control("g"), .control("x")].contains(key) }

    /// The key and what it does, on a card or over a panel.
    func hint(_ wording: Wording, overPanel: Bool = false) -> KeyHint {
        if case .back = action, overPanel { return KeyHint(name, wording.widget(.close)) }
        return KeyHint(name, wording(phrase))
    }

    private var isBack: Bool { if case .back = action { true } else { false } }

    /// The keys that do something now, of those listed in the given places.
    static func hints(in places: [Place], of wizard: Wizard) -> [KeyHint] {
        let isOver = wizard.ending != nil
        let hasPanel = !wizard.panels.isEmpty
        return all.filter { key in
            if key.isBack, !hasPanel, !wizard.enquiry.canGoBack { return false }
            return places.contains(key.place) && (!isOver || key.outlivesCall)
                && key.isOfUse(in: wizard.enquiry)
        }.map { $0.hint(wizard.wording, overPanel: hasPanel) }
    }
}
