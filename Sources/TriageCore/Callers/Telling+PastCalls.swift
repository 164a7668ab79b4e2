extension Telling {
    /// Reminds the agent of what a caller rang about before; of nothing, if that is known of no call.
    package static func before(_ calls: [PastCall], _ enquiry: Enquiry) -> Telling {
        guard !calls.isEmpty else { return Telling(lines: []) }
        let rows = calls.map { Line(.detail, $0.text(for: enquiry)) }
        return Telling(lines: [Line(.remark, enquiry.format.wording(.calledBefore))] + rows)
    }
}

extension PastCall {
    /// The call in one line. **Shape**: `12 November 2026: E-mail works again (hosting). He moves house in May.`
    package func text(for enquiry: Enquiry) -> String {
        let day = closed.map { enquiry.format.text(.date(CalendarDate($0, in: enquiry.flows.main.timeZone))) }
        return [day, ending(for: enquiry) + "."].compactMap { $0 }.joined(separator: ": ")
            + (note.map { " " + $0 } ?? "")
    }

    /// How it ended, by the words of the flow at hand if it is that one, and on which flow.
    package func ending(for enquiry: Enquiry) -> String {
        let main = enquiry.flows.main
        let label = outcome.map { flow == main.id ? main.outcome($0)?.label ?? $0.rawValue : $0.rawValue }
        let abandoned = enquiry.format.wording.record(.abandonedCall) + (reason.map { ": \($0)" } ?? "")
        return (label ?? abandoned) + (flow == main.id ? "" : " (\(flow))")
    }
}
