/// One run of a scenario on its flow, through the same enquiry as every call.
package struct ScenarioRun: Sendable {
    /// The scenario's name.
    package let name: String
    /// What differed, in order; empty if it passed.
    package internal(set) var failures: [Failure] = []
    /// What it reached in its flows.
    package internal(set) var coverage = Coverage()

    /// Everything that happened, in order.
    package var events: [Event] { enquiry.events }

    /// The nodes that it came to, in order.
    package var path: [String] { visits.map(\.path.text) }

    /// How far it went as expected: how many nodes of its path are those that the scenario names, and those that the
    /// scenario names from there on; nil if it does not name all, or if all are as expected.
    package var fork: (nodes: Int, expected: [String])? {
        guard let wanted = scenario.expected.path?.elements?.compactMap(\.string), wanted != path else {
            return nil
        }
        let common = zip(path, wanted).prefix { $0 == $1 }.count
        return (common, Array(wanted[common...]))
    }

    /// Something that differed.
    package struct Failure: Sendable, Equatable {
        /// What it is about.
        package let kind: Kind
        /// The node where it differed; empty if it is about the run as a whole.
        package let node: String
        /// One terse sentence.
        package let message: String
        /// Where the scenario says otherwise.
        package let location: Finding.Location

        /// What a failure can be about: a member of `expect`, or the playing itself.
        package enum Kind: String, Sendable, CaseIterable {
            /// The flow could not be played as scripted.
            case play
            /// The scenario scripts something that never happened.
            case unused
            /// The place where the scenario stops was not come to, or not left as it should be.
            case until
            case outcome, kind, path, facts, lines, notLines, messages, targets, notes
            /// What stands on the card of a visit.
            case steps, shows, hides
        }
    }

    /// A scenario that needs more answers than this is going round in a circle.
    private static let mostAnswers = 5_000

    let scenario: Scenario
    let file: SourceText
    let flows: FlowSet
    /// The enquiry as played so far.
    private(set) var enquiry: Enquiry
    /// The agent who does what the scenario says.
    var agent: Agent

    /// Runs a scenario to its end and compares the result with what it expects.
    ///
    /// - Parameters:
    ///   - edition: an earlier one to play it as calls were played then.
    ///   - isMeasured: false to leave out what it reaches and shows, as far as nothing is expected of that: recording it
    ///     takes as long as the playing. Nor is it played on then once it is elsewhere than it should be.
    package init(
        _ scenario: Scenario, in file: SourceText, on flows: FlowSet,
        edition: Event.Opening.Edition = .latest,
        isMeasured: Bool = true
    ) {
        self.scenario = scenario
        self.file = file
        self.flows = flows
        name = scenario.name
        agent = Agent(scenario, in: file, isMeasured: isMeasured)
        let opening = Event.Opening(
            id: EnquiryID(milliseconds: scenario.start.milliseconds), flow: flows.main.id, digests: [:],
            agent: scenario.agent, channel: scenario.channel ?? flows.main.channels.first ?? "",
            given: scenario.with.compactMap { Self.given($0, in: flows.main) }, isClockGiven: true,
            edition: edition)
        enquiry = Enquiry(opening, at: scenario.start, on: flows)
        play(by: isMeasured ? nil : scenario.wholeWay)
        failures += agent.failures
        coverage = agent.coverage
        if isMeasured { coverage.add(visits, of: enquiry) }
        guard failures.isEmpty else { return }
        checkStop()
        guard failures.isEmpty else { return }
        // What is not used once the call has left its path only follows from that.
        if fork == nil { checkAllUsed() }
        compare()
    }

    /// A fact that the part is called with; nil if it cannot be set to that, which is a finding.
    private static func given(_ answer: Scenario.Answer, in part: Flow) -> Event.Opening.Given? {
        guard let fact = part.fact(at: answer.fact),
            let value = fact.type.value(of: answer.value.spelt(for: fact), currency: part.currency)
        else { return nil }
        return .init(fact.id, value)
    }

    /// Plays the enquiry to its end; after a scripted crash, continues from the journal.
    ///
    /// - Parameter way: the nodes from which it must not stray if it is to be played on; nil to play it on anyway.
    private mutating func play(by way: [String]?) {
        repeat {
            var player = Player(enquiry)
            let stop = player.play(&agent, atMost: Self.mostAnswers) { [until = scenario.until] in
                until?.isReached(in: $0) ?? false || way.map($0.hasStrayed(from:)) ?? false
            }
            enquiry = player.enquiry
            if stop == .tired { fail(.play, "the scenario does not come to an end") }
        } while refold()
    }

    /// Rebuilds the enquiry from its journal after a crash; false if there was none or rebuilding failed.
    private mutating func refold() -> Bool {
        guard let crash = agent.takeCrash() else { return false }
        do throws(JournalError) {
            enquiry = try Enquiry(journal: enquiry.events.map(\.json), on: flows)
            return true
        } catch {
            fail(.play, "the enquiry cannot be rebuilt from its journal (\(error))", at: crash)
            return false
        }
    }

    /// Records something that differs.
    mutating func fail(
        _ kind: Failure.Kind, _ message: String, at span: Span? = nil, node: String? = nil
    ) {
        failures.append(
            Failure(
                kind: kind, node: node ?? (enquiry.run.end == nil ? enquiry.path.text : ""),
                message: message,
                location: file.location(of: span ?? scenario.span)))
    }
}

/// A node of one of several flows, whichever calls lead to it.
package struct PlacedNode: Hashable, Sendable {
    /// The flow that it is part of.
    package let flow: FlowID
    /// Its name there.
    package let node: NodeID
}

extension ScenarioRun {
    /// The nodes that it came to, those of visits that were taken back among them.
    var nodesReached: Set<PlacedNode> {
        let paths = agent.arrivals.reached.union(enquiry.run.visits.map(\.path.inAnyRound))
        return Set(
            paths.compactMap { path in
                flows.node(at: path).map { PlacedNode(flow: $0.flow.id, node: $0.node.id) }
            })
    }
}

extension Scenario {
    /// All nodes that it is expected to come to, in order; nil if it does not name them all, or takes visits back.
    fileprivate var wholeWay: [String]? {
        let takesBack = visits.flatMap(\.scripts).contains {
            $0.goesBack || $0.opened != nil || $0.removed != nil
        }
        return takesBack ? nil : expected.path?.elements?.compactMap(\.string)
    }
}

extension Enquiry {
    /// Whether the visit at hand is to another node than that of the same number on a way.
    fileprivate func hasStrayed(from way: [String]) -> Bool {
        run.visits.count > way.count || path.text != way[run.frame.visit]
    }
}
