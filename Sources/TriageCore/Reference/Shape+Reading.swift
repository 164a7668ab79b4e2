extension Shape {
    /// What a value is, for a reader. **Shape**: `text`, `list: text or line`, `by name: fact`.
    var reading: String {
        switch self {
        case .string(let rule): rule.reading
        case .integer: "whole number"
        case .boolean: "true or false"
        case .literal: "value"
        case .anything: "any value"
        case .null: "null"
        case .constant(let only): "\(only)"
        case .array(let element, _): "list: \(element.reading)"
        case .object(let object): object.name
        case .map(_, let element): "by name: \(element.reading)"
        case .either(let shapes): shapes.map(\.reading).formattedAlternatives
        }
    }
}

extension StringRule {
    /// What a text is, for a reader.
    fileprivate var reading: String {
        switch self {
        case .text, .anything, .language, .timeZone, .currency, .own: "text"
        case .camelCase, .kebabCase: "name"
        case .expression: "expression"
        case .oneOf(let words): words.count > 6 ? "word" : words.formattedAlternatives
        case .duration: "duration"
        case .regularExpression: "pattern"
        case .letter: "letter"
        case .moment: "moment"
        }
    }
}
