/// A placeholder that prints a blank in some call.
enum BlankText: ProofCheck {
    static let codes = [Finding.Code.mayBeBlank]

    static func judge(_ proof: Proof) -> (claims: Int, findings: [Finding]) {
        // That nothing asks or sets a fact is found by itself.
        let never = proof.flows.flows.indices.map(proof.neverGiven)
        let uses =
            (proof.visits.flatMap { Use.all(on: $0, in: proof) } + Use.onHangUp(in: proof)
            + Use.ofTargets(in: proof)).filter {
                never[$0.place.flow].isDisjoint(with: $0.text.blankable)
            }
        // A message is sent from several nodes.
        return judge(uses, at: { $0.file.location(of: $0.span) }) { finding(about: $0, in: proof) }
    }

    /// A placeholder, and when its text is read.
    struct Use {
        let text: Expression
        let span: Span
        let file: SourceText
        /// The node that shows or sends it.
        let place: Proof.NodePlace
        /// Other nodes of that flow at which it can be read as well.
        var others: [Int] = []
        /// Whether it is read because the caller hangs up.
        var isOnHangUp = false
        /// The message that it is in, if a node sends that.
        var sent: SentMessage?
        /// What must hold for it to be read.
        let conditions: [Expression]
        /// With what cells it is read.
        let cases: [Cells]
        /// Whether it stands blank in a moment that may be over before the call waits again.
        var isSeen: (@Sendable (Moment) -> Bool)?
        /// Whether it stands blank before whoever reads it.
        let isMet: (Enquiry) -> Bool
    }

    private static func finding(about use: Use, in proof: Proof) -> Finding? {
        let space = proof.space(of: use.place)
        // Most texts are never blank, whatever their conditions say, so that comes first.
        let demands = [space.blank(use.text)] + use.conditions.map(space.condition)
        let blank = use.cases.flatMap { cells in
            Decision(demands.map(Formula.not), from: cells, in: space).leaves.filter { $0.end == .none }.map(
                \.cells)
        }
        guard !blank.isEmpty else { return nil }
        let slots = Set(use.text.reads + use.conditions.flatMap(\.reads))
        let goal = Walk.Goal(
            flow: use.place.flow, node: use.place.node, others: use.others, hints: blank, slots: slots,
            isSeen: use.isSeen, isMet: use.isMet
        ).following(use.sent, in: proof)
        return Walk.search(proof.reach, for: goal).finding(
            in: use.file, at: use.span, notProved: "this is never blank"
        ) { events in
            let events = use.isOnHangUp ? events.hungUp : events
            return use.file.finding(.mayBeBlank, at: use.span, "this is blank in some calls")
                .shown(by: proof.witness(events, slots: slots.sorted(), of: use.place.flow))
        }
    }
}

extension Proof {
    /// The slots of facts that no node of a flow asks or sets, though they have no other value.
    fileprivate func neverGiven(in position: Int) -> Set<Int> {
        let flow = flows.flows[position]
        guard !flow.isPart else { return [] }
        let given = flow.ownSlots
        return Set(flow.facts.filter(\.isAnswerable).map(\.slot)).subtracting(given)
    }
}

extension Finding.Code {
    /// A text with a hole.
    static let mayBeBlank = Finding.Code(
        "may-be-blank", .warning,
        fault: "There are calls in which a placeholder has nothing to print.",
        harm: "The agent reads a sentence with a hole, or says it.",
        cure:
            "Give the line a `when` that asks for the fact, as in `name != null`, or ask for it before. What has no\n"
            + "`when` can say something else, as in {{name != null ? name : 'that'}}.",
        examples: Finding.Example(
            "this is blank in some calls",
            in: ["facts": name, "nodes": saying(#""Bye, {{▸name}}.""#)],
            cured: [
                "facts": name, "nodes": saying(#"{ "text": "Bye, {{name}}.", "when": "name != null" }"#),
            ]),
        Finding.Example(
            "this is blank in some calls",
            in: ["facts": name, "messages": letter("▸name"), "nodes": sending],
            cured: [
                "facts": name, "messages": letter("name != null ? name : 'customer'"), "nodes": sending,
            ]),
        Finding.Example(
            "this is blank in some calls",
            in: ["facts": asking("▸name"), "nodes": twoCards],
            cured: ["facts": asking("name != null ? name : 'that'"), "nodes": twoCards]))

    private static func asking(_ text: String) -> String {
        #"""
        { "name": { "type": "text", "label": "Your name?", "optional": true },
          "isRight": { "type": "yesno", "label": "Is {{\#(text)}} right?" } }
        """#
    }

    private static let twoCards =
        #"{ "first": { "ask": ["name"], "next": "last" }, "last": { "ask": ["isRight"], "end": "done" } }"#

    private static let sending = #"{ "first": { "ask": ["name"], "send": ["letter"], "end": "done" } }"#

    private static func letter(_ name: String) -> String {
        #"""
        { "letter": { "to": ["desk@client.example"], "subject": "A call", "body": ["From {{\#(name)}}."] } }
        """#
    }

    private static let name = #"{ "name": { "type": "text", "label": "Your name?", "optional": true } }"#

    private static func saying(_ line: String) -> String {
        #"{ "first": { "ask": ["name"], "next": "last" }, "last": { "say": [\#(line)], "end": "done" } }"#
    }
}
