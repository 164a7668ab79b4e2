extension FormatPage {
    /// Parts, how they are called and how they are repeated.
    static let partSections = [
        Section(
            "Parts and rounds",
            .prose(
                """
                A part is a flow that other flows call: a file of its own with `"part": true`. It has its own facts,
                messages and outcomes. Its caller lends it language, time zone, currency, channels, contacts and hours.
                """),
            .example(.flow(ticket)),
            .prose(
                """
                After the call the caller knows the part's facts and its outcome, here as `ticket.number` and
                `ticket.outcome`. Before it they are null. A part may call others, but never itself. Checked:
                `unknown-flow`, `not-a-part`, `call-recursion`, `part-disagrees`.
                """),
            .prose(
                """
                With `repeat` the part is run in rounds: one for each matter of the call, or each row of a list. Each
                round begins with nothing answered, and knows its number as `round`. Between two rounds a card lists
                those so far, each by the part's `summary`, and asks whether there is another one. There a round can
                be opened again or taken out.
                """),
            .example(.flow(matter)), .example(.flow(desk)),
            .prose(
                """
                The name of a repeated call is a list of the finished rounds, empty at first and never null. A round
                has the part's facts (null where it did not come to them), `outcome`, `outcomeKind` and `summary`.
                """)),
        Section(
            "Calls", .call, .prose("The member `call` of a node."), .example(ticketCall),
            entries: [
                Entry("flow", "", checked: "unknown-flow", "not-a-part", "call-recursion"),
                Entry("as", "", checked: "duplicate-name", "function-name"),
                Entry(
                    "with",
                    "A fact that the part neither asks nor sets follows the caller: a correction "
                        + "reaches the round at hand.", checked: "unknown-fact", "expression-type"),
                Entry("repeat", "See \"Rounds\".", checked: "nested-repeat"),
            ]),
        Section(
            "Rounds", .repetition, .prose("The member `repeat` of a call."), .example(rounds),
            entries: [
                Entry("ask", "May hold placeholders, such as figures of the rounds so far."),
                Entry("min", "With 0 it is asked before the first one too."),
                Entry("max", "After the last one the list is shown all the same, and waits for Enter."),
            ]),
    ]

    private static let ticketCall = Example.node(
        #""call": { "flow": "ticket", "as": "ticket", "with": { "about": "'E-mail'" } }"#)

    private static let rounds = Example.node(
        #"""
        "call": { "flow": "ticket", "as": "tickets", "with": { "about": "'E-mail'" },
                  "repeat": { "ask": "Is there another one?", "min": 0, "max": 20 } },
        "next": [
          { "when": "tickets.exists(t, t.outcome == 'refused')", "go": "first" },
          { "go": "last" } ]
        """#)

    private static let ticket = """
        {
          "format": 1, "id": "ticket", "title": "A ticket", "version": "1.0.0",
          "part": true, "summary": "{{about}}", "start": "open",
          "facts": {
            "about": { "type": "text", "label": "About" },
            "number": { "type": "text", "label": "Number of the ticket" },
            "agrees": { "type": "yesno", "label": "Do they want a ticket?" }
          },
          "outcomes": {
            "opened": { "label": "Ticket opened", "kind": "escalated" },
            "refused": { "label": "No ticket wanted", "kind": "declined" }
          },
          "nodes": {
            "open": { "say": ["Shall I open a ticket?"], "ask": ["agrees"],
              "next": { "yes": "number", "no": "no-ticket" } },
            "number": { "do": ["Open a ticket: {{about}}"], "ask": ["number"],
              "end": "opened" },
            "no-ticket": { "end": "refused" }
          }
        }
        """

    private static let matter = """
        {
          "format": 1, "id": "matter", "title": "One matter", "version": "1.0.0",
          "part": true, "summary": "{{about}}", "start": "about",
          "facts": {
            "caller": { "type": "text", "label": "Caller" },
            "about": { "type": "choice", "label": "What is it about?", "options": [
              { "value": "mail", "label": "E-mail" },
              { "value": "site", "label": "Website" } ] },
            "works": { "type": "yesno", "label": "Does it work now?" }
          },
          "messages": {
            "report": { "to": ["{{contacts.support.email}}"],
              "subject": "{{about}}: {{caller}}",
              "body": ["Matter {{round}} of the call is still open.", "{{notes}}"] }
          },
          "outcomes": {
            "solved": { "label": "Solved", "kind": "resolved" },
            "passed-on": { "label": "Passed on", "kind": "escalated" }
          },
          "nodes": {
            "about": { "title": "Matter {{round}}", "ask": ["about"],
              "next": "restart" },
            "restart": { "say": ["{{caller}}, please restart it.",
                { "text": "Once more.", "when": "round > 1", "id": "again" }],
              "do": ["Wait for the restart"], "ask": ["works"],
              "next": { "yes": "good", "no": "sorry" } },
            "good": { "say": ["Good to hear."], "end": "solved" },
            "sorry": { "say": ["A colleague will look at it."],
              "do": ["Note their number"], "send": ["report"], "end": "passed-on" }
          }
        }
        """

    /// The flow that the scenarios of the page try.
    private static let desk = """
        {
          "format": 1, "id": "helpline", "title": "Helpline", "version": "1.0.0",
          "language": "en-AU", "timeZone": "Australia/Melbourne",
          "channels": ["phone", "chat"], "start": "greeting",
          "contacts": {
            "support": { "name": "Support", "email": "support@desk.example" } },
          "targets": [
            { "id": "greeted", "within": "60s", "per": "enquiry",
              "until": "greeting" } ],
          "facts": {
            "name": { "type": "text", "label": "Caller's name", "personal": true },
            "customer": { "type": "text", "label": "Customer number",
              "optional": true, "pattern": "[A-Z0-9-]+",
              "hint": "Letters, digits and hyphens" }
          },
          "outcomes": {
            "helped": { "label": "Helped", "kind": "resolved" },
            "passed-on": { "label": "Passed on", "kind": "escalated" },
            "hung-up": { "label": "The caller hung up", "kind": "waiting" }
          },
          "hangUp": { "end": "hung-up" },
          "ignore": [ { "code": "failing-guard", "at": "nodes.greeting.next",
            "because": "a number with letters: the agent picks the way" } ],
          "nodes": {
            "greeting": { "say": ["Helpline, who is calling?"],
              "ask": ["name", "customer"],
              "next": [
                { "when": "customer != null && int(customer) > 5000", "go": "new" },
                { "go": "matters" } ] },
            "new": { "note": ["They are on the new system."], "next": "matters" },
            "matters": {
              "call": { "flow": "matter", "as": "matters",
                "with": { "caller": "name" },
                "repeat": { "ask": "Anything else I can help with?", "max": 5 } },
              "next": [
                { "when": "matters.exists(m, m.outcome == 'passed-on')",
                  "go": "later" },
                { "go": "goodbye" } ] },
            "later": { "say": ["You will hear from us, {{name}}."],
              "end": "passed-on" },
            "goodbye": { "say": ["Goodbye, {{name}}."], "end": "helped" }
          }
        }
        """
}
