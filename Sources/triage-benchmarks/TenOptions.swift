/// The list that every program shows: one question with ten options.
enum TenOptions {
    /// The question.
    static let question = "What is the call about?"
    /// The labels; none is part of another.
    static let labels = [
        "E-mail does not arrive", "E-mail cannot be sent", "Website is down", "Website is slow",
        "Password forgotten", "Mailbox is full", "Domain has expired", "Invoice is wrong",
        "Moving to another provider", "Something else",
    ]
    /// The label that is drawn last; once it appears, the list is complete.
    static let last = labels[labels.count - 1]

    /// A flow that asks the question; the next card shows what was chosen.
    static var flow: String {
        let options = labels.enumerated().map { #"{ "value": "o\#($0)", "label": "\#($1)" }"# }
        return """
            {
              "format": 1, "id": "ten", "title": "Ten options", "version": "1.0.0", "language": "en-AU",
              "timeZone": "Australia/Melbourne", "currency": "AUD", "channels": ["phone"], "start": "topic",
              "facts": { "topic": { "type": "choice", "label": "\(question)",
                "options": [\(options.joined(separator: ", "))] } },
              "outcomes": { "done": { "label": "Done", "kind": "resolved" } },
              "nodes": {
                "topic": { "title": "Topic", "ask": ["topic"], "next": "last" },
                "last": { "title": "Last", "say": ["Chosen: {{topic}}"], "next": "end" },
                "end": { "end": "done" }
              }
            }
            """
    }

    /// A script that asks the question with Python's questionary; the labels are its arguments.
    static let script = """
        import sys
        import questionary
        questionary.select("\(question)", choices=sys.argv[1:]).ask()
        """
}
