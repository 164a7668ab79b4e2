/// The parts of a date as written. **Shape**: `2026-07-15`, `15.7.2026`, `7/15/26` in the language's order,
/// `15 July 2026`, `July 15th`.
struct WrittenDay {
    /// The month, not checked.
    let month: Int
    /// The day of the month, not checked.
    let day: Int
    private let year: Year

    private enum Year {
        case whole(Int)
        /// The last two digits.
        case short(Int)
        case missing
    }

    /// Takes a date apart; nil if it is none.
    ///
    /// - Parameters:
    ///   - text: in simplified form.
    ///   - order: of year, month and day where all are numbers, such as `dMy`.
    ///   - monthNamed: the month that words name, 0 if they are no name; nil if they do not belong in a date.
    init?(_ text: String, order: () -> String, month monthNamed: ([String]) -> Int?) {
        guard let first = text.first, first.isLetter || first.isNumber,
            text.allSatisfy({
                $0.isLetter || $0.isNumber || $0.isWhitespace || "./,،-'’()".contains($0)
            })
        else { return nil }
        let digits = Self.runs(of: text) { $0.isASCII && $0.isNumber }
        let numbers = digits.compactMap { Int($0) }
        // The year is the number with four digits, first or last.
        let wholes = digits.indices.filter { digits[$0].count == 4 }
        guard numbers.count == digits.count, digits.allSatisfy({ $0.count <= 2 || $0.count == 4 }),
            wholes.count <= 1, wholes.first.map({ $0 == 0 || $0 == digits.count - 1 }) ?? true,
            let named = monthNamed(Self.words(in: text))
        else { return nil }
        let rest = numbers.indices.filter { !wholes.contains($0) }.map { numbers[$0] }
        let whole = wholes.first.map { Year.whole(numbers[$0]) }
        switch (isNamed: named > 0, rest.count) {
        case (true, 1): (year, month, day) = (whole ?? .missing, named, rest[0])
        case (true, 2) where whole == nil: (year, month, day) = (.short(rest[1]), named, rest[0])
        case (false, 2):
            let isMonthFirst = wholes.first == 0 || order().first { $0 != "y" } == "M"
            let (first, second) = (rest[0], rest[1])
            (year, month, day) =
                isMonthFirst ? (whole ?? .missing, first, second) : (whole ?? .missing, second, first)
        case (false, 3) where whole == nil:
            let parts = Dictionary(zip(order(), rest), uniquingKeysWith: { first, _ in first })
            guard let short = parts["y"], let month = parts["M"], let day = parts["d"] else { return nil }
            (self.year, self.month, self.day) = (.short(short), month, day)
        default: return nil
        }
    }

    /// The years that can be meant when another year is the present one.
    func years(around present: Int) -> [Int] {
        switch year {
        case .whole(let year): [year]
        case .short(let digits): [-100, 0, 100].map { present / 100 * 100 + digits + $0 }
        // Far enough for the nearest two 29 Februaries.
        case .missing: Array(present - 8...present + 8)
        }
    }

    /// The words in a text, without numbers and punctuation.
    static func words(in text: String) -> [String] { runs(of: text) { $0.isLetter } }

    private static func runs(of text: String, where belongs: (Character) -> Bool) -> [String] {
        text.split { !belongs($0) }.map(String.init)
    }
}
