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
            throw Failure(.inputMissing, "no open enquiry begins with '\(beginning)'" + known(entries))
        }
        // A journal is empty if its process was killed before the call began.
        let free = entries.filter(\.isParked)
        if free.count == 1 { return try resume(free[0].id, invocation) }
        guard !free.isEmpty else { throw Failure(.inputMissing, "no enquiry is parked" + known(entries)) }
        let parked = ParkedEnquiry.all(in: home)
        let rows = parked.map { [$0.id.text, $0.flow, $0.opened, $0.caller] }
        throw Failure(.usage, "several enquiries are open; name one:\n" + Columns(rows).text)
    }

    private static func known(_ entries: [Journal.Entry]) -> String {
        let inUse = entries.filter(\.isInUse)
        guard !inUse.isEmpty else { return "" }
        let holders = inUse.map { "\($0.id.text) (process \($0.process.map(String.init) ?? "unknown"))" }
        return "; in use: " + holders.joined(separator: ", ")
    }

    /// Resumes an enquiry where it left off; if its record was about to be written, finishes it.
    static func resume(
        _ id: EnquiryID, _ invocation: Invocation, on screen: CallScreen? = nil
    ) throws(Failure) -> ExitCode {
        let home = try invocation.preparedHome()
        return try invocation.carry(isResumed: true, on: screen) { () throws(Failure) in
            let (journal, contents) = try storing { () throws(StorageError) in
                try Journal.resume(id, in: home)
            }
            for fault in contents.faults where fault.isLoss { invocation.say("triage: \(fault)") }
            var archive = FlowArchive(home: home)
            let enquiry = try ParkedEnquiry.fold(contents, of: id, from: &archive)
            // A given clock stands still while the enquiry is parked.
            let clock = enquiry.opening.isClockGiven ? Clock(at: enquiry.lastEvent) : Clock()
            let session = EnquirySession.resume(journal, enquiry, home: home, clock: { clock.now })
            if !enquiry.isClosing {
                let agent = try invocation.agent
                try performing { () throws(EnquirySession.Failure) in
                    try session.perform(.resumed(agent: agent))
                }
            }
            return session
        }
    }
}
