/// The wizard's own words in the language of a flow.
package struct Wording: Sendable {
    /// The languages of the wizard; the first is used for flows in any other language.
    package static let languages: [any Language] = [English(), Slovak()]

    /// The language in use.
    package let language: any Language
    private let tag: String

    /// Chooses the words for a flow's language. **Shape**: a language tag such as `sk-SK`.
    package init(language tag: String) {
        let code = tag.utf8.prefix { $0 != UInt8(ascii: "-") }
        language =
            Self.languages.first { language in
                // Codes are small letters, and the tag may have capital ones.
                language.code.utf8.elementsEqual(code) { $0 == $1 | 0x20 }
            } ?? Self.languages[0]
        self.tag = tag
    }

    /// A phone number of the flow's country that belongs to nobody.
    private var phone: String { PhoneExample.number(forLanguage: tag) }

    /// The words for flow authors and command-line users.
    package static var english: Wording { Wording(language: "en") }

    /// The words of a phrase.
    package func callAsFunction(_ phrase: Phrase) -> String { language.words(for: phrase) }

    /// The words of a phrase on a page about a record.
    package func record(_ phrase: RecordPhrase) -> String { language.words(for: phrase) }

    /// The label of a choice.
    package func callAsFunction(_ choice: Choice) -> String { language.words(for: choice).label }

    /// The letter that takes a choice.
    package func letter(_ choice: Choice) -> Character { language.words(for: choice).letter }

    /// What a channel of a flow is called. **Shape**: `telefón` for `phone`; an unusual one keeps its name.
    package func channel(_ name: String) -> String { language.channels[name] ?? name }

    /// A word of the terminal's widgets.
    package func widget(_ word: WidgetWord) -> String { language.words(for: word) }

    /// The words for what was left out for a reason.
    package func leftOut(because reason: String) -> String { "\(self(.answerLeftOut)): \(reason)" }

    /// What is wrong with an answer and what is expected, with an example. **Shape**: two or three clauses
    /// without a full stop.
    package func callAsFunction(_ problem: InputProblem) -> String {
        language.words(for: problem, phone: phone)
    }

    /// What an answer of a type looks like, with an example.
    package func form(of type: FactType) -> String { language.form(of: type, phone: phone) }

    /// Why something could not be read or written. **Shape**: a clause without a full stop.
    package func callAsFunction(why error: StorageError) -> String { language.words(for: error) }

    /// The end of a message, suggesting the nearest known name; empty if none is near.
    package func nearest(to word: String, among known: [String]) -> String {
        NearestName.of(word, among: known).map { "; " + self(.didYouMean($0)) } ?? ""
    }
}

extension StorageError: CustomStringConvertible {
    /// What happened, in English. **Shape**: `cannot write '/…/2026-11.jsonl': no space left on device`.
    public var description: String { Wording.english(why: self) }
}
