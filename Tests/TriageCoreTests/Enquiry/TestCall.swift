import TestSupport
import Testing

@testable import TriageCore

/// An enquiry on a small flow, driven event by event; each event is one second after the last.
struct TestCall {
    private(set) var enquiry: Enquiry
    private var seconds: Int64 = 0
    private let start = Timestamp(milliseconds: 1_784_000_000_000)

    init(
        _ text: String, beside others: [String: String] = [:], given: [Event.Opening.Given] = [],
        edition: Event.Opening.Edition = .latest
    ) throws {
        let loaded = FlowText.load(text, beside: others)
        let flows = try #require(loaded.flows, "\(loaded.findings.map(\.headline))")
        try #require(loaded.errors.isEmpty, "\(loaded.findings.map(\.headline))")
        let opening = Event.Opening(
            id: EnquiryID(milliseconds: start.milliseconds), flow: flows.main.id, digests: [:], agent: "sam",
            channel: flows.main.channels[0], given: given, edition: edition)
        enquiry = Enquiry(opening, at: start, on: flows)
    }

    /// Performs an event after some seconds.
    mutating func perform(_ kind: Event.Kind, after wait: Int64 = 1) throws {
        seconds += wait
        try enquiry.apply(Event(at: Timestamp(milliseconds: start.milliseconds + seconds * 1000), kind))
    }

    /// The text of a known fact; nil if it is not known.
    func known(_ name: FactPath) -> String? {
        enquiry.knownFacts().first { $0.name == name }?.text
    }

    /// The record so far as parsed JSON.
    func record() throws -> JSON {
        let record = try #require(Record(enquiry))
        return try #require(JSONParser.parse(record.json).value)
    }

    /// The same enquiry folded again from its journal.
    func refolded() throws -> Enquiry {
        try Enquiry(journal: enquiry.events.map(\.json), on: enquiry.flows)
    }
}
