import Terminal
import TriageCore

extension ListOption {
    /// A choice with its letter, in the given language.
    init(_ choice: Choice, _ wording: Wording) {
        self.init(wording(choice), key: wording.letter(choice))
    }
}
