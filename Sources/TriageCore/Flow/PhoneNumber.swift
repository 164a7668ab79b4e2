/// A phone number as people write it, with an extension if it has one.
struct PhoneNumber {
    /// The number with single spaces and the dashes and digits of every keyboard. **Shape**:
    /// `0491 570 156`, `+421 (0) 2 555-012 ext 12`.
    let text: String

    /// Reads a number of 5 to 15 digits, grouped by single spaces, hyphens, dots or slashes, or with one
    /// group in parentheses; nil if the text is none.
    ///
    /// **Source**: E.164 section 6 for the most digits.
    init?(_ text: String) {
        let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
        let plain = isPlain ? text : Self.withPlainSigns(text)
        let spaced = plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var scanner = Scanner(Array(spaced.utf8))
        guard scanner.passNumber(), scanner.parentheses <= 1, (5...15).contains(scanner.digits),
            scanner.endsWithExtension
        else { return nil }
        self.text = spaced
    }

    /// The text with the signs that a keyboard has in place of others that look like them.
    private static func withPlainSigns(_ text: String) -> String {
        String(
            text.withoutLayoutMarks.withPlainDigits.map { character in
                switch character {
                case "\u{2010}"..."\u{2015}", "\u{2212}", "\u{FE58}", "\u{FE63}", "\u{FF0D}": "-"
                case "\u{FF0B}": "+"
                case "\u{FF08}": "("
                case "\u{FF09}": ")"
                default: character
                }
            })
    }

    /// Reads a number sign by sign: regular expressions take a millisecond to get ready, in the middle of a call.
    private struct Scanner {
        private let bytes: [UInt8]
        private var index = 0
        /// How many digits the number has, without its extension.
        private(set) var digits = 0
        /// How many of its groups are in parentheses.
        private(set) var parentheses = 0

        /// What an extension is called in several languages, and whether a dot may follow.
        private static let extensions: [(name: [UInt8], mayHaveDot: Bool)] = [
            ("extension", false), ("extn", true), ("ext", true), ("x", false), ("klapka", false),
            ("linka", false), ("kl", true), ("poste", false), ("ramal", false), ("dw", true), ("#", false),
        ].map { (Array($0.0.utf8), $0.1) }

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        /// Passes the number: groups of digits with a separator or none between them; false if there is none.
        mutating func passNumber() -> Bool {
            _ = pass("+")
            _ = pass(" ")
            guard passGroup(mayHavePlus: true) else { return false }
            while true {
                let start = index
                if !pass(" - ") { _ = pass(" ") || pass("-") || pass(".") || pass("/") }
                guard passGroup(mayHavePlus: false) else {
                    index = start
                    return true
                }
            }
        }

        /// Whether nothing follows but an extension, if that. A single digit is one only behind a space.
        var endsWithExtension: Bool {
            if index == bytes.count { return true }
            var rest = self
            _ = rest.pass(",")
            let isApart = rest.pass(" ")
            return Self.extensions.contains {
                rest.isExtension($0.name, $0.mayHaveDot, least: isApart ? 1 : 2)
            }
        }

        private func isExtension(_ name: [UInt8], _ mayHaveDot: Bool, least: Int) -> Bool {
            guard bytes[index...].prefix(name.count).map(Self.small) == name else { return false }
            var rest = self
            rest.index += name.count
            if mayHaveDot { _ = rest.pass(".") }
            _ = rest.pass(" ")
            let digits = bytes[rest.index...]
            return (least...6).contains(digits.count) && digits.allSatisfy(Self.isDigit)
        }

        private mutating func passGroup(mayHavePlus: Bool) -> Bool {
            let start = index
            guard pass("(") else { return passDigits() }
            if mayHavePlus { _ = pass("+") }
            guard passDigits(), pass(")") else {
                index = start
                return false
            }
            parentheses += 1
            return true
        }

        private mutating func passDigits() -> Bool {
            let count = bytes[index...].prefix(while: Self.isDigit).count
            index += count
            digits += count
            return count > 0
        }

        private mutating func pass(_ signs: StaticString) -> Bool {
            let count = signs.utf8CodeUnitCount
            guard index + count <= bytes.count,
                (0..<count).allSatisfy({ bytes[index + $0] == signs.utf8Start[$0] })
            else { return false }
            index += count
            return true
        }

        private static func isDigit(_ byte: UInt8) -> Bool {
            UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        }

        private static func small(_ byte: UInt8) -> UInt8 {
            UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
        }
    }
}
