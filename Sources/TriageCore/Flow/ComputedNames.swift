extension Expression {
    /// The names written in an expression, those of functions and fields among them; found without checking
    /// it, so that computed facts can be put in order first.
    static func names(in source: String) -> [String] {
        var names: [String] = []
        var quote: Character?
        var word = ""
        for character in source + " " {
            if let open = quote {
                if character == open { quote = nil }
                continue
            }
            if character == "'" || character == "\"" { quote = character }
            if character.isLetter || character.isNumber || character == "_" {
                word.append(character)
            } else if !word.isEmpty {
                names.append(word)
                word = ""
            }
        }
        return names
    }
}
