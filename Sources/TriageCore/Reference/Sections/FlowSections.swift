extension FormatPage {
    /// The members of a flow, and the smaller things that it declares.
    static let flowSections = [
        Section(
            "A flow", .flow,
            .prose(
                """
                The members of the file. In brackets stands what each is: a `name` is one of yours, `list: text or
                line` a list of texts or of the objects told under "Lines", `by name: fact` an object in which each
                name of yours has such an object. An `expression` is told under "Expressions". Those members that are
                required stand in the first flow above.
                """),
            entries: [
                Entry("$schema", "`triage schema flow` prints the schema.", schema),
                Entry("format", "Always 1."),
                Entry("id", "", checked: "id-mismatch"),
                Entry("title"),
                Entry("version", "Change it when you change the flow."),
                Entry(
                    "language", "It decides how dates, amounts and the program's own words read.",
                    checked: "part-disagrees"),
                Entry("timeZone", "A name of the IANA list.", checked: "part-disagrees"),
                Entry(
                    "currency", "A flow with facts of type `money` needs it.", checked: "part-disagrees"),
                Entry("channels", "", .members(#""channels": ["phone", "chat", "email"]"#)),
                Entry(
                    "part",
                    "It is not on the menu, and may leave out what its caller lends it. See \"Parts and "
                        + "rounds\".",
                    checked: "not-a-part"),
                Entry("summary", "See the part `matter` under \"Parts and rounds\"."),
                Entry(
                    "use", "See \"Desks\".",
                    .members(
                        #""use": ["desk.json"]"#,
                        hidden: #""nodes": { "here": { "say": ["Wait {{wait}} minutes."], "next": "last" } }"#
                    ),
                    checked: "unknown-file", "not-a-desk", "duplicate-name"),
                Entry("start", "", checked: "unknown-node", "unreachable-node"),
                Entry("contacts", "See \"Contacts\".", checked: "unused-contact"),
                Entry(
                    "hours",
                    "For the functions `isOpen`, `openTime` and `addOpenDays`. Parts are lent them. See "
                        + "\"Opening hours\"."),
                Entry("targets", "See \"Targets\".", checked: "unread-targets", "duplicate-name"),
                Entry(
                    "facts", "See \"Facts\".",
                    .members(
                        #""facts": { "domain": { "type": "domain", "label": "Their domain" } }"#,
                        hidden: #""nodes": { "here": { "ask": ["domain"], "next": "last" } }"#),
                    checked: "unused-fact", "duplicate-name", "function-name"),
                Entry("options", "See \"Tables and shared options\".", checked: "unused-options"),
                Entry("tables", "See \"Tables and shared options\".", checked: "unused-table"),
                Entry("messages", "See \"Messages\".", checked: "unused-message"),
                Entry(
                    "outcomes", "See \"Outcomes\".",
                    .members(
                        #"""
                        "outcomes": {
                          "done": { "label": "Done", "kind": "resolved" },
                          "ticket": { "label": "A ticket was opened", "kind": "escalated" } }
                        """#,
                        hidden:
                            #""nodes": { "here": { "ask": ["works"], "next": { "yes": "last", "no": "other" } }, "other": { "end": "ticket" } }"#
                    ),
                    checked: "unused-outcome"),
                Entry("hangUp", "See \"Hanging up\".", checked: "unknown-outcome", "unknown-message"),
                Entry(
                    "reasons", "Another one can always be typed.",
                    .members(#""reasons": ["wrong number", "test call"]"#)),
                Entry("nodes", "See \"Nodes\".", checked: "unreachable-node", "unknown-node"),
                Entry("audit", "See \"The audit\"."),
                Entry("ignore", "See \"Findings that are to stay\".", checked: "unused-ignore"),
            ]),
        Section(
            "Contacts", .contact,
            .prose(
                """
                What is given here can be read in texts as `{{contacts.support.email}}`, so an address stands in one
                place.
                """), .example(contacts),
            entries: [
                Entry("name"), Entry("email"), Entry("phone"), Entry("url"),
                Entry(
                    "sender", "If none is, the configuration says who messages come from."),
            ]),
        Section(
            "Opening hours", .hours, .prose("In the flow's time zone."), .example(hours),
            entries: [
                Entry(
                    "week",
                    "Spans lie within a day and do not overlap; `24:00` ends one. A day that is not "
                        + "named is closed."),
                Entry("closed"), Entry("closedIn", "See \"Tables and shared options\"."),
            ]),
        Section(
            "Targets", .target,
            .prose(
                """
                A time limit, as a service level has it. The status line counts down, the record says whether it was
                met.
                """), .example(targets),
            entries: [
                Entry("id", "", checked: "duplicate-name"), Entry("label"), Entry("within"),
                Entry(
                    "per",
                    "`enquiry` counts from the opening, `node` each card, `response` from what the agent last "
                        + "confirmed, ticked, noted or sent, or said by `^X`: I have answered."),
                Entry("when"), Entry("clock", "Needs `hours`."),
                Entry("until", "", checked: "unknown-node"), Entry("note"),
            ]),
        Section(
            "Outcomes", .outcome,
            .prose("How a call can end. An abandoned call has none; its record says `abandoned`."),
            entries: [
                Entry(
                    "label", "",
                    .members(#""outcomes": { "done": { "label": "All is done", "kind": "resolved" } }"#)),
                Entry(
                    "kind",
                    "Statistics count by it. `resolved`: helped. `escalated`: passed on. `waiting`: "
                        + "something is still to come. `declined`: could not or would not be helped. `sale`: "
                        + "something was bought."),
            ]),
        Section(
            "Hanging up", .hangUp,
            .prose(
                """
                What was confirmed counts, the wrap-up follows as after any end, and the pending messages are offered
                there. Without `hangUp` such a call is abandoned.
                """), .example(hangUp),
            entries: [
                Entry("end", "", checked: "unknown-outcome"),
                Entry("send", "Names only: what depends on something is a `when` of the message's lines."),
            ]),
        Section(
            "The audit", .audit,
            .prose(
                """
                `triage records audit` takes points from a hundred for each place where the script was not kept. A
                part's own rules come before those of the flow that was started, a card's weight before that of a
                kind.
                """), .example(audit),
            entries: [
                Entry("wordsAMinute"),
                Entry(
                    "weights",
                    AuditRules.Kind.allCases.map { "`\($0.rawValue)`: \($0.words)" }.joined(separator: "; ")
                        + ". Points: "
                        + AuditRules.Weight.allCases.map { "`\($0.rawValue)` \($0.points)" }
                        .joined(separator: ", ") + ".", checked: "bad-value"),
                Entry("nodes", "", checked: "unknown-node"),
            ]),
        Section(
            "Findings that are to stay", .ignore,
            .prose(
                """
                The only way to silence `triage validate`, one finding of a place or all of that code in it. Errors of
                structure, names and types cannot be ignored: they stop every call. With the code `unnoticed-change` an
                entry is about `triage test --mutate`: changes in its place which no scenario notices, and for which no
                call was found that does, do not count.
                """), .example(ignored),
            entries: [
                Entry("code", "It stands in brackets after the finding.", checked: "bad-value"),
                Entry(
                    "at",
                    "`nodes.greeting` is all of that node, `nodes.greeting.next` where it leads. Entries of a list "
                        + "have no name: name the list.", checked: "bad-value"),
                Entry("because"),
            ]),
    ]

    private static let schema = Example.members(#""$schema": "flow.schema.json""#)

    private static let contacts = Example.members(
        #"""
        "contacts": {
          "support": { "name": "Support desk", "email": "support@desk.example",
                       "phone": "0491 570 156", "url": "https://desk.example/help",
                       "sender": true } }
        """#, hidden: #""nodes": { "here": { "say": ["Ring {{contacts.support.phone}}."], "next": "last" } }"#
    )

    private static let hours = Example.members(
        #"""
        "hours": {
          "week": { "mon-fri": ["09:00-12:00", "13:00-17:30"],
                    "sat": ["10:00-14:00"] },
          "closed": ["2026-12-25", "2026-12-26"] }
        """#)

    private static let targets = Example.members(
        #"""
        "targets": [
          { "id": "answered", "within": "60s", "per": "enquiry", "until": "first" },
          { "id": "resolved", "label": "All done", "within": "20m",
            "per": "enquiry", "note": ["Offer to carry on in a ticket."] },
          { "id": "card", "within": "1m30s", "per": "node" },
          { "id": "response", "within": "2m", "per": "response",
            "when": "channel == 'chat'" },
          { "id": "called-back", "within": "4h", "per": "enquiry", "clock": "open" } ]
        """#, hidden: #""hours": { "week": { "mon-fri": ["09:00-17:00"] } }"#)

    private static let ignored = Example.members(
        #"""
        "facts": { "vatId": { "type": "text", "label": "VAT number" } },
        "ignore": [
          { "code": "unused-fact", "at": "facts.vatId",
            "because": "asked from July on" } ]
        """#)

    private static let audit = Example.members(
        #"""
        "audit": {
          "wordsAMinute": 240,
          "weights": { "read-too-fast": "moderate" },
          "nodes": { "last": "critical" } }
        """#)

    private static let hangUp = Example.members(
        #"""
        "outcomes": {
          "done": { "label": "Done", "kind": "resolved" },
          "hung-up": { "label": "The caller hung up", "kind": "waiting" } },
        "hangUp": { "end": "hung-up", "send": ["follow-up"] }
        """#,
        hidden:
            #""messages": { "follow-up": { "to": ["desk@desk.example"], "subject": "A call", "body": ["Hello"] } }"#
    )
}
