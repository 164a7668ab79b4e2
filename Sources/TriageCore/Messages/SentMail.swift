import Foundation

/// What a mail program must be told about a message: who sends it to whom, read back from its file.
struct SentMail: Equatable {
    /// The sender's address; nil if the message has none yet.
    let sender: String?
    /// The addresses of all recipients, each once.
    let recipients: [String]

    /// Reads the headers of a message that ``MailMessage`` wrote.
    init(_ bytes: [UInt8]) {
        let text = String(decoding: bytes.prefix(1 << 22), as: UTF8.self)
        let head = text.range(of: "\n\n").map { text[..<$0.lowerBound] } ?? text[...]
        let headers = head.replacing("\n ", with: " ").split(separator: "\n")
        func value(_ name: String) -> Substring? {
            headers.first { $0.hasPrefix(name + ": ") }?.dropFirst(name.utf8.count + 2)
        }
        sender = value("From").map { from in
            guard from.hasSuffix(">"), let start = from.lastIndex(of: "<") else { return String(from) }
            return String(from[from.index(after: start)...].dropLast())
        }
        var seen: Set<String> = []
        recipients = ["To", "Cc"].compactMap(value).flatMap { $0.split(separator: ",") }
            .map { String($0).trimming }.filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}
