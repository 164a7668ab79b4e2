import TestSupport
import Testing

@testable import TriageCore

@Suite("Enquiries on random walks over the shipped flows")
struct EnquiryWalkTests {
    private func flows(_ name: String) throws -> FlowSet { try #require(ShippedFlows.tested[name]).flows }

    @Test(
        "the journal of a walk folds into the same enquiry, wherever it stands",
        arguments: ShippedFlows.names, Thoroughness.seeds(3, of: 30))
    func roundTrip(_ name: String, _ seed: UInt64) throws {
        var walk = EnquiryWalk(on: try flows(name), seed: seed, isWild: true)
        for step in 0..<200 where !walk.isOver {
            try walk.step()
            // Elsewhere in every walk.
            if (step + Int(seed % 29)) % 29 == 0 || walk.isOver {
                let refolded = try walk.enquiry.refolded()
                #expect(refolded.seen == walk.enquiry.seen)
                #expect(refolded.undone == walk.enquiry.undone)
                #expect(refolded.events == walk.enquiry.events)
            }
        }
        #expect(walk.enquiry.events.count > 3)
    }

    @Test(
        "a walk comes to an outcome that the flow declares", arguments: ShippedFlows.names,
        Thoroughness.seeds(2, of: 15))
    func ends(_ name: String, _ seed: UInt64) throws {
        var walk = EnquiryWalk(on: try flows(name), seed: seed, isWild: false)
        for _ in 0..<2000 where !walk.isOver { try walk.step() }
        #expect(walk.enquiry.outcome != nil)
        #expect(walk.enquiry.run.visits.allSatisfy { $0.left != nil && !$0.isPicked })
        let record = try #require(Record(walk.enquiry))
        #expect(JSONParser.parse(record.json).problems.isEmpty)
    }

    @Test(
        "steps back and the same answers again lead to the same enquiry as no step back",
        arguments: ShippedFlows.names, Thoroughness.seeds(2, of: 12))
    func backAndForth(_ name: String, _ seed: UInt64) throws {
        let flows = try flows(name)
        var generator = SeededGenerator(seed: seed)
        var walk = EnquiryWalk(on: flows, seed: seed, isWild: false)
        // Where each card began, as the number of events before it.
        var cards = [1]
        let length = Int.random(in: 5...40, using: &generator)
        while walk.enquiry.events.count < length {
            let before = walk.enquiry
            try walk.step()
            if walk.isOver {
                walk = EnquiryWalk(on: flows, seed: seed, isWild: false)
                while walk.enquiry.events.count < before.events.count { try walk.step() }
                break
            }
            if walk.enquiry.run.visits.count > before.run.visits.count
                || walk.enquiry.run.stage > before.run.stage
            {
                cards.append(walk.enquiry.events.count)
            }
        }
        let direct = walk.enquiry
        var winding = direct
        var count = direct.events.count
        for _ in 0..<Int.random(in: 1...6, using: &generator) where winding.canGoBack {
            try winding.play(.back)
            if count > cards[cards.count - 1] {
                count = cards[cards.count - 1]
            } else {
                cards.removeLast()
                count = cards[cards.count - 1]
            }
            // The card is as it was before anything was done on it.
            var earlier = EnquirySample.open(on: flows)
            for event in direct.events[1..<count] { try earlier.play(event.kind) }
            #expect(winding.path == earlier.path)
            #expect(winding.awaiting == earlier.awaiting)
            #expect(winding.knownFacts() == earlier.knownFacts())
            #expect(winding.run.visits == earlier.run.visits)
            // What left at once is not called back.
            let hasLeft = winding.messagesAtOnce.count > earlier.messagesAtOnce.count
            #expect(hasLeft || winding.queuedMessages == earlier.queuedMessages)
        }
        // Then it would be sent again, so that the two are no longer the same.
        guard winding.messagesAtOnce.isEmpty else { return }
        for event in direct.events[count...] { try winding.play(event.kind) }
        #expect(winding.seen == direct.seen)
        #expect(try winding.refolded().seen == winding.seen)
    }

    @Test("what is refused changes nothing", arguments: ShippedFlows.names, Thoroughness.seeds(1, of: 4))
    func refusals(_ name: String, _ seed: UInt64) throws {
        var walk = EnquiryWalk(on: try flows(name), seed: seed, isWild: false)
        for _ in 0..<(Thoroughness.isLong ? 60 : 20) where !walk.isOver {
            let before = walk.enquiry
            var tried = before
            for kind in impossible(before) {
                #expect(throws: Refusal.self, "\(kind) at \(before.path)") { try tried.play(kind) }
            }
            #expect(tried.seen == before.seen)
            #expect(tried.events == before.events)
            #expect(tried.undone == before.undone)
            try walk.step()
        }
    }

    /// Events that are not allowed in the current state of an enquiry.
    private func impossible(_ enquiry: Enquiry) -> [Event.Kind] {
        var kinds: [Event.Kind] = [
            .opened(enquiry.opening), .answered("nobodyAsks", .bool(true)),
            .told("nobodyKnows", .bool(true)),
            .ticked(step: 99), .ticked(step: -1), .skipped(step: 99, reason: "because"), .channel("fax"),
            .queued("no-message", edited: nil), .withheld("no-message", reason: ""), .picked("nowhere"),
        ]
        if enquiry.awaiting != .wrapUp { kinds.append(.closing) }
        if enquiry.awaiting != .reading { kinds.append(.read) }
        if case .destination = enquiry.awaiting {} else { kinds.append(.picked(enquiry.node.id)) }
        if case .field(let id) = enquiry.awaiting {
            kinds += [
                .answered(id, .timestamp(EnquirySample.start)),
                .answered(id, .string("\u{1}no such option\u{1}")),
            ]
            .filter { kind in
                if case .answered(_, .string) = kind {
                    enquiry.flow.fact(id)?.type != .text
                } else {
                    enquiry.flow.fact(id)?.type != .datetime
                }
            }
        }
        if case .step(let number) = enquiry.awaiting, !enquiry.node.steps[number].isOptional {
            kinds.append(.skipped(step: number, reason: ""))
            kinds += enquiry.node.ask.map { .answered($0.id, .null) }
        }
        if case .review(let id) = enquiry.awaiting {
            kinds.append(.queued(id, edited: RenderedMessage(to: [], cc: [], subject: "", body: [])))
        }
        if !enquiry.canGoBack { kinds.append(.back) }
        return kinds
    }

    @Test("an enquiry that has ended takes nothing any more but its closing")
    func ended() throws {
        var walk = EnquiryWalk(on: try flows("hosting"), seed: 7, isWild: false)
        for _ in 0..<500 where !walk.isOver { try walk.step() }
        let enquiry = walk.enquiry
        for kind: Event.Kind in [
            .back, .read, .told("domain", .string("client.example")), .channel("chat"),
            .abandoned(reason: "x"),
            .answered("callerName", .string("Robin")), .ticked(step: 0),
        ] {
            #expect(enquiry.refusal(kind) == .ended)
        }
        #expect(enquiry.refusal(.closing) == nil)
    }
}
