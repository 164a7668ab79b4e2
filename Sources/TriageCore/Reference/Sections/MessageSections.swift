extension FormatPage {
    /// Messages and how they are sent.
    static let messageSections = [
        Section(
            "Messages", .message,
            .prose(
                """
                An e-mail. What a node sends is pending from then on. The agent looks at it when the call is over, can
                change it or leave it out with a reason, and it is sent.
                """), .example(message),
            entries: [
                Entry("label"),
                Entry("to", "Addresses, mostly those of a contact or a fact.", checked: "never-known"),
                Entry("cc"), Entry("subject", "May hold placeholders."),
                Entry("body", "May hold placeholders; `{{notes}}` is what the agent wrote down."),
            ]),
        Section(
            "Sending", .sending,
            .prose("In `send` a message is its name, or this object."),
            entries: [
                Entry(
                    "message", "",
                    .members(
                        #"""
                        "messages": { "guide": { "to": ["{{email}}"], "subject": "Your guide",
                          "body": ["How to set up your phone."] } },
                        "nodes": { "here": { "say": ["I am sending you the guide."],
                          "send": [{ "message": "guide", "now": true, "when": "email != null" }],
                          "next": "last" } }
                        """#), checked: "unknown-message"),
                Entry("now", "Going back does not call it back."),
                Entry("when", "", checked: "maybe-unknown"),
            ]),
    ]

    private static let message = Example.members(
        #"""
        "messages": {
          "follow-up": {
            "label": "Follow-up to support",
            "to": ["support@desk.example",
                   { "text": "{{email}}", "when": "email != null" }],
            "cc": ["boss@desk.example"],
            "subject": "{{name}}: {{plan}}",
            "body": ["{{name}} pays {{fee}}.", "{{notes}}",
                     { "text": "Still broken.", "when": "works == false" }] } },
        "nodes": { "here": { "send": ["follow-up"], "next": "last" } }
        """#)
}
