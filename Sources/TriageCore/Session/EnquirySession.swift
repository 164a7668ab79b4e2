import Foundation

/// An enquiry and its journal: nothing counts until it is on disk.
///
/// A class, because it owns the journal and its lock. Every way of taking a call (plain, interactive) goes
/// through it. All events caused by one key are a single append: either all of them count or, after a
/// failure, none.
public final class EnquirySession {
    /// The enquiry in its current state.
    public private(set) var enquiry: Enquiry

    /// Nil in a dry run, and until ``keep()`` creates it.
    private var journal: Journal?
    /// How many of the enquiry's events are in the journal.
    private var keptCount: Int
    private let home: Home?
    /// Who messages come from if the flow names nobody.
    package var sender: MailMessage.Mailbox?
    /// Why a message that was approved to leave at once is not in the outbox yet; it is tried again with
    /// whatever happens next in the call.
    package private(set) var outboxProblem: StorageError?
    /// How many of the messages approved to leave at once are known to be in the outbox.
    private var postedCount = 0
    /// Those that were added since they were last asked for.
    private var posted: [QueuedMessage] = []
    /// The folder of the hooks that are told what happens; nil for none.
    package var hooks: HookFolder?
    private let clock: () -> Timestamp
    /// Whether an earlier process may already have written the record.
    private let mayBeRecorded: Bool

    /// Why an event could not be performed.
    public enum Failure: Error, Equatable, Sendable {
        /// It is not possible here; nothing changed.
        case refused(Refusal)
        /// It could not be written to the journal; nothing changed.
        case storage(StorageError)
    }

    private init(
        _ enquiry: Enquiry, journal: Journal?, home: Home?, clock: @escaping () -> Timestamp,
        mayBeRecorded: Bool = false
    ) {
        self.enquiry = enquiry
        self.journal = journal
        keptCount = journal == nil ? 0 : enquiry.events.count
        self.home = home
        self.clock = clock
        self.mayBeRecorded = mayBeRecorded
    }

    /// Opens an enquiry. Nothing is written before ``keep()``, so that the first card need not wait for the
    /// disk. Without a home nothing is kept at all (a dry run).
    package static func open(
        on flows: FlowSet, agent: String, channel: String, given: [Event.Opening.Given] = [],
        isClockGiven: Bool, start: NodePath? = nil, home: Home?, observer: Enquiry.Observer? = nil,
        clock: @escaping () -> Timestamp
    ) -> EnquirySession {
        let now = clock()
        let digests = flows.flows.map { ($0.id, $0.digest) }
        let opening = Event.Opening(
            id: EnquiryID(milliseconds: now.milliseconds), flow: flows.main.id,
            digests: Dictionary(digests, uniquingKeysWith: { first, _ in first }),
            files: Dictionary(uniqueKeysWithValues: flows.files.map { ($0.name, $0.digest) }), agent: agent,
            channel: channel, given: given, isClockGiven: isClockGiven, start: start)
        let enquiry = Enquiry(opening, at: now, on: flows, observer: observer)
        return EnquirySession(enquiry, journal: nil, home: home, clock: clock)
    }

    /// Opens an enquiry with nothing known of the caller.
    ///
    /// - Parameters:
    ///   - flows: what a library loaded without errors.
    ///   - agent: who has the caller on the line.
    ///   - channel: one of the flow's channels; not checked here.
    ///   - home: where it is kept, prepared; nil to keep nothing.
    ///   - clock: the time now.
    public static func open(
        on flows: FlowSet, agent: String, channel: String, home: Home?, clock: @escaping () -> Timestamp
    ) -> EnquirySession {
        open(on: flows, agent: agent, channel: channel, isClockGiven: false, home: home, clock: clock)
    }

    /// Writes the opening to disk unless it is already there: the flows that the enquiry runs on, so that it
    /// can be resumed whatever becomes of their files, then the journal.
    public func keep() throws(StorageError) {
        if keptCount == 0 { try keep(enquiry) }
    }

    /// Continues with a later state of the enquiry that was played on elsewhere: the new events are written
    /// to the journal, then they count.
    ///
    /// - Parameter next: the same enquiry, later; traps for any other.
    package func keep(_ next: Enquiry) throws(StorageError) {
        precondition(next.events.starts(with: enquiry.events), "what was kept cannot be undone")
        if let home, next.events.count > keptCount {
            if journal == nil { journal = try begin(in: home) }
            try journal?.append(next.events.dropFirst(keptCount).map(\.json))
            keptCount = next.events.count
        }
        let isParked = next.events.last?.kind == .parked && next.events.count > enquiry.events.count
        enquiry = next
        // A call is parked whether or not a hook can be told.
        if isParked { try? addJob(.park, detail: "\(next.events.count)") }
        post()
    }

