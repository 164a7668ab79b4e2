/// Which neighbouring words of a line belong on one row: the parts of a date, an amount, a phone number.
///
/// Told by their shape, so that it holds for what a flow says in its own words as much as for values, and so
/// that the space between them stays an ordinary one. A pair too many only makes a row shorter.
struct Cohesion {
    private let words: [Word]

    /// Takes the words of a line, without the spaces between them.
    init(_ words: [String]) {
        self.words = words.map(Word.init)
    }

    /// Whether each word is held to the one after it; one fewer than there are words.
    var pairs: [Bool] {
        guard words.count > 1 else { return [] }
        var pairs = words.indices.dropLast().map { Self.isHeld(words[$0], words[$0 + 1]) }
        for day in words.indices where words[day].isDay {
            // A day, up to three words that name the month, and a year: `1 July 2026`, `1 de julio de 2026`.
            let names = words[(day + 1)...].prefix(3).prefix { $0.isName }
            guard let year = names.indices.last.map({ $0 + 1 }), year < words.count, words[year].isYear else {
                continue
            }
            for index in day..<year { pairs[index] = true }
        }
        for index in words.indices.dropFirst().dropLast()
        where words[index].isDay && words[index].ending == "," && words[index + 1].isYear {
            // `July 1, 2026`
            if words[index - 1].isTitle { pairs[index] = true }
        }
        return pairs
    }

    private static func isHeld(_ word: Word, _ next: Word) -> Bool {
        // Groups of digits; a number that ends a clause begins no other.
        if word.isNumber, next.isNumber, word.ending == nil || word.ending == ")" { return true }
        // A unit or a currency after its number, a currency before it.
        if word.isNumber, word.ending == nil, next.isUnit { return true }
        if word.isCurrency, next.isNumber { return true }
        // A day beside a month that stands without a year.
        if word.isDay, word.ending == nil || word.ending == ".", next.isTitle || word.ending == "." {
            return next.isName
        }
        return word.isTitle && word.ending == nil && next.isDay
    }

    /// A word seen without the punctuation around it.
    private struct Word {
        /// The last character, if it is punctuation.
        let ending: Character?
        /// Whether it is made of digits and the signs that stand among them.
        let isNumber: Bool
        /// Whether it is the number of a day, such as `1`, `1.`, `1st`.
        let isDay: Bool
        /// Whether it is the number of a year.
        let isYear: Bool
        /// Whether it consists of three letters or more, as the names of months do, or is `de`.
        let isName: Bool
        /// Whether it is a name with a capital letter.
        let isTitle: Bool
        /// Whether it may be a unit: a currency's sign, or no more than three letters.
        let isUnit: Bool
        /// Whether it may be a currency before its amount: its sign or its capital letters.
        let isCurrency: Bool

        init(_ text: String) {
            let core = text.drop { "([\"'„“‚‘«".contains($0) }
            ending = core.last.flatMap { ".,;:!?)]\"'”’»“".contains($0) ? $0 : nil }
            let bare = String(core.reversed().drop { ".,;:!?)]\"'”’»“".contains($0) }.reversed())
            let digits = bare.count(where: \.isNumber)
            let letters = bare.count(where: \.isLetter)
            let hasSign = bare.contains(where: \.isCurrencySymbol)
            isNumber =
                digits > 0 && letters == 0 && bare.last?.isNumber == true
                && (bare.first.map { $0.isNumber || "+-−".contains($0) || $0.isCurrencySymbol } ?? false)
            let isOrdinal = letters == 2 && ["st", "nd", "rd", "th"].contains(String(bare.suffix(2)))
            isDay = (1...2).contains(digits) && digits + letters == bare.count && (letters == 0 || isOrdinal)
            isYear = digits == 4 && bare.count == 4
            isName = letters == bare.count && letters >= 3 || bare.lowercased() == "de"
            isTitle = isName && bare.first?.isUppercase == true
            isUnit = (1...3).contains(bare.count) && (letters == bare.count || hasSign && digits == 0)
            isCurrency = hasSign && digits == 0 || (2...3).contains(letters) && bare.allSatisfy(\.isUppercase)
        }
    }
}
