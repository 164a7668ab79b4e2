/// Decodes messages: those of the flow, and those of its desks that it sends.
extension FlowDecoder {
    /// The flow's own messages, and those of its desks that it sends: what the others read, other flows know.
    mutating func decodeMessages() -> Catalog<Message> {
        let sendings =
            desks.isEmpty
            ? [] : members("nodes").flatMap { list($0.value["send"]) } + list(root["hangUp"]?["send"])
        let sent = Set(sendings.compactMap { ($0["message"] ?? $0).string })
        let definitions = definitions("messages").filter {
            $0.source.name == file.name || sent.contains($0.member.key)
        }
        return Catalog(definitions.map { one in within(one.source) { $0.message(one.member) } })
    }

    private mutating func message(_ member: JSON.Member) -> Message {
        for line in list(member.value["to"]) + list(member.value["cc"]) {
            checkAddress(line["text"] ?? line)
        }
        return Message(
            id: MessageID(member.key), span: member.keySpan, file: source,
            label: template(member.value["label"]), to: lines(member.value["to"]),
            cc: lines(member.value["cc"]),
            subject: template(member.value["subject"]) ?? Template(pieces: [], span: member.keySpan),
            body: lines(member.value["body"]))
    }

    /// Reports an address without placeholders that is not valid: nothing could ever be sent to it.
    mutating func checkAddress(_ json: JSON?) {
        guard let json, let text = json.string, !Template.begins(in: text), !text.allSatisfy(\.isWhitespace),
            FactType.email.normalized(text) == nil
        else { return }
        report(.badValue, at: json.span, "'\(text)' is not an e-mail address such as desk@client.example")
    }
}
