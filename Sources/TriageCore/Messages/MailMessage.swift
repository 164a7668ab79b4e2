import Foundation

/// A message of an enquiry as the bytes that a mail program sends.
///
/// Nothing is left for a mail server to guess or to re-encode: lines end with LF and are at most 76 bytes
/// long where they are encoded and 998 otherwise, everything beyond ASCII is encoded, only an address may keep
/// letters beyond ASCII before its `@`.
/// **Source**: RFC 5322, RFC 2045 to 2047, RFC 3834 (`Auto-Submitted`).
package struct MailMessage: Sendable, Equatable {
    /// Who it comes from; nil if that is not known yet, so that it must not be sent.
    package let sender: Mailbox?
    /// The message that the agent approved.
    package let content: RenderedMessage
    /// When it was approved.
    package let date: Timestamp
    /// The zone in which that time is given.
    package let timeZone: TimeZone
    /// Its name in the outbox, which becomes its `Message-ID`: the same at every attempt to send it.
    package let name: OutboxName

    /// A name and an address.
    package struct Mailbox: Sendable, Equatable {
        /// The name of a person or a desk; empty for none.
        package let name: String
        /// The address. **Shape**: `support@desk.example`.
        package let address: String

        /// Joins a name with an address.
        package init(name: String, address: String) {
            self.name = name
            self.address = address
        }

        /// Reads a sender as people write it; nil if its address is not valid. **Shape**: `support@desk.example`,
        /// `Support desk <support@desk.example>`.
        package init?(_ text: String) {
            let parts = text.split(separator: "<", maxSplits: 1).map { String($0).trimming }
            let isBare = parts.count == 1
            guard let last = parts.last, isBare || last.hasSuffix(">"),
                let address = RenderedMessage.address(isBare ? last : String(last.dropLast()))
            else { return nil }
            let name = isBare ? "" : parts[0].filter { $0 != "\"" }
            self.init(name: name, address: address)
        }

        /// The mailbox as a header gives it. **Shape**: `"Support desk" <support@desk.example>`.
        var header: String {
            let address = MailAddress.encoded(address)
            return name.isEmpty ? address : "\(MailHeader.phrase(name)) <\(address)>"
        }
    }

    /// Puts together what a message needs besides its content.
    package init(
        _ content: RenderedMessage, from sender: Mailbox?, approved date: Timestamp, in timeZone: TimeZone,
        name: OutboxName
    ) {
        self.content = content
        self.sender = sender
        self.date = date
        self.timeZone = timeZone
        self.name = name
    }

    /// The headers, an empty line and the body.
    package var bytes: [UInt8] {
        let body = MailBody(content.body)
        var headers: [(String, String)] = []
        if let sender { headers.append(("From", sender.header)) }
        headers.append(("To", MailHeader.addresses(content.to)))
        if !content.cc.isEmpty { headers.append(("Cc", MailHeader.addresses(content.cc))) }
        headers += [
            ("Subject", MailHeader.text(content.subject, behind: "Subject: ")),
            ("Date", MailHeader.date(date, in: timeZone)), ("Message-ID", name.messageID),
            ("Auto-Submitted", "auto-generated"), ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"), ("Content-Transfer-Encoding", body.encoding),
        ]
        let head = headers.map { "\($0.0): \($0.1)\n" }.joined()
        return Array((head + "\n" + body.text).utf8)
    }
}

/// E-mail addresses as mail servers understand them.
enum MailAddress {
    /// The address with its domain in ASCII. **Source**: IDNA, by Foundation's URLs.
    static func encoded(_ address: String) -> String {
        guard let at = address.lastIndex(of: "@") else { return address }
        let domain = address[address.index(after: at)...]
        guard !domain.allSatisfy(\.isASCII) else { return address }
        let host = URLComponents(string: "http://\(domain)/")?.encodedHost ?? String(domain)
        return address[...at] + host
    }
}
