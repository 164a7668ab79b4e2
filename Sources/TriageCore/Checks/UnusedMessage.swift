/// A message that no node sends.
enum UnusedMessage: Check {
    static let codes = [Finding.Code.unusedMessage]

    static func findings(in analysis: Analysis) -> [Finding] {
        let sent = analysis.messages.meant
        return analysis.flow.messages.filter { analysis.flow.isOwn($0.file) && !sent.contains($0.id) }.map {
            analysis.flow.file.finding(
                superfluous: .unusedMessage, at: $0.span, "no node sends '\($0.id)'")
        }
    }
}

extension Finding.Code {
    /// A message that nobody gets.
    static let unusedMessage = Finding.Code(
        "unused-message", .warning,
        fault: "A message is declared, but no node sends it.",
        harm: "Nobody ever gets it: either it is left over, or sending it was forgotten.",
        cure: "Name it in the \"send\" of a node, or remove it.",
        examples: Finding.Example(
            "no node sends 'spare'",
            in: [
                "messages":
                    #"{ ▸"spare": { "to": ["desk@client.example"], "subject": "Note", "body": ["Hello"] } }"#
            ],
            cured: [
                "messages":
                    #"{ "spare": { "to": ["desk@client.example"], "subject": "Note", "body": ["Hello"] } }"#,
                "nodes": #"{ "first": { "ask": ["isOn"], "send": ["spare"], "end": "done" } }"#,
            ]))
}
