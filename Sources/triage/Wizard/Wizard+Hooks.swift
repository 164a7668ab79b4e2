import Terminal
import TriageCore

/// What hooks have to say in a call.
extension Wizard {
    /// Takes what a hook knows, and says so above the card.
    mutating func tell(hooked kind: Event.Kind, at time: Timestamp) -> [Effect] { announce([kind], at: time) }

    /// Says what is to be said about a hook: above the card, and in place of the help line, since on a small
    /// screen no row above it is in sight.
    mutating func tell(remark text: String) {
        tell(marks.warning, text, .warning)
        notice = Notice(text: text, role: .warning)
    }
}
