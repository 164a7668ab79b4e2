extension FormatPage {
    /// Scenarios: how a flow is tested.
    static let scenarioSections = [
        Section(
            "Scenarios",
            .prose(
                """
                A scenario is a scripted call and what it should show. Those of `helpline.json` stand in
                `scenarios/helpline.json` beside it; `triage test FOLDER` plays them, and `triage test --coverage FOLDER`
                says which nodes, branches, options and lines none of them reaches.
                """),
            .example(.scenarios(deskScenarios)),
            .prose(
                """
                Scenarios of a part name what it is called with; those of another flow can so begin with what
                `--set` would tell it:
                """),
            .example(.scenarios(ticketScenarios))),
        Section(
            "A file of scenarios", .scenarioFile, .prose("Members of the file."),
            entries: [
                Entry("$schema", "`triage schema scenario` prints the schema."), Entry("format", "Always 1."),
                Entry("flow", "", checked: "id-mismatch", "unknown-flow"),
                Entry("with", "", checked: "unknown-fact"), Entry("scenarios"),
            ]),
        Section(
            "A scenario", .scenario,
            .prose(
                """
                Answers are written as the type of the fact says: see "Types of facts". Yes and no are `true` and
                `false`, or `"yes"` and `"no"`.
                """),
            entries: [
                Entry("name", "", checked: "duplicate-name"),
                Entry("now", "Else 15 January 2026, 10:00 UTC."), Entry("agent"),
                Entry("channel", "Else the flow's first."),
                Entry("with", "", checked: "unknown-fact"),
                Entry(
                    "answers", "A fact of a part is named `ticket.number`, of every round `matters.about`.",
                    checked: "unknown-fact", "unknown-option"),
                Entry(
                    "at", "A node of a part is named by the calling node, `matters/restart`.",
                    checked: "unknown-node"),
                Entry(
                    "until",
                    "A node, left by a branch, with no rule failing on it; the rest of the call is not played.",
                    checked: "unknown-node"),
                Entry("expect", "Required where there is no `until`."),
            ]),
        Section(
            "A place to stop", .stop,
            .prose(
                """
                The object that `until` can be: where the call comes to the node more than once, or where its card is
                all that matters.
                """),
            entries: [Entry("node", "", checked: "unknown-node"), Entry("visit"), Entry("left")]),
        Section(
            "A visit", .visitScript,
            .prose(
                """
                What happens at a node, under `at`. Everything else is answered. A node passed without a stop is
                visited too: what is said of it happens on the card that follows.
                """),
            entries: [
                Entry("wait", "Else no time passes."), Entry("responded"), Entry("channel"), Entry("note"),
                Entry("told", "", checked: "unknown-fact", "unknown-option"),
                Entry("refused", "", checked: "unknown-fact"),
                Entry("answers", "", checked: "unknown-fact", "unknown-option"),
                Entry("skip"), Entry("messages", "", checked: "unknown-message"), Entry("open"),
                Entry("remove"), Entry("back"),
                Entry("crash"), Entry("go", "", checked: "unknown-node"), Entry("abandon"), Entry("hangUp"),
                Entry("steps", "Those that are left out count, those that are not to be done do not."),
                Entry(
                    "shows",
                    "Seen once on the visit is enough. A fact counts where a text has it as `{{fee}}`.",
                    checked: "unknown-fact"),
                Entry("hides", "Not once on the whole visit.", checked: "unknown-fact"),
            ]),
        Section(
            "What is expected", .expectation, .prose("A scenario expects one thing at least."),
            entries: [
                Entry("outcome", "", checked: "unknown-outcome"), Entry("kind"),
                Entry("path", "", checked: "unknown-node"),
                Entry(
                    "facts",
                    "Of a repeated call a list, each round some of its facts, `outcome`, `outcomeKind` or "
                        + "`summary`.",
                    checked: "unknown-fact"),
                Entry("lines"), Entry("notLines"), Entry("messages", "", checked: "unknown-message"),
                Entry("targets"), Entry("notes"),
            ]),
        Section(
            "Some nodes of the path", .pathPart, .prose("The object that `path` can be."),
            entries: [Entry("contains", "", checked: "unknown-node")]),
        Section(
            "A message that is expected", .expectedMessage, .prose("What is not named is not compared."),
            entries: [
                Entry("message", "", checked: "unknown-message"), Entry("to"), Entry("cc"), Entry("subject"),
                Entry("body"), Entry("notBody"), Entry("lines", "Empty ones count."),
            ]),
    ]

    private static let deskScenarios = """
        {
          "$schema": "scenario.schema.json", "format": 1, "flow": "helpline",
          "scenarios": [
            { "name": "two matters, one of them passed on",
              "now": "2026-07-15T10:00:00+10:00",
              "agent": "Sam", "channel": "phone",
              "answers": {
                "name": "Robin", "customer": null,
                "matters": [ { "about": "mail", "works": true },
                             { "about": "site", "works": false } ] },
              "at": {
                "matters/restart": [
                  { "steps": 1, "shows": ["caller"], "hides": ["again"] },
                  { "shows": ["again"] } ] },
              "expect": {
                "outcome": "passed-on", "kind": "escalated",
                "path": ["greeting", "matters",
                  "matters/about", "matters/restart", "matters/good", "matters",
                  "matters/about", "matters/restart", "matters/sorry", "matters",
                  "later"],
                "facts": { "name": "Robin", "customer": null,
                  "matters": [ { "outcome": "solved" }, { "about": "site" } ] },
                "lines": ["You will hear from us, Robin."], "notLines": ["Goodbye"],
                "messages": [
                  { "message": "report", "to": ["support@desk.example"], "cc": [],
                    "subject": "Website: Robin", "body": ["Matter 2"],
                    "notBody": ["Matter 1"], "lines": 2 } ],
                "targets": { "greeted": "met" } } },

            { "name": "a slow and clumsy call",
              "answers": {
                "name": "Robin", "customer": null, "matters.works": false },
              "at": {
                "greeting": { "wait": "2m", "responded": "30s",
                  "refused": { "customer": "no idea" } },
                "matters/about": [
                  { "told": { "works": true }, "answers": { "about": "mail" } },
                  { "answers": { "about": "site" } } ],
                "matters/restart": [
                  { "crash": true, "note": "They have no power", "back": true },
                  { "skip": { "Wait for": "there is no power" } } ],
                "matters/sorry": { "messages": { "report": "they did it" } } },
              "expect": {
                "outcome": "passed-on", "targets": { "greeted": "missed" },
                "path": { "contains": ["matters/restart", "matters/sorry"] },
                "facts": { "matters": [ { "about": "site" } ] },
                "notes": ["no power"], "messages": [] } },

            { "name": "the second round is taken out, the first one opened again",
              "answers": { "name": "Robin", "customer": null,
                "matters": [ { "about": "mail", "works": false },
                             { "about": "site", "works": false } ] },
              "at": {
                "matters": [ {}, { "remove": 2 }, { "open": 1 } ],
                "matters/restart": [ {}, {}, { "answers": { "works": true } } ] },
              "expect": { "outcome": "helped", "messages": [] } },

            { "name": "the number cannot be read, and the agent goes on by hand",
              "answers": { "name": "Robin", "customer": "A-12",
                "matters": [ { "about": "mail", "works": true } ] },
              "at": { "greeting": { "go": "matters" } },
              "expect": { "outcome": "helped" } },

            { "name": "the chat goes on by phone, then the caller hangs up",
              "channel": "chat",
              "answers": {
                "name": "Robin", "customer": "6000", "matters.about": "mail" },
              "at": { "new": { "channel": "phone" },
                      "matters/restart": { "hangUp": true } },
              "expect": { "outcome": "hung-up" } },

            { "name": "the first matter is over, and the second one begins",
              "with": { "name": "Robin" },
              "answers": { "customer": null,
                "matters": [ { "about": "mail", "works": true }, {} ] },
              "until": { "node": "matters/about", "visit": 2, "left": false } },

            { "name": "a website that works again is restarted no more",
              "answers": { "name": "Robin", "customer": null,
                "matters": [ { "about": "site", "works": true } ] },
              "until": "matters/restart" },

            { "name": "a wrong number",
              "at": { "greeting": { "abandon": "wrong number" } },
              "expect": { "outcome": null, "kind": "abandoned" } }
          ]
        }
        """

    private static let ticketScenarios = """
        { "format": 1, "flow": "ticket", "with": { "about": "E-mail" },
          "scenarios": [
            { "name": "a ticket is opened", "with": { "about": "Website" },
              "answers": { "agrees": true, "number": "T-17" },
              "expect": { "outcome": "opened", "facts": { "number": "T-17" } } },
            { "name": "no ticket is wanted", "answers": { "agrees": false },
              "expect": { "kind": "declined" } } ] }
        """
}
