import Foundation

/// An enquiry and its journal: what happens is on the disk before it counts.
///
/// A class, because it owns the journal and its lock. Every way to take a call (plain, interactive) goes
/// through it. All events of one key are one append: after it all of them count, after a failure none.
public final class EnquirySession {
    /// The enquiry as it stands.
    public private(set) var enquiry: Enquiry

    /// Nil in a dry run, and until ``keep()`` made it.
    private var journal: Journal?
    /// How many of the enquiry's events the journal has.
    private var keptCount: Int
    private let home: Home?
    private let clock: () -> Timestamp
    /// Whether an earlier process may have written the record already.
    private let mayBeRecorded: Bool

    /// Why something could not happen.
    public enum Failure: Error, Equatable, Sendable {
        /// It cannot happen here; nothing changed.
        case refused(Refusal)
        /// It could not be kept; nothing changed.
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

    /// Opens an enquiry. Nothing is on the disk before ``keep()``, so that the first card need not wait for
    /// it. Without a home nothing is kept at all (a dry run).
    package static func open(
        on flows: FlowSet, agent: String, channel: String, given: [Event.Opening.Given] = [],
        isClockGiven: Bool, home: Home?, observer: Enquiry.Observer? = nil,
        clock: @escaping () -> Timestamp
    ) -> EnquirySession {
        let now = clock()
        let digests = flows.flows.map { ($0.id, $0.digest) }
        let opening = Event.Opening(
            id: EnquiryID(milliseconds: now.milliseconds), flow: flows.main.id,
            digests: Dictionary(digests, uniquingKeysWith: { first, _ in first }), agent: agent,
            channel: channel, given: given, isClockGiven: isClockGiven)
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

    /// Puts the opening on the disk, unless it is there: the flows that the enquiry runs on, so that it can
    /// be resumed whatever becomes of their files, then the journal.
    public func keep() throws(StorageError) {
        if keptCount == 0 { try keep(enquiry) }
    }

    /// Goes on with the enquiry as somebody played it on from where it stands here: what happened since is
    /// written to the journal, then it counts.
    ///
    /// - Parameter next: the same enquiry, later; another one traps.
    package func keep(_ next: Enquiry) throws(StorageError) {
        precondition(next.events.starts(with: enquiry.events), "what was kept cannot be undone")
        if let home, next.events.count > keptCount {
            if journal == nil { journal = try begin(in: home) }
            try journal?.append(next.events.dropFirst(keptCount).map(\.json))
            keptCount = next.events.count
        }
        enquiry = next
    }

    /// Makes the journal; what is needed to read it is on the disk before.
    private func begin(in home: Home) throws(StorageError) -> Journal {
        try home.sync()
        for flow in enquiry.flows.flows {
            try FlowSnapshots(home: home).keep(flow.file.bytes, flow: flow.id.rawValue)
        }
        return try Journal.create(enquiry.opening.id, in: home)
    }

    /// Takes up a journal on the flows that it was opened on.
    package static func resume(
        _ journal: Journal, _ enquiry: Enquiry, home: Home, clock: @escaping () -> Timestamp
    ) -> EnquirySession {
        EnquirySession(
            enquiry, journal: journal, home: home, clock: clock, mayBeRecorded: enquiry.isClosing)
    }

    /// Whether anything is kept; not in a dry run.
    package var isKept: Bool { home != nil }

    /// The time; never before what happened last, even when the machine's clock was set back.
    public var now: Timestamp { max(clock(), enquiry.lastEvent) }

    /// Lets things happen at this moment: they are written to the journal, then they count.
    ///
    /// - Throws: `refused` when one of them cannot happen here, `storage` when they could not be kept.
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

    /// What became of the record.
    public enum Finish: Sendable, Equatable {
        /// It is in the log and on the disk. Shape: the path of the month's file.
        case saved(path: String)
        /// Nothing was to be kept.
        case dryRun
        /// The log holds another record of the same id; ours stays in the journal. Units: byte offset.
        case differs(path: String, offset: Int)
    }

    /// Writes the record of the enquiry, which has ended, and takes the journal away.
    ///
    /// After any failure the journal is still there and `triage resume` finishes the work.
    /// - Parameter notice: called if the wait for the log drags on, with the id of the process that has it, if known.
    public func finish(notice: @escaping (Int32?) -> Void = { _ in }) throws(Failure) -> Finish {
        if !enquiry.isClosing { try perform(.closing) }
        guard let home, let journal, let record = Record(enquiry) else { return .dryRun }
        do throws(StorageError) {
            let outcome = try RecordLog(home: home).append(
                record.json, id: record.id, closed: RecordMonth(record.closed), mayBeThere: mayBeRecorded,
                notice: notice)
            if case .differs(let path, let offset) = outcome { return .differs(path: path, offset: offset) }
        } catch {
            throw .storage(error)
        }
        // The record is saved, whatever becomes of the journal: one that stays, or is back after a power
        // cut, is settled by the next resume, which finds the record.
        try? journal.remove()
        return .saved(path: home.segment(RecordMonth(record.closed)))
    }
}

extension RecordMonth {
    /// The month of a moment, in UTC.
    init(_ time: Timestamp) {
        let day = CalendarDate(time, in: .gmt)
        self.init(year: day.year, month: day.month)
    }
}
