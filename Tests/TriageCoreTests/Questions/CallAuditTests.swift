import TestSupport
import Testing

@testable import TriageCore

/// Calls in which the script is not kept in places that are known, and what the audit of their records finds.
@Suite struct CallAuditTests {
    @Test func findsTwoHundredSeededDeviationsAndNoOther() throws {
        let flows = try #require(FlowText.load(AuditedWalk.flow()).flows)
        var (seeded, kinds): (Int, [CallAudit.Kind: Int]) = (0, [:])
        var seed: UInt64 = 0
        while seeded < 200 {
            seed += 1
            var walk = AuditedWalk(on: flows, seed: seed, mostDeviations: 200 - seeded)
            try walk.finish()
            let found = try walk.audit()
            #expect(found.places == walk.seeded.sorted(), "seed \(seed)")
            let again = try walk.audit()
            #expect(again.places == found.places && again.score == found.score)
            #expect(found.score == max(0, walk.seeded.reduce(100) { $0 - AuditedWalk.points(of: $1) }))
            seeded += walk.seeded.count
            for place in walk.seeded { kinds[place.kind, default: 0] += 1 }
        }
        #expect(seeded == 200)
        for kind in CallAudit.Kind.allCases { #expect(kinds[kind, default: 0] >= 5, "\(kind): \(kinds)") }
    }

    @Test(arguments: ShippedFlows.names)
    func findsWhatIsSeededIntoCallsOnAShippedFlow(_ name: String) throws {
        let flows = try #require(ShippedFlows.tested[name]?.flows)
        for seed in 1...UInt64(Thoroughness.isLong ? 200 : 6) {
            var walk = AuditedWalk(on: flows, seed: seed, mostDeviations: 8)
            try walk.finish()
            let (found, wanted) = (try walk.audit().places, walk.seeded.sorted())
            #expect(found == wanted, "seed \(seed): \(found.difference(from: wanted))")
        }
    }

    @Test func aFlowSaysWhatWeighsMore() throws {
        let audit = #"""
            { "wordsAMinute": 30, "weights": { "picked-by-hand": "minor" }, "nodes": { "slots": "critical" } }
            """#
        let flows = try #require(FlowText.load(AuditedWalk.flow(audit: audit)).flows)
        var walk = EnquiryWalk(on: flows, seed: 1, isWild: false)
        // Half a minute would do for these words in a flow that says nothing.
        walk.wait(30)
        for event in [
            .ticked(step: 0), .answered("name", .string("Ada")), .answered("plan", .string("other")),
            .picked("slots"),
        ] as [Event.Kind] { try walk.apply(event) }
        walk.wait(60)
        for event in [
            .ticked(step: 0), .ticked(step: 1), .skippedQuestion("slot", reason: "none fits"),
        ] as [Event.Kind] { try walk.apply(event) }
        walk.wait(85)
        for event in [.read, .read, .queued("note", edited: nil), .closing] as [Event.Kind] {
            try walk.apply(event)
        }
        let found = try walk.enquiry.audit()
        #expect(found.deviations.map(\.kind) == [.pickedByHand, .readTooFast, .skippedQuestion])
        #expect(found.deviations.map(\.weight) == [.minor, .minor, .critical])
        #expect(found.score == 43 && found.rating == .nonCompliant)
    }

    @Test func aToldFactIsConfirmedByTakingItOnACard() throws {
        let flows = try #require(FlowText.load(AuditedWalk.flow()).flows)
        for (later, found) in [("Ada", [CallAudit.Kind]()), ("Eve", [.toldNotConfirmed])] {
            var walk = EnquiryWalk(on: flows, seed: 1, isWild: false)
            walk.wait(7)
            try walk.apply(.told("name", .string("Ada")))
            try walk.apply(.ticked(step: 0))
            try walk.apply(.answered("name", .string("Ada")))
            try walk.apply(.told("name", .string(later)))
            try walk.apply(.abandoned(reason: "cut off"))
            #expect(try walk.enquiry.audit().deviations.map(\.kind) == found, "\(later)")
        }
    }
}

/// A place where the script is not kept.
private struct Place: Comparable {
    let kind: CallAudit.Kind
    let node: String

    static func < (left: Place, right: Place) -> Bool {
        (left.kind.rawValue, left.node) < (right.kind.rawValue, right.node)
    }
}

/// A call that keeps the script but in a number of places.
private struct AuditedWalk {
    private var walk: EnquiryWalk
    private var dice: SeededGenerator
    private let mostDeviations: Int
    /// Where the script was not kept.
    private(set) var seeded: [Place] = []
    /// The facts that were told and not asked since.
    private var told: Set<FactID> = []
    /// The answer to each question.
    private var answered: [FactID: Value] = [:]
    private var read: Set<NodePath> = []

    init(on flows: FlowSet, seed: UInt64, mostDeviations: Int) {
        walk = EnquiryWalk(on: flows, seed: seed, isWild: false)
        dice = SeededGenerator(seed: seed)
        self.mostDeviations = mostDeviations
    }

    /// Makes the call to its end.
    mutating func finish() throws {
        var visits = -1
        while let awaiting = walk.enquiry.awaiting {
            if walk.enquiry.run.visits.count != visits {
                visits = walk.enquiry.run.visits.count
                try begin()
            }
            try go(on: awaiting)
        }
        seeded += told.map { Place(kind: .toldNotConfirmed, node: $0.rawValue) }
    }

    private mutating func isDeviating(_ one: Int) -> Bool {
        dice.below(one) == 0 && seeded.count + told.count < mostDeviations
    }

    private mutating func add(_ kind: CallAudit.Kind, _ node: NodePath) {
        seeded.append(Place(kind: kind, node: node.text))
    }

    /// Comes to a card: it is read out, or seems to be, and perhaps takes too long.
    private mutating func begin() throws {
        // The card between rounds says what the round ended with.
        let round = walk.enquiry.isBetweenRounds ? walk.enquiry.run.visits.dropLast().last?.path : nil
        let path = round ?? walk.enquiry.path
        guard let (_, node) = walk.enquiry.flows.node(at: path) else { return }
        let words = node.say.filter { $0.when == nil }.map(\.text.constantText).joined(separator: " ")
            .split { $0.isWhitespace }.count { $0.contains(where: \.isLetter) }
        if read.insert(path).inserted, words >= 20, isDeviating(3) {
            walk.wait(words / 5 - 1)
            return add(.readTooFast, path)
        }
        walk.wait(words / 5 + 1)
        guard walk.enquiry.flows.main.id == "demo" else { return }
        if isDeviating(4) {
            walk.wait(100)
            add(.missedTarget, path)
        }
        if isDeviating(3), try walk.tell(),
            case .told(let fact, let value, _) = walk.enquiry.events.last?.kind
        {
            if answered[fact] == value { told.remove(fact) } else { told.insert(fact) }
        }
    }

    /// Does what is waited for, or not quite.
    private mutating func go(on awaiting: Awaiting) throws {
        let path = walk.enquiry.path
        switch awaiting {
        case .step(let step):
            guard isDeviating(4) else { return try walk.apply(.ticked(step: step)) }
            try walk.apply(.skipped(step: step, reason: "no time"))
            add(.skippedStep, path)
        case .field(let id):
            let fact = try #require(walk.enquiry.flow.fact(id))
            if id == "plan", walk.enquiry.flows.main.id == "demo" {
                let plan = isDeviating(2) ? ["none", "other"][dice.below(2)] : "some"
                try walk.apply(.answered(id, .string(plan)))
            } else if fact.type == .choice, !fact.isOptional,
                walk.enquiry.frame.shownOptions(of: fact).isEmpty
            {
                try walk.apply(.skippedQuestion(id, reason: "none fits"))
                add(.skippedQuestion, path)
            } else {
                try walk.step()
            }
            told.remove(id)
            if case .answered(id, let value) = walk.enquiry.events.last?.kind { answered[id] = value }
        case .review(let message):
            let hasRecipient = walk.enquiry.pendingMessage()?.to.isEmpty == false
            let sender = try #require(walk.enquiry.run.underReview).path
            guard hasRecipient, isDeviating(2) else {
                return try walk.apply(
                    hasRecipient ? .queued(message, edited: nil) : .withheld(message, reason: ""))
            }
            try walk.apply(.withheld(message, reason: "not wanted"))
            add(.leftOutMessage, sender)
        case .destination:
            try walk.step()
            add(.pickedByHand, path)
        case .reading, .round, .wrapUp: try walk.step()
        }
    }

    /// What the audit of the record finds.
    func audit() throws -> (places: [Place], score: Int) {
        let audit = try walk.enquiry.audit()
        return (
            audit.deviations.map { Place(kind: $0.kind, node: $0.node?.text ?? $0.text) }.sorted(),
            audit.score
        )
    }

    /// What a deviation costs in a flow that does not say. **Units**: points of a hundred.
    static func points(of place: Place) -> Int {
        switch place.kind {
        case .pickedByHand, .missedTarget: 15
        case .skippedStep, .skippedQuestion: 7
        case .readTooFast, .toldNotConfirmed, .leftOutMessage: 3
        }
    }

    /// A flow in which everything can go wrong that an audit finds.
    static func flow(audit: String? = nil) -> String {
        FlowText.make([
            "start": #""greet""#,
            "contacts": #"{ "desk": { "name": "Desk", "email": "desk@demo.example" } }"#,
            "targets": #"[{ "id": "card", "within": "90s", "per": "node" }]"#,
            "facts": #"""
            { "name": { "type": "text", "label": "Name" },
              "city": { "type": "text", "label": "City" },
              "plan": { "type": "choice", "label": "Plan",
                        "options": [{ "value": "some", "label": "Some" }, { "value": "none", "label": "None" },
                                    { "value": "other", "label": "Other" }] },
              "slot": { "type": "choice", "label": "Slot",
                        "options": [{ "value": "early", "label": "Early", "when": "plan == 'some'" }] } }
            """#,
            "messages": #"""
            { "note": { "to": ["{{contacts.desk.email}}"], "subject": "A call", "body": ["By {{name}}"] } }
            """#,
            "nodes": #"""
            { "greet": { "say": ["\#(words(30))"], "do": ["Find the account"], "ask": ["name", "plan"],
                         "next": [{ "when": "plan != 'other'", "go": "slots" }] },
              "slots": { "say": ["\#(words(24))"], "do": ["Open the calendar", "Look for a gap"], "ask": ["slot"],
                         "next": "mail" },
              "mail": { "say": ["\#(words(40))"], "send": ["note"], "next": "last" },
              "last": { "say": ["\#(words(19))"], "end": "done" } }
            """#,
            "audit": audit,
        ])
    }

    private static func words(_ count: Int) -> String {
        Array(repeating: "word", count: count).joined(separator: " ")
    }
}

extension Enquiry {
    /// The audit of its record, on its flows.
    fileprivate func audit() throws -> CallAudit {
        let record = try #require(Record(self)).json
        var words = SpokenWords()
        return try #require(
            record.withUnsafeBytes { bytes in
                RecordView(object: bytes).map { CallAudit($0, flows: flows, words: &words) }
            })
    }
}
