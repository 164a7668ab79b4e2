/// A call without what does not lead to where it stands: facts that were known at the opening, those that the caller
/// volunteered, changes of channel.
///
/// A search tries more than it needs. A shorter call shows the same to a reader, who then sees what matters.
struct ShortenedCall {
    /// What happens, the opening first; as given if nothing can be left out.
    private(set) var events: [Event]
    private let flows: FlowSet
    private let facts: [String]
    private let position: Int
    private var end: Standing?
    /// How many events may still be played to find out what matters.
    private var work: Int

    /// Where a call has come, as far as the one who reads it can tell.
    private struct Standing: Equatable {
        let path: [NodePath]
        let awaiting: Awaiting?
        let values: [Value?]
        let failures: [RuleFailure]
    }

    /// Shortens a call so that it comes to the same node by the same way, with the same facts of those named.
    ///
    /// - Parameters:
    ///   - position: the position of the flow whose facts they are, be it run, waiting for a part, or returned.
    ///   - work: how many events are played at most to find out what matters; then the rest stays.
    init(
        _ events: [Event], facts: [FactPath], of position: Int, on flows: FlowSet, atMost work: Int = 200_000
    ) {
        self.work = work
        self.events = events
        self.flows = flows
        self.facts = facts.map(\.text)
        self.position = position
        end = standing(after: events)
        guard end != nil, case .opened(let opening)? = events.first?.kind else { return }
        // A part is always given what its callers call it with.
        if !flows.main.isPart, !leaveOut(given: opening.given, channel: opening.channel) {
            for given in opening.given { leaveOut(given: [given], channel: nil) }
            leaveOut(given: [], channel: opening.channel)
        }
        for index in events.indices.reversed() {
            switch events[index].kind {
            case .told, .channel, .noted, .responded: keepsStanding { $0.remove(at: index) }
            case .opened, .answered, .skippedQuestion, .ticked, .skipped, .read, .round, .roundsDone,
                .reopened, .removed, .queued, .withheld, .picked, .drafted, .draftedStep, .back, .parked,
                .resumed, .abandoned, .hungUp, .closing:
                break
            }
        }
    }

    /// Opens without some of what was known, and on the usual channel instead of another one; false if that leads
    /// elsewhere.
    @discardableResult
    private mutating func leaveOut(given facts: [Event.Opening.Given], channel: String?) -> Bool {
        guard let first = events.first, case .opened(let opening) = first.kind else { return false }
        let usual = flows.main.channels.first ?? opening.channel
        let shorter = Event.Opening(
            id: opening.id, flow: opening.flow, digests: opening.digests, files: opening.files,
            agent: opening.agent, channel: channel == nil ? opening.channel : usual,
            given: opening.given.filter { !facts.contains($0) }, isClockGiven: opening.isClockGiven,
            edition: opening.edition, start: opening.start)
        return keepsStanding { $0[0] = Event(at: first.at, .opened(shorter)) }
    }

    /// Changes the call if it then comes to the same.
    @discardableResult
    private mutating func keepsStanding(_ change: (inout [Event]) -> Void) -> Bool {
        work -= events.count
        guard work >= 0 else { return false }
        var shorter = events
        change(&shorter)
        guard standing(after: shorter) == end else { return false }
        events = shorter
        return true
    }

    /// Where the call comes; nil if the engine does not take it.
    private func standing(after events: [Event]) -> Standing? {
        guard let first = events.first, case .opened(let opening) = first.kind else { return nil }
        var enquiry = Enquiry(opening, at: first.at, on: flows)
        for event in events.dropFirst() where (try? enquiry.apply(event)) == nil { return nil }
        let frame = enquiry.run.latestFrame(of: position)
        return Standing(
            path: enquiry.run.visits.map(\.path), awaiting: enquiry.awaiting,
            values: facts.map { name in
                frame.flatMap { frame in frame.flow.scope.slot(of: name).map { frame.values[$0] } }
            },
            failures: enquiry.run.frames.flatMap(\.failures))
    }
}
