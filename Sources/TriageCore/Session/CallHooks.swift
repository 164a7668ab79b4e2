/// The hooks of a call at hand: follows what happens in it, has hooks run beside it, and offers what they know.
///
/// A class, because it owns the processes of hooks. Nothing here ever waits.
package final class CallHooks {
    private let folder: HookFolder
    private let log: HookLog
    private let runner: HookRunner
    /// The hooks of the folder; nil before it was listed.
    private var contents: HookFolder.Contents?
    /// How many of the enquiry's events have been followed.
    private var followed = 0
    /// The hooks to be run, in order; what they are told is made when it is their turn.
    private var waiting: [HookRun] = []
    /// The hooks that are over and have not been heard yet.
    private var over: [HookRun] = []
    /// The values of the facts that were looked up last.
    private var lookedUp: [FactID: Value] = [:]

    /// What comes of a hook.
    package enum News: Sendable, Equatable {
        /// Something to do: a fact to tell, or a note to take.
        case event(Event.Kind)
        /// Something to say, in the words of the flow's language.
        case remark(String)
    }

    /// Prepares for a call; touches nothing before the call is followed.
    package init(_ folder: HookFolder, home: Home) {
        self.folder = folder
        log = HookLog(home: home)
        runner = HookRunner(home: home, version: folder.version)
    }

    /// Whether any hook has to be looked after.
    package var isRunning: Bool { runner.isBusy || !waiting.isEmpty }

    /// Whether any hook has to be looked after or heard.
    package var isBusy: Bool { runner.isBusy || !waiting.isEmpty || !over.isEmpty }

    /// Takes note of what is saved of a call, and lines up the hooks for it.
    ///
    /// - Parameter isResumed: whether the call was taken up again when it was followed first.
    package func follow(_ enquiry: Enquiry, isResumed: Bool) {
        let isFirst = contents == nil
        let contents = contents ?? folder.contents()
        self.contents = contents
        guard !contents.hooks.isEmpty, enquiry.events.count > followed else { return }
        let new = enquiry.events[followed...]
        followed = enquiry.events.count
        if isFirst {
            line(up: isResumed ? .resume : .open, in: contents, for: enquiry)
            if !isResumed {
                for given in enquiry.opening.given {
                    lookUp(given.fact, given.value, in: contents, for: enquiry)
                }
            }
        }
        for event in new {
            guard let (fact, value) = event.kind.confirmed else { continue }
            if isFirst, isResumed {
                lookedUp[fact] = value
            } else {
                lookUp(fact, value, in: contents, for: enquiry)
            }
        }
    }

    private func lookUp(
        _ fact: FactID, _ value: Value, in contents: HookFolder.Contents, for enquiry: Enquiry
    ) {
        guard value != .null, value != .secret, lookedUp[fact] != value else { return }
        lookedUp[fact] = value
        // What was waiting to be looked up before has changed.
        waiting.removeAll { $0.event == .lookup(fact) }
        line(up: .lookup(fact), in: contents, for: enquiry, value)
    }

    private func line(
        up event: HookEvent, in contents: HookFolder.Contents, for enquiry: Enquiry, _ value: Value? = nil
    ) {
        waiting += contents.hooks(of: event).map {
            HookRun($0, of: enquiry.opening.id, for: event, value: value)
        }
    }

    /// Looks after the hooks.
    package func advance(_ enquiry: Enquiry, to time: Timestamp) {
        over += runner.advance(to: time)
        guard !runner.isRunning, !waiting.isEmpty else { return }
        let run = waiting.removeFirst()
        let subject = run.value.flatMap { value -> HookInput.Subject? in
            guard case .lookup(let fact) = run.event else { return nil }
            // A fact of a part that has returned: nobody can tell any more whose it was.
            let isPersonal = enquiry.run.tellable(fact)?.fact.isPersonal ?? true
            return .fact(fact, value, isPersonal: isPersonal)
        }
        let input = HookInput(
            run.event, of: run.enquiry, Record.members(of: enquiry), flows: enquiry.flows, about: subject)
        runner.add(run, input: input.line(for: run.hook))
        over += runner.advance(to: time)
    }

    /// What has come of the hooks that are over, in order; each is told once.
    package func news(of enquiry: Enquiry, at time: Timestamp) -> [News] {
        guard !over.isEmpty else { return [] }
        var scratch = enquiry
        let runs = over
        over = []
        return runs.flatMap { run -> [News] in
            var hearing = HookHearing(run, scratch, at: time)
            hearing.hear()
            scratch = hearing.enquiry
            log.add(run, at: time, remarks: hearing.remarks)
            return hearing.news
        }
    }

    /// Ends what is running, because the call is left.
    package func end(at time: Timestamp) {
        let words = "the call was left"
        for run in over { log.add(run, at: time, remarks: [words]) }
        if let run = runner.stop(at: time) { log.add(run, at: time, remarks: [words]) }
        for run in waiting { log.add(run, at: time, remarks: ["was not started", words]) }
        (over, waiting) = ([], [])
    }
}

extension Event.Kind {
    /// The fact that the agent confirmed by this, and its value; nil for any other event.
    fileprivate var confirmed: (fact: FactID, value: Value)? {
        switch self {
        case .answered(let fact, let value), .drafted(let fact, _, let value?): (fact, value)
        // What a hook told is looked up once the agent has confirmed it.
        case .told(let fact, let value, hook: nil): (fact, value)
        case .told, .drafted, .opened, .skippedQuestion, .ticked, .skipped, .read, .round, .roundsDone,
            .reopened, .removed, .queued, .withheld,
            .picked,
            .noted, .responded, .channel, .draftedStep, .back, .parked, .resumed, .abandoned, .hungUp,
            .closing:
            nil
        }
    }
}
