/// What the hooks of one event are still to be told: a file in the outbox, kept until each of them has exited
/// with 0.
package struct HookJob: Sendable, Equatable {
    /// Its name, and that of its file. **Shape**: `019f….on-close`, `019f….on-message.follow-up.1.sent`.
    package let name: String
    /// The enquiry.
    package let enquiry: EnquiryID
    /// The event.
    package let event: HookEvent
    /// What the hooks are told; nil once all of them have been.
    package var input: HookInput?
    /// The hooks that need not be told again.
    package var done: [String] = []
    /// What became of the attempts so far.
    package var attempts = Attempts()

    /// Describes what is to be told of an enquiry's end, of its parking, or of a message.
    ///
    /// - Parameter detail: what tells it from the other jobs of that event and enquiry; empty if there is only one.
    package init(_ event: HookEvent, of enquiry: EnquiryID, detail: String = "", input: HookInput) {
        name = "\(enquiry.text).\(event)" + (detail.isEmpty ? "" : ".\(detail)")
        self.enquiry = enquiry
        self.event = event
        self.input = input
    }

    /// Whether it has been given up.
    package var hasFailed: Bool { attempts.settled == .failed }
}

extension HookJob {
    /// Reads a job's file; nil if it is none.
    init?(_ name: String, _ bytes: [UInt8]) {
        guard let json = JSONParser.parse(bytes).value, let attempts = Attempts(bytes),
            let enquiry = json["of"]?.string.flatMap({ EnquiryID($0) }),
            let event = json["event"]?.string.flatMap({ HookEvent($0) })
        else { return nil }
        self.name = name
        self.enquiry = enquiry
        self.event = event
        self.attempts = attempts
        done = (json["done"]?.elements ?? []).compactMap(\.string)
        guard let plain = json["plain"]?.string, let personal = json["personal"]?.string else { return }
        input = HookInput(plain: plain, personal: personal)
    }

    /// As one JSON object.
    var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            write(in: &writer)
            guard let input else { return }
            writer.key("plain")
            writer.string(input.plain)
            writer.key("personal")
            writer.string(input.personal)
        }
        return writer.bytes
    }

    /// Writes everything but what the hooks are told.
    package func write(in writer: inout JSONWriter) {
        writer.key("of")
        writer.string(enquiry.text)
        writer.key("event")
        writer.string("\(event)")
        writer.key("done")
        writer.strings(done)
        attempts.write(in: &writer)
    }
}