    /// Puts what was approved to leave at once into the outbox, unless it is there. That it was approved is on
    /// disk by now, so whoever resumes the call does what could not be done here.
    private func post() {
        guard let home, enquiry.messagesAtOnce.count > postedCount else { return }
        do throws(StorageError) {
            for queued in enquiry.messagesAtOnce.dropFirst(postedCount) {
                if try add(queued, to: Outbox(home: home)) { posted.append(queued) }
                postedCount += 1
            }
            outboxProblem = nil
        } catch {
            outboxProblem = error
        }
    }

    /// The messages put into the outbox during the call since this was last called, in order.
    package func takePosted() -> [QueuedMessage] {
        defer { posted = [] }
        return posted
    }

    /// Creates the journal; what is needed to read it is already on disk by then.
    private func begin(in home: Home) throws(StorageError) -> Journal {
        try home.sync()
        let snapshots = FlowSnapshots(home: home)
        for flow in enquiry.flows.flows {
            try snapshots.keep(flow.file.bytes, file: flow.id.fileName)
        }
        for file in enquiry.flows.files { try snapshots.keep(file.source.bytes, file: file.name) }
        return try Journal.create(enquiry.opening.id, in: home)
    }

    /// Resumes a journal on the flows that it was opened on.
    package static func resume(
        _ journal: Journal, _ enquiry: Enquiry, home: Home, clock: @escaping () -> Timestamp
    ) -> EnquirySession {
        EnquirySession(
            enquiry, journal: journal, home: home, clock: clock, mayBeRecorded: enquiry.isClosing)
    }

    /// Whether anything is kept; false in a dry run.
    package var isKept: Bool { home != nil }

    /// The current time; never earlier than the last event, even if the machine's clock was set back.
    public var now: Timestamp { max(clock(), enquiry.lastEvent) }

    /// Performs events now: they are written to the journal, then they count.
    ///
    /// - Throws: `refused` when one of them is not possible here, `storage` when they could not be written.
    public func perform(_ kinds: Event.Kind...) throws(Failure) {
        let time = now
        var next = enquiry
        do throws(Refusal) {
            for kind in kinds { try next.apply(Event(at: time, kind)) }
        } catch {
            throw .refused(error)
        }
        do throws(StorageError) {
            try keep(next)
        } catch {
            throw .storage(error)
        }
    }

    /// What happened to the record.
    public enum Finish: Sendable, Equatable {
        /// It is in the log and on disk. **Shape**: the path of the month's file.
        case saved(path: String)
        /// It was a dry run; nothing is kept.
        case dryRun
        /// The log has a different record with the same id; ours stays in the journal. **Units**: byte
        /// offset.
        case differs(path: String, offset: Int)
    }

    /// Writes the record of the finished enquiry, puts its messages into the outbox and removes the journal.
    ///
    /// After any failure the journal is still there, and `triage resume` finishes the work.
    /// - Parameter notice: called if the wait drags on, with the id of the process holding the log, if known.
    public func finish(notice: @escaping (Int32?) -> Void = { _ in }) throws(Failure) -> Finish {
        if !enquiry.isClosing { try perform(.closing) }
        guard let home, let journal,
            let record = Record(enquiry, isIncomplete: journal.isDamaged)
        else { return .dryRun }
        do throws(StorageError) {
            let outcome = try RecordLog(home: home).append(
                record.json, id: record.id, closed: RecordMonth(record.closed), mayBeThere: mayBeRecorded,
                notice: notice)
            if case .differs(let path, let offset) = outcome { return .differs(path: path, offset: offset) }
            for queued in enquiry.queuedMessages { _ = try add(queued, to: Outbox(home: home)) }
            try addJob(.close)
        } catch {
            throw .storage(error)
        }
        // The record is saved, whatever becomes of the journal: if it remains, or reappears after a power
        // cut, the next resume finds the record and settles it.
        _ = try? journal.settle()
        return .saved(path: home.segment(RecordMonth(record.closed)))
    }

    /// Adds a message that was approved to the outbox; false if it is there already.
    private func add(_ queued: QueuedMessage, to outbox: Outbox) throws(StorageError) -> Bool {
        guard !queued.message.recipients.isEmpty else { return false }
        let flow = enquiry.flows.main
        return try outbox.add(
            MailMessage(
                queued.message, from: flow.sender ?? sender, approved: queued.approved, in: flow.timeZone,
                name: enquiry.outboxName(queued)))
    }

    /// Notes for the hooks of an event, if there are any, what they are to be told.
    private func addJob(_ event: HookEvent, detail: String = "") throws(StorageError) {
        guard let home, let hooks, !hooks.hooks(of: event).isEmpty else { return }
        let id = enquiry.opening.id
        let input = HookInput(event, of: id, Record.members(of: enquiry), flows: enquiry.flows)
        try HookJobs(home: home).add(HookJob(event, of: id, detail: detail, input: input))
    }
}
