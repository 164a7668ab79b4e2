/// A language that the wizard speaks: everything that it says, and the words that it understands in answers.
///
/// Another language is a folder beside `English` with a type that conforms, and its name in
/// ``Wording/languages``. Every list of phrases is switched over without `default`, so the compiler names what
/// a translation lacks. Names of months, dates, amounts and numbers are Foundation's.
package protocol Language: Sendable {
    /// The language's code, which flows have before the country. **Shape**: ISO 639, such as `en`.
    var code: String { get }
    /// The words that are understood in answers.
    var answers: AnswerWords { get }

    /// A phrase of a call.
    func words(for phrase: Phrase) -> String
    /// What a choice is called, and the letter that takes it: one of its own, no two alike in one list.
    func words(for choice: Choice) -> (label: String, letter: Character)
    /// A word that the terminal's widgets show by themselves.
    func words(for word: WidgetWord) -> String
    /// What is wrong with an answer.
    func words(for problem: InputProblem) -> String
    /// What an answer of a type looks like, with an example that is one.
    func form(of type: FactType) -> String
    /// Why something could not be read or written.
    func words(for error: StorageError) -> String
}
