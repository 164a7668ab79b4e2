/// The wizard's own words in the language of a flow.
package struct Wording: Sendable, Equatable {
    /// The languages that the table has.
    package enum Language: String, Sendable, CaseIterable {
        case english = "en"
        case slovak = "sk"
    }

    /// The language that is used: English where the table lacks the flow's.
    package let language: Language

    /// Chooses the words for a flow's language. **Shape**: a tag such as `sk-SK`.
    package init(language tag: String) {
        let code = tag.lowercased().split(separator: "-").first.map(String.init) ?? tag
        language = Language(rawValue: code) ?? .english
    }

    /// A phrase in this language.
    package func callAsFunction(_ phrase: Phrase) -> String {
        let words = phrase.words
        return switch language {
        case .english: words.english
        case .slovak: words.slovak
        }
    }
}
