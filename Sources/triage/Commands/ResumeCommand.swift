import Foundation
import TriageCore

/// `triage resume`: resumes a parked enquiry.
enum ResumeCommand {
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let home = invocation.home
        let entries = try storing { () throws(StorageError) in try Journal.list(home) }
        if let beginning = invocation.operands.first {
            let matches = EnquiryID.matching(beginning, among: entries.map(\.id))
            if matches.count == 1 { return try resume(matches[0], invocation) }
            guard matches.isEmpty else {
                throw Failure(
                    .usage, "'\(beginning)' could be \(matches.map(\.text).joined(separator: " or "))")
            }
            let callers = ParkedEnquiry.all(in: home, flows: invocation.flows).filter { $0.isFrom(beginning) }
            guard !callers.isEmpty else {
                throw Failure(
                    .inputMissing,
                    "no open enquiry begins with '\(beginning)' or has a caller of that name"
                        + known(entries))
            }
            return try pick(among: callers, invocation)
        }
        // A journal is empty if its process was killed before the call began.
        let free = entries.filter(\.isParked)
        if free.count == 1 { return try resume(free[0].id, invocation) }
        guard !free.isEmpty else { throw Failure(.inputMissing, "no enquiry is parked" + known(entries)) }
        return try pick(among: ParkedEnquiry.all(in: home, flows: invocation.flows), invocation)
    }

    /// Resumes the only enquiry; the agent picks one of several, if there is a terminal to pick on.
    private static func pick(
        among parked: [ParkedEnquiry], _ invocation: Invocation
    ) throws(Failure) -> ExitCode {
        if parked.count == 1 { return try resume(parked[0].id, invocation) }
        if let screen = try invocation.screen() {
            return try StartMenu(invocation: invocation).pick(on: screen, among: parked)
        }
        let rows = parked.map { [$0.id.text, $0.flow, $0.opened, $0.caller] }
        throw Failure(.usage, "several enquiries are open; name one:\n" + Columns(rows).text)
    }

    private static func known(_ entries: [Journal.Entry]) -> String {
        let inUse = entries.filter(\.isInUse)
        guard !inUse.isEmpty else { return "" }
        let holders = inUse.map { "\($0.id.text) (process \($0.process.map(String.init) ?? "unknown"))" }
        return "; in use: " + holders.joined(separator: ", ")
    }

    /// Keeps a journal with a damaged or torn line from giving a second record: the event that says that the first
    /// was written may be the one that is lost.
    ///
    /// - Throws: `Failure` 65 if there is a record; the journal has been put aside then.
    private static func refuseRecorded(
        _ id: EnquiryID, _ journal: Journal, _ home: Home
    ) throws(Failure) {
        let (segment, kept) = try storing { () throws(StorageError) in
            guard let segment = try RecordLog(home: home).segment(of: id) else {
                return (nil as RecordLog.Segment?, "")
            }
            return (segment, try journal.settle(keeps: true) ?? "")
        }
        guard let segment else { return }
        throw Failure(.badData, Wording.english(.recordedAlready(segment.path, kept)))
    }

    /// Resumes an enquiry where it left off; if its record was about to be written, finishes it.
    static func resume(
        _ id: EnquiryID, _ invocation: Invocation, on screen: CallScreen? = nil
    ) throws(Failure) -> ExitCode {
        let home = try invocation.preparedHome(on: screen)
        return try invocation.carry(isResumed: true, on: screen) { () throws(Failure) in
            let (journal, contents) = try storing { () throws(StorageError) in
                try Journal.resume(id, in: home)
            }
            for fault in contents.faults where fault.isLoss { invocation.warn("\(fault)", on: screen) }
            if !contents.faults.isEmpty { try refuseRecorded(id, journal, home) }
            var archive = FlowArchive(home: home) { [flows = invocation.flows] in flows.text(named: $0)?.bytes
            }
            let enquiry = try ParkedEnquiry.fold(contents, of: id, from: &archive)
            let wording = enquiry.format.wording
            for file in try storing({ () throws(StorageError) in try archive.heal() }) {
                invocation.warn(wording(.healed(file)), on: screen)
            }
            if contents.isDamaged { invocation.warn(wording(.journalDamaged(home.damaged)), on: screen) }
            // A given clock stands still while the enquiry is parked.
            let clock = enquiry.opening.isClockGiven ? Clock(at: enquiry.lastEvent) : Clock()
            let session = EnquirySession.resume(journal, enquiry, home: home, clock: { clock.now })
            if !enquiry.isClosing {
                let named = try invocation.namedAgent
                try performing { () throws(EnquirySession.Failure) in
                    try session.perform(.resumed(agent: named ?? enquiry.agent))
                }
            }
            return session
        }
    }
}
