/// A language of the wizard: everything that it says and the words that it understands in answers.
///
/// To add a language, add a folder beside `English` with a conforming type and list that type in
/// ``Wording/languages``. Switches over phrases have no `default`, so the compiler reports what a translation
/// lacks. Names of months, dates, amounts and numbers come from Foundation.
package protocol Language: Sendable {
    /// The language code at the start of a flow's language tag. **Shape**: ISO 639, such as `en`.
    var code: String { get }
    /// The words that are understood in answers.
    var answers: AnswerWords { get }
    /// What the usual channels of flows are called, by their names there; others are called by their names.
    var channels: [String: String] { get }

    /// A phrase of a call.
    func words(for phrase: Phrase) -> String
    /// A phrase of a page about a record.
    func words(for phrase: RecordPhrase) -> String
    /// The label of a choice, and this language's letter for it, which differs from others in the same list.
    func words(for choice: Choice) -> (label: String, letter: Character)
    /// A word of the terminal's widgets.
    func words(for word: WidgetWord) -> String
    /// What is wrong with an answer; `phone` is a phone number of the flow's country.
    func words(for problem: InputProblem, phone: String) -> String
    /// What an answer of a type looks like, with a valid example; `phone` is a number of the flow's country.
    func form(of type: FactType, phone: String) -> String
    /// Why something could not be read or written.
    func words(for error: StorageError) -> String
}
