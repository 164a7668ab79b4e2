/// A message that is sent but not declared.
enum UnknownMessage: Check {
    static let codes = [Finding.Code.unknownMessage]

    static func findings(in analysis: Analysis) -> [Finding] {
        analysis.messages.unknown.map { analysis.unknown(.unknownMessage, $0, "message", analysis.messages) }
    }
}

extension Finding.Code {
    /// A message that does not exist.
    static let unknownMessage = Finding.Code(
        "unknown-message", .error,
        fault: "A node sends a message that the flow does not have.",
        harm: "Nothing would be sent, and the client would wait for the e-mail that the agent promised.",
        cure: "Write the name of a message that is declared under \"messages\", or declare it.",
        examples: Finding.Example(
            "there is no message 'notes'; did you mean 'note'?",
            in: [
                "messages":
                    #"{ "note": { "to": ["desk@client.example"], "subject": "Note", "body": ["Hello"] } }"#,
                "nodes": #"{ "first": { "ask": ["isOn"], "send": [▸"notes"], "end": "done" } }"#,
            ],
            cured: [
                "messages":
                    #"{ "note": { "to": ["desk@client.example"], "subject": "Note", "body": ["Hello"] } }"#,
                "nodes": #"{ "first": { "ask": ["isOn"], "send": ["note"], "end": "done" } }"#,
            ]))
}
