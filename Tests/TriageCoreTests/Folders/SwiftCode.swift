/// The code of a Swift file without comments and literal text; interpolated code stays.
///
/// Not supported: block comments, which the lint forbids, and regular expressions between bare slashes.
struct SwiftCode {
    /// The code line by line, with as many lines as the file has.
    let lines: [String]

    /// Takes the text of a file.
    init(_ source: String) {
        var reader = Reader(bytes: Array(source.utf8))
        reader.readCode()
        lines = String(decoding: reader.code, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private struct Reader {
        let bytes: [UInt8]
        var index = 0
        var code: [UInt8] = []

        private static let (newLine, mark, quote) = (
            UInt8(ascii: "\n"), UInt8(ascii: "#"), UInt8(ascii: "\"")
        )
        private static let (slash, escape) = (UInt8(ascii: "/"), UInt8(ascii: "\\"))
        private static let (opening, closing) = (UInt8(ascii: "("), UInt8(ascii: ")"))

        /// The byte that many places ahead; zero past the end.
        private func byte(_ ahead: Int = 0) -> UInt8 {
            index + ahead < bytes.count ? bytes[index + ahead] : 0
        }

        /// Reads code to its end, or to the parenthesis that closes an interpolation.
        mutating func readCode(isInterpolated: Bool = false) {
            var depth = 0
            while index < bytes.count {
                switch byte() {
                case Self.slash where byte(1) == Self.slash:
                    while index < bytes.count, byte() != Self.newLine { index += 1 }
                    continue
                case Self.mark, Self.quote: if readLiteral() { continue }
                case Self.opening: depth += 1
                case Self.closing where isInterpolated && depth == 0: return
                case Self.closing: depth -= 1
                default: break
                }
                code.append(byte())
                index += 1
            }
        }

        /// Reads a literal if one begins here. **Shape**: any number of `#`, then `"`, three of them or `/`.
        private mutating func readLiteral() -> Bool {
            let marks = bytes[index...].prefix { $0 == Self.mark }.count
            let quote = byte(marks)
            guard quote == Self.quote || quote == Self.slash && marks > 0 else { return false }
            let isLong = quote == Self.quote && byte(marks + 1) == quote && byte(marks + 2) == quote
            let end =
                Array(repeating: quote, count: isLong ? 3 : 1) + Array(repeating: Self.mark, count: marks)
            index += end.count
            while index < bytes.count, byte() != quote || !bytes[index...].starts(with: end) {
                if byte() == Self.escape, bytes[(index + 1)...].prefix(marks).allSatisfy({ $0 == Self.mark })
                {
                    index += 1 + marks
                    if byte() == Self.opening, quote == Self.quote {
                        index += 1
                        code += Array(" ".utf8)
                        readCode(isInterpolated: true)
                        code += Array(" ".utf8)
                    }
                }
                if byte() == Self.newLine { code.append(Self.newLine) }
                index += 1
            }
            index += end.count
            return true
        }
    }
}
