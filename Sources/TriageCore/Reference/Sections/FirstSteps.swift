extension FormatPage {
    /// A first flow, what happens in a call, and the flow in which the other examples stand.
    static let firstSteps = [
        Section(
            "A first flow",
            .prose(
                """
                A flow tells a support agent what to say, do and ask during a call. It is one JSON file. This is a
                whole one:
                """),
            .example(.flow(firstFlow)),
            .prose(
                """
                Save it as `hello.json` in a folder; a flow's file is called after its `id`, and the parts that it
                calls stand beside it. Then check it, and take a call that leaves nothing behind:
                """),
            .commands(
                """
                triage validate FOLDER
                triage run hello --dry-run --flows FOLDER
                """),
            .prose(
                """
                A flow has four parts: what it can know (`facts`), how a call can end (`outcomes`), what it can send
                (`messages`), and its stops (`nodes`). A call begins at the node that `start` names. Each node leads
                to another one by `next`, or ends the call by `end`.
                """),
            .prose(
                """
                JSON has objects `{ "name": value }`, lists `[value, value]`, texts in double quotes, numbers, `true`,
                `false` and `null`. A comma stands between two members, none after the last. There are no comments,
                but every object may have a member `"comment"`, which is ignored. No member may stand twice. The order
                of members means nothing; where order matters there is a list.
                """),
            .prose(
                """
                Names of facts, contacts, tables and called parts are written like `ownerEmail`: a small letter, then
                letters and digits. All other names are written like `owner-email`: small letters, digits and
                hyphens. Everything is checked by `triage validate`, which names the line and the nearest right name.
                Each finding has a code in brackets, such as `unknown-node`; `triage explain unknown-node` tells what
                it means on a call, with an example and its cure. Any member can have `missing-member`,
                `unknown-member`, `wrong-type`, `bad-value` and `empty-text`; below, "checked" names the others.
                """)),
        Section(
            "What happens in a call",
            .prose(
                """
                Each node is a card on the agent's screen. On entering it, `set` is worked out. Then the card shows
                `note` and `say`; the agent ticks what `do` lists and fills in what `ask` lists, in any order. If the
                node has a `call`, that part runs next. Messages named by `send` are pending from then on: they are
                looked at when the call is over. Then `next` or `end` decides.
                """),
            .prose(
                """
                A card is left when every question shown is answered and every step is ticked or skipped. A node
                without questions and steps waits for Enter. One with nothing to show passes by itself, unless it
                ends the call.
                """),
            .prose(
                """
                The agent can go back, card by card: what the card set, ticked and left pending is taken back, and its
                answers are offered again. The card is entered anew, at the time of then. What a caller tells early
                is offered where it is asked. A flow that fails somewhere never ends a call in an error: where `next`
                cannot decide, the agent picks the node.
                """)),
        Section(
            "The flow in which the examples stand",
            .prose(
                """
                Most examples below are a part of this flow: members of its node `here`, members beside `facts`, or
                facts that `here` asks.
                """),
            .example(.flow(host)),
            .prose(
                """
                Where an example shows a value, the caller is Robin, it works, the plan is `paid`, no e-mail address
                is known, the fee is $12.30, ordered was on 1 July 2026, the agent is Sam, and it is Wednesday,
                15 July 2026, 10:00 in Melbourne.
                """)),
    ]

    /// A first flow.
    private static let firstFlow = """
        { "format": 1, "id": "hello", "title": "A first flow", "version": "1.0.0",
          "language": "en-AU", "timeZone": "Australia/Melbourne",
          "channels": ["phone"], "start": "greeting",
          "facts": { "name": { "type": "text", "label": "Caller's name" },
            "works": { "type": "yesno", "label": "Does it work now?" } },
          "outcomes": { "fixed": { "label": "It works", "kind": "resolved" },
            "passed-on": { "label": "Passed on", "kind": "escalated" } },
          "nodes": {
            "greeting": { "say": ["Hello, who is calling?"], "ask": ["name"],
                          "next": "restart" },
            "restart": { "say": ["{{name}}, please restart it."], "ask": ["works"],
                         "next": { "yes": "happy", "no": "sorry" } },
            "happy": { "say": ["Good to hear."], "end": "fixed" },
            "sorry": { "say": ["A colleague will ring you."], "end": "passed-on" }
        } }
        """

    /// The flow in which the examples stand.
    package static let host = """
        {
          "format": 1, "id": "sample", "title": "For the examples",
          "version": "1.0.0", "language": "en-AU", "currency": "AUD",
          "timeZone": "Australia/Melbourne", "channels": ["phone", "chat", "email"],
          "start": "first",
          "facts": {
            "name": { "type": "text", "label": "Caller's name" },
            "works": { "type": "yesno", "label": "Does it work?" },
            "plan": { "type": "choice", "label": "Plan", "options": [
              { "value": "free", "label": "Free plan" },
              { "value": "paid", "label": "Paid plan" } ] },
            "email": { "type": "email", "label": "E-mail", "optional": true },
            "fee": { "type": "money", "label": "Fee" },
            "orderedOn": { "type": "date", "label": "Ordered on" }
          },
          "outcomes": { "done": { "label": "Done", "kind": "resolved" } },
          "nodes": {
            "first": { "next": "here",
              "ask": ["name", "works", "plan", "email", "fee", "orderedOn"] },
            "here": { "say": ["One moment, please."], "next": "last" },
            "last": { "say": ["Goodbye."], "end": "done" }
          }
        }
        """
}
