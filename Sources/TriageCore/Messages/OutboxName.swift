/// The name of a message in the outbox.
///
/// **Shape**: `019f….follow-up.1`: the enquiry, the message's name in its flow, and which of that message's
/// approvals in the enquiry it is, from 1.
package struct OutboxName: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The enquiry.
    package let enquiry: EnquiryID
    /// The message's name in its flow.
    package let message: MessageID
    /// Which of the message's approvals in the enquiry it is, from 1.
    package let number: Int

    /// Names one approval of a message.
    package init(_ enquiry: EnquiryID, _ message: MessageID, _ number: Int) {
        self.enquiry = enquiry
        self.message = message
        self.number = number
    }

    /// Parses a name, or that of a message's file; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let text = String(text.hasSuffix(".eml") ? String(text.dropLast(4)) : String(text))
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let enquiry = EnquiryID(parts[0]), let number = Int(parts[2]), number > 0,
            !parts[1].isEmpty, parts[1].utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") })
        else { return nil }
        self.init(enquiry, MessageID(String(parts[1])), number)
        // A name written in another way would be another file.
        guard description == text else { return nil }
    }

    /// The name as the files and the log have it.
    package var description: String { "\(enquiry.text).\(message.rawValue).\(number)" }

    /// The name of the message's file.
    var file: String { "\(self).eml" }
    /// The name of the file that says what became of the attempts to send it.
    var attemptsFile: String { "\(self).json" }
    /// Its `Message-ID`, the same at every attempt, so that a receiver can tell a second copy.
    package var messageID: String { "<\(self)@triage.invalid>" }

    /// In the order of the enquiries' openings.
    package static func < (left: OutboxName, right: OutboxName) -> Bool {
        (left.enquiry, left.message.rawValue, left.number)
            < (right.enquiry, right.message.rawValue, right.number)
    }
}

extension Enquiry {
    /// The name in the outbox of a message that was approved.
    package func outboxName(_ queued: QueuedMessage) -> OutboxName {
        OutboxName(opening.id, queued.id, queued.number)
    }
}
