/// Rendered messages as JSON, in events and in records.
extension JSONWriter {
    /// Writes a rendered message as an object.
    mutating func message(_ message: RenderedMessage) {
        object { writer in
            writer.messageMembers(message)
        }
    }

    /// Writes the members of a rendered message.
    mutating func messageMembers(_ message: RenderedMessage) {
        for (name, texts) in [("to", message.to), ("cc", message.cc)] {
            key(name)
            strings(texts)
        }
        key("subject")
        string(message.subject)
        key("body")
        strings(message.body)
    }

    /// Writes a list of strings.
    mutating func strings(_ texts: [String]) {
        array { writer in texts.forEach { writer.string($0) } }
    }
}

extension RenderedMessage {
    /// Reads a message that was written as an object.
    init?(_ json: JSON) {
        func texts(_ key: String) -> [String]? { json[key]?.elements?.compactMap(\.string) }
        guard let to = texts("to"), let cc = texts("cc"), let subject = json["subject"]?.string,
            let body = texts("body")
        else { return nil }
        self.init(to: to, cc: cc, subject: subject, body: body)
    }
}
