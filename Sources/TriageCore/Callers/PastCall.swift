/// A call of the past, as an agent is reminded of it.
package struct PastCall: Sendable, Equatable {
    /// The enquiry.
    package let id: EnquiryID
    /// The flow that the agent started.
    package let flow: FlowID
    /// When it ended; nil if the record has no valid time.
    package let closed: Timestamp?
    /// Its outcome; nil for a call that was abandoned.
    package let outcome: OutcomeID?
    /// Why it was abandoned; nil if it was not.
    package let reason: String?
    /// The last note that was taken in it; nil if there is none.
    package let note: String?
    /// Who rang, as it was noted; nil if the record does not tell.
    package let caller: String?
    /// What the caller answered, besides that, where it was a text.
    package let answers: [String]
    /// The record.
    package let record: [UInt8]

    /// Reads what is shown of a record.
    init(_ record: RecordView, caller: String?) {
        id = record.id
        flow = record.flow
        closed = record.closed
        outcome = record.outcome
        reason = record.reason
        note = record.notes.last?.text
        self.caller = caller
        answers = record.facts.filter { $0.origin?.isGiven == true }.compactMap(\.value.string).filter {
            $0 != caller
        }
        self.record = record.copy
    }

    /// The newest calls in the log of a home, the last one first.
    ///
    /// - Parameter text: what the records have to contain, whatever its case and accents; nothing if empty.
    package static func newest(in home: Home, atMost most: Int, with text: String = "") -> [PastCall] {
        let wanted = SearchedText(text)
        let facts = CallersIndex(in: home)?.header.facts ?? CallersFacts(in: home)
        var calls: [PastCall] = []
        var newest = NewestFirst((try? RecordLog(home: home).segments()) ?? [])
        newest.each({ record -> PastCall? in
            guard wanted.isEmpty || wanted.isIn(record) else { return nil }
            return PastCall(record, caller: facts.text(of: record))
        }) { call in
            calls.append(call)
            return calls.count < most
        }
        return calls
    }
}
