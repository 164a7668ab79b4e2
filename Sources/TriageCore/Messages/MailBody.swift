/// The body of a message: as it is where it is plain ASCII with lines short enough, else quoted-printable.
///
/// **Source**: RFC 2045, section 6.7; RFC 5322, section 2.1.1.
struct MailBody {
    /// The text, each line ended.
    let text: String
    /// The value of `Content-Transfer-Encoding`.
    let encoding: String

    /// Takes the lines of a message.
    init(_ lines: [String]) {
        // A text of several lines is several lines; a lone carriage return is none.
        let lines = lines.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
        if lines.allSatisfy(Self.isPlain) {
            text = lines.map { $0 + "\n" }.joined()
            encoding = "7bit"
        } else {
            text = lines.map { Self.quoted($0) + "\n" }.joined()
            encoding = "quoted-printable"
        }
    }

    /// Whether a line reaches its reader unchanged: servers refuse longer ones, some strip spaces at its end,
    /// and some mailboxes change a `From` at its beginning.
    private static func isPlain(_ line: Substring) -> Bool {
        line.utf8.count <= 998 && !line.hasPrefix("From ") && line.last != " " && line.last != "\t"
            && line.utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x09 }
    }

    private static func quoted(_ line: Substring) -> String {
        let bytes = Array(line.utf8)
        var rows = [""]
        for (index, byte) in bytes.enumerated() {
            let isLast = index == bytes.count - 1
            let isBlank = byte == 0x20 || byte == 0x09
            let isFrom = index == 0 && line.hasPrefix("From ")
            let isLiteral = (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=") && !isFrom
            let unit =
                isLiteral || isBlank && !isLast ? String(UnicodeScalar(byte)) : "=" + hexadecimal(byte)
            // The sign of a soft line break needs a place of its own.
            if rows[rows.count - 1].utf8.count + unit.utf8.count > 75 { rows.append("") }
            rows[rows.count - 1] += unit
        }
        return rows.joined(separator: "=\n")
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count < 2 ? "0" + digits : digits
    }
}
