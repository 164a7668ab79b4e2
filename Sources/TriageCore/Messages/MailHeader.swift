import Foundation

/// The values of headers: folded, and encoded where they are not plain ASCII.
enum MailHeader {
    /// A line that is folded is at most this long. **Units**: bytes.
    private static let limit = 76
    private static let opening = "=?utf-8?B?"
    private static let closing = "?="

    /// Addresses, a few to a line.
    static func addresses(_ addresses: [String]) -> String {
        var lines = [""]
        for (index, address) in addresses.map(MailAddress.encoded).enumerated() {
            let item = address + (index < addresses.count - 1 ? "," : "")
            let line = lines[lines.count - 1]
            // The name of the header stands before the first line, a space before each.
            if line.isEmpty || line.utf8.count + item.utf8.count + 6 <= limit {
                lines[lines.count - 1] = line.isEmpty ? item : line + " " + item
            } else {
                lines.append(item)
            }
        }
        return lines.joined(separator: "\n ")
    }

    /// Unstructured text, such as a subject; plain ASCII stays as it is, folded at spaces.
    ///
    /// - Parameter name: the header's name with its colon and space, for the length of the first line.
    static func text(_ text: String, behind name: String) -> String {
        guard isPlain(text) else { return encodedWords(text, room: limit - name.utf8.count) }
        var lines = [""]
        var room = limit - name.utf8.count
        for word in text.split(separator: " ") {
            let line = lines[lines.count - 1]
            if line.isEmpty || line.utf8.count + 1 + word.utf8.count <= room {
                lines[lines.count - 1] = line.isEmpty ? String(word) : line + " " + word
            } else {
                lines.append(String(word))
                room = limit - 1
            }
        }
        return lines.joined(separator: "\n ")
    }

    /// A name before an address: quoted where it has signs with a meaning, encoded beyond ASCII.
    static func phrase(_ text: String) -> String {
        guard isPlain(text), text.utf8.count < limit / 2 else { return encodedWords(text, room: limit - 8) }
        guard !text.allSatisfy({ $0.isLetter || $0.isNumber || " -'".contains($0) }) else { return text }
        let quoted = text.replacing(#"\"#, with: #"\\"#).replacing("\"", with: "\\\"")
        return "\"\(quoted)\""
    }

    /// A moment. **Shape**: `Wed, 15 Jul 2026 10:00:00 +1000`.
    static func date(_ time: Timestamp, in zone: TimeZone) -> String {
        let date = Date(timeIntervalSince1970: Double(time.milliseconds) / 1000)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = calendar.dateComponents(
            [.weekday, .day, .month, .year, .hour, .minute, .second], from: date)
        let day = weekdays[(parts.weekday ?? 1) - 1]
        let month = months[(parts.month ?? 1) - 1]
        func two(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
        let offset = zone.secondsFromGMT(for: date) / 60
        let sign = offset < 0 ? "-" : "+"
        return "\(day), \(parts.day ?? 1) \(month) \(parts.year ?? 1970) "
            + "\(two(parts.hour)):\(two(parts.minute)):\(two(parts.second)) "
            + "\(sign)\(two(abs(offset) / 60))\(two(abs(offset) % 60))"
    }

    // The words of RFC 5322, whatever the language of the flow.
    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Whether a text can stand in a header as it is: no reader may take a part of it for an encoded word, and
    /// folding must not change its spaces.
    private static func isPlain(_ text: String) -> Bool {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        return text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
            && (text.isEmpty || words.allSatisfy { !$0.isEmpty && $0.utf8.count < limit - 10 })
    }

    /// A text in encoded words, cut between characters. **Source**: RFC 2047, at most 75 bytes each.
    private static func encodedWords(_ text: String, room: Int) -> String {
        func capacity(_ room: Int) -> Int {
            max(3, (min(room, 75) - opening.utf8.count - closing.utf8.count) / 4 * 3)
        }
        var words: [[UInt8]] = [[]]
        var free = capacity(room)
        // A character that alone is longer than a word is cut between its scalars.
        let units = text.flatMap { $0.utf8.count <= 45 ? [String($0)] : $0.unicodeScalars.map { String($0) } }
        for unit in units {
            if unit.utf8.count > free {
                words.append([])
                free = capacity(limit - 1)
            }
            words[words.count - 1] += unit.utf8
            free -= unit.utf8.count
        }
        return words.filter { !$0.isEmpty || words.count == 1 }
            .map { opening + Data($0).base64EncodedString() + closing }.joined(separator: "\n ")
    }
}
