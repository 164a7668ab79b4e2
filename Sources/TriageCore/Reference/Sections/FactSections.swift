extension FormatPage {
    /// The members of a fact and of what is inside it.
    static let factSections = [
        Section(
            "Facts", .fact,
            .prose(
                """
                A fact is asked by a node, told by the caller before it is asked, set by a node, computed (`value`) or
                fixed (`fixed`). Until then it is null: not known.
                """),
            entries: [
                Entry("type", "See \"Types of facts\"."),
                Entry(
                    "label", "May hold placeholders. A fact that is asked needs one.",
                    .facts(
                        #"""
                        "domain": { "type": "domain", "label": "{{name}}'s domain",
                          "hint": "Without www.",
                          "help": "The name after the @ of their address, or of their website.",
                          "personal": true, "optional": "plan == 'free'" }
                        """#)),
                Entry("hint"), Entry("help"),
                Entry(
                    "optional", "A skipped question leaves the fact null.", checked: "maybe-unknown"),
                Entry(
                    "personal",
                    "Such facts, and what is computed from them, are told only to hooks that end in "
                        + "`.personal`."),
                Entry(
                    "identifies",
                    "One fact of a flow at most. `triage run FLOW --caller NUMBER` tells it, and shows what the caller "
                        + "rang about before.",
                    .facts(
                        #"""
                        "phone": { "type": "phone", "label": "Phone number", "personal": true,
                          "identifies": "caller" }
                        """#)),
                Entry(
                    "internal",
                    "Texts can show it; the record and the overview of all that is known have it.",
                    .facts(
                        #"""
                        "dueOn": { "type": "date", "value": "addDays(today, 14)", "internal": true }
                        """#)),
                Entry(
                    "suggest", "Enter takes it. Nothing is offered while the value is null.",
                    .facts(
                        #"""
                        "callBack": { "type": "date", "label": "When shall we ring?",
                          "suggest": "addDays(today, 2)" }
                        """#), checked: "expression-type"),
                Entry(
                    "min", "Written as a literal of the type; a text that is none is an expression.",
                    .facts(
                        #"""
                        "people": { "type": "integer", "label": "How many?", "min": 1, "max": 500 },
                        "paid": { "type": "money", "label": "Paid", "min": "0.00" },
                        "since": { "type": "date", "label": "Since", "max": "today" }
                        """#)),
                Entry("max"),
                Entry(
                    "pattern",
                    "A regular expression (RE2). Give a `hint` beside it: an answer that does not match is "
                        + "refused with it.",
                    .facts(
                        #"""
                        "ticket": { "type": "text", "label": "Ticket", "hint": "T- and digits",
                          "pattern": "T-[0-9]+", "maxLength": 12 }
                        """#)),
                Entry("maxLength"),
                Entry(
                    "public", "", .facts(#""address": { "type": "ip", "label": "Address", "public": true }"#)),
                Entry(
                    "accept",
                    "It reads the fact itself, which is not null there, and others. An answer for which it cannot be "
                        + "worked out is refused as well.",
                    .facts(
                        #"""
                        "paidOn": { "type": "date", "label": "Paid on",
                          "accept": "orderedOn == null || paidOn >= orderedOn",
                          "because": "That is before the order." }
                        """#), checked: "pointless-accept"),
                Entry("because", "May hold placeholders. `accept` needs it."),
                Entry(
                    "fixed", "Figures that several texts use stand in one place.",
                    .facts(
                        #"""
                        "visitFee": { "type": "money", "fixed": "50.00" },
                        "visitTotal": { "type": "money", "value": "visitFee * 11 / 10" }
                        """#)),
                Entry(
                    "value", "It is null while a fact that it needs is null.",
                    .facts(
                        #""isNew": { "type": "yesno", "value": "days(orderedOn, today) <= 30" }"#),
                    checked: "computed-circle", "expression-type"),
                Entry(
                    "options", "See \"Options\" and \"Tables and shared options\".",
                    checked: "empty-options", "duplicate-option", "duplicate-label"),
                Entry("words", "See \"Words for yes and no\"."),
            ]),
        Section(
            "Options", .option,
            .prose("What a `choice` or `choices` offers, in this order."), .example(options),
            entries: [
                Entry("value", "", checked: "duplicate-option"),
                Entry("label", "May hold placeholders.", checked: "duplicate-label"),
                Entry(
                    "when", "If no option is left, the question can be skipped with a reason.",
                    checked: "maybe-unknown"),
                Entry("hint"),
                Entry("key", "An option without one has a number.", checked: "duplicate-option"),
            ]),
        Section(
            "Words for yes and no", .words, .prose("Conditions still read the fact as `true` or `false`."),
            .example(words),
            entries: [Entry("yes"), Entry("no")]),
    ]

    private static let options = Example.facts(
        #"""
        "host": { "type": "choice", "label": "Who hosts their e-mail?", "options": [
          { "value": "us", "label": "We do", "key": "w", "hint": "most callers" },
          { "value": "google", "label": "G Suite" },
          { "value": "none", "label": "Nobody", "when": "plan == 'free'" } ] }
        """#)

    private static let words = Example.facts(
        #"""
        "lamp": { "type": "yesno", "label": "The lamp is",
          "words": { "yes": "on", "no": "off" } }
        """#)
}
