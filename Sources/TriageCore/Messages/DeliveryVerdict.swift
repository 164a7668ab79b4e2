import Foundation

/// What the answer of a mail program means for a message.
package enum DeliveryVerdict: Sendable, Equatable {
    /// The mail program has it. What a server says later comes to the sender's mailbox.
    case sent
    /// It is tried again later.
    case waits
    /// It is not tried again.
    case failed

    /// Judges by a reply code in the program's words first, then by its exit code.
    ///
    /// - Parameters:
    ///   - ending: how the program ended.
    ///   - words: what it said.
    ///   - keepsSilently: whether it is one that takes a message into its own queue and exits 75 without a
    ///     word, as OpenSMTPD's does while its server is down.
    package init(_ ending: ProgramEnding, words: String, keepsSilently: Bool) {
        guard case .exit(let code) = ending, code != 0 else {
            self = ending == .exit(0) ? .sent : .waits
            return
        }
        if let reply = Self.replyCode(in: words) {
            self = reply >= 500 ? .failed : .waits
        } else if Self.lasting.contains(code) {
            self = .failed
        } else {
            self = code == 75 && keepsSilently && words.isEmpty ? .sent : .waits
        }
    }

    /// EX_USAGE, EX_DATAERR, EX_NOUSER, EX_NOHOST, EX_NOPERM, EX_CONFIG. **Source**: sysexits.h.
    private static let lasting: Set<Int32> = [64, 65, 67, 68, 77, 78]

    /// An SMTP reply code for an error, at the start of a line or behind `: `. **Source**: RFC 5321, 4.2.
    private static func replyCode(in words: String) -> Int? {
        for line in words.split(whereSeparator: \.isNewline) {
            let parts = String(line).components(separatedBy: ": ")
            for part in parts {
                let digits = part.prefix { $0.isASCII && $0.isNumber }
                let rest = part.dropFirst(digits.count).first
                guard digits.count == 3, let code = Int(digits), (400..<600).contains(code),
                    rest == nil || rest == " " || rest == "-"
                else { continue }
                return code
            }
        }
        return nil
    }
}
