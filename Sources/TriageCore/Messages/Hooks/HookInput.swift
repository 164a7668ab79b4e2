/// What hooks are told of an enquiry: one line for those that may see personal data, one for all others.
///
/// **Shape**: `{"event":"on-close","key":"019f…","enquiry":{…}}`, the enquiry with the members of a record so far.
package struct HookInput: Sendable, Equatable {
    /// The line for hooks that are not marked as personal.
    package let plain: String
    /// The line with personal data.
    package let personal: String

    /// What an event is about besides the enquiry.
    package enum Subject: Sendable, Equatable {
        /// A fact that was confirmed, and its value.
        case fact(FactID, Value, isPersonal: Bool)
        /// What became of a message.
        case message(FollowUp)
    }

    /// Takes lines that were made before.
    init(plain: String, personal: String) {
        self.plain = plain
        self.personal = personal
    }

    /// Makes both lines.
    ///
    /// - Parameters:
    ///   - record: the members of a record, so far.
    ///   - flows: the flows that the enquiry runs on; without them nobody knows what is a secret, and facts are
    ///     left out.
    package init(
        _ event: HookEvent, of id: EnquiryID, _ record: [UInt8], flows: FlowSet?,
        about subject: Subject? = nil
    ) {
        let members = JSONParser.parse(record).value?.members ?? []
        func line(isPersonal: Bool) -> String {
            let filter = HookFilter(flows: flows, isPersonal: isPersonal)
            var writer = JSONWriter()
            writer.object { writer in
                writer.key("event")
                writer.string("\(event)")
                writer.key("key")
                writer.string(subject?.key ?? id.text)
                subject?.write(in: &writer, isPersonal: isPersonal)
                writer.key("enquiry")
                writer.object { writer in filter.write(members, in: &writer) }
            }
            return writer.text
        }
        plain = line(isPersonal: false)
        personal = line(isPersonal: true)
    }

    /// The line for a hook, with its line break.
    package func line(for hook: Hook) -> [UInt8] {
        Array((hook.isPersonal ? personal : plain).utf8) + [UInt8(ascii: "\n")]
    }
}

extension HookInput.Subject {
    /// By what a receiver can tell that it has been told before, if not by the enquiry.
    fileprivate var key: String? {
        switch self {
        case .fact: nil
        case .message(let followUp):
            OutboxName(followUp.enquiry, followUp.message, followUp.number).description
        }
    }

    fileprivate func write(in writer: inout JSONWriter, isPersonal: Bool) {
        switch self {
        case .fact(let id, let value, let isOwnPersonal):
            writer.key("fact")
            writer.string(id.rawValue)
            guard isPersonal || !isOwnPersonal else { return }
            writer.key("value")
            writer.value(value)
        case .message(let followUp):
            writer.key("message")
            writer.object { writer in
                writer.key("message")
                writer.string(followUp.message.rawValue)
                writer.key("n")
                writer.int(followUp.number)
                writer.key("state")
                writer.string(followUp.state.rawValue)
                writer.key("at")
                writer.string(followUp.at.rfc3339)
                // A mail program repeats addresses.
                guard isPersonal, !followUp.words.isEmpty else { return }
                writer.key("words")
                writer.string(followUp.words)
            }
        }
    }
}
