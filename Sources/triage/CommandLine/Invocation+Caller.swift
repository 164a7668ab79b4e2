import TriageCore

/// Who is calling, by `--caller`.
extension Invocation {
    /// The number or address; nil if it was not given, or is nothing.
    private var callerText: String? {
        self["caller"].map { TypedText($0).text.trimming }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The facts that are given on the command line, the caller's among them.
    ///
    /// A call is never refused for what a phone system knows of its caller: that is said, and the call goes on.
    func givenFacts(
        withCallerOn flows: FlowSet, at now: Timestamp, on screen: CallScreen?
    ) throws(Failure) -> [Event.Opening.Given] {
        let given = try givenFacts(on: flows, at: now)
        guard let text = callerText else { return given }
        let scratch = try enquiry(on: flows, at: now, given: given)
        let wording = scratch.format.wording
        guard let fact = flows.main.callersFact else {
            warn(wording(.noCallersFact(text)), on: screen)
            return given
        }
        guard !given.contains(where: { $0.fact == fact.id }) else { return given }
        switch scratch.readGiven(text, for: fact.id, at: now) {
        case .success(let value)?: return given + [.init(fact.id, value)]
        case .failure(let problem)?: warn(wording(.noCaller(text, wording(problem))), on: screen)
        case nil: break
        }
        return given
    }

    /// What looks up the caller's past calls; nil if nobody knows who is calling.
    func callerReminder(_ session: borrowing EnquirySession) -> CallerReminder? {
        guard session.isKept, let caller = callerText.flatMap({ CallerForm($0) }) else { return nil }
        return CallerReminder(caller, on: session.enquiry.flows.main, in: home)
    }

    /// The parked enquiries of whoever is calling, newest first.
    var callersParked: [ParkedEnquiry] {
        guard !has("dry-run"), let caller = callerText.flatMap({ CallerForm($0) }) else { return [] }
        return ParkedEnquiry.all(in: home, flows: flows, of: caller)
    }
}
