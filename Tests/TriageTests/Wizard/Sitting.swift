import Terminal
import TestSupport
import Testing
import TriageCore

@testable import triage

/// A call through the wizard without a terminal: keys go in, and events are kept as a journal would.
struct Sitting {
    /// The current wizard.
    private(set) var wizard: Wizard
    /// The call as it was saved.
    private(set) var enquiry: Enquiry
    /// The events since the call began or was resumed.
    private(set) var kinds: [Event.Kind] = []
    /// Those events without what is only begun on a card.
    var decided: [Event.Kind] {
        kinds.filter { kind in
            switch kind {
            case .drafted, .draftedStep: false
            default: true
            }
        }
    }

    private var time = Timestamp(milliseconds: 1_784_073_600_000)

    /// Opens a call on a flow with the given text.
    init(_ text: String) throws {
        let loaded = FlowText.load(text)
        let errors = loaded.findings.filter { $0.severity == .error }
        try #require(errors.isEmpty, "\(errors.map(\.headline))")
        let flows = try #require(loaded.flows)
        let opening = Event.Opening(
            id: EnquiryID(milliseconds: time.milliseconds), flow: flows.main.id,
            digests: Dictionary(uniqueKeysWithValues: flows.flows.map { ($0.id, $0.digest) }), agent: "sam",
            channel: flows.main.channels[0])
        enquiry = Enquiry(opening, at: time, on: flows)
        wizard = Wizard(enquiry, at: time)
    }

    /// Opens a call on a flow with the given facts and members of the first node, and of another one that the
    /// call does not come to.
    init(facts: String, first: String, other: String = #""say": ["Hm."]"#) throws {
        let last = #""last": { "say": ["Bye."], "end": "done" }"#
        try self.init(
            FlowText.make([
                "facts": "{ \(facts) }",
                "nodes":
                    "{ \"first\": { \"title\": \"First\", \(first), \"next\": \"last\" }, \"other\": { \(other), \"next\": \"last\" }, \(last) }",
            ]))
    }

    /// Presses keys, a second apart.
    mutating func type(_ script: String) throws {
        for event in KeyScript(script).events {
            time = Timestamp(milliseconds: time.milliseconds + 1000)
            for case .keep(let events) in wizard.handle(event, at: time) {
                for event in events { try enquiry.apply(event) }
                kinds += events.map(\.kind)
            }
        }
    }

    /// Performs events as another mode would, before the call is resumed here.
    mutating func happen(_ kinds: Event.Kind...) throws {
        for kind in kinds { try enquiry.apply(Event(at: time, kind)) }
        try resume()
    }

    /// The rows added above the card since the last call.
    var told: [String] {
        mutating get { wizard.takeTranscript().map(\.plain) }
    }

    /// Resumes the call from its journal, some milliseconds later.
    mutating func resume(after wait: Int64 = 0) throws {
        time = Timestamp(milliseconds: time.milliseconds + wait)
        enquiry = try Enquiry(journal: enquiry.events.map(\.json), on: enquiry.flows)
        wizard = Wizard(enquiry, at: time)
        kinds = []
    }

    /// Parks the call and resumes it.
    mutating func parkAndResume() throws {
        try type("<c-c>p")
        try resume()
    }

    /// The current screen.
    var shown: String {
        var wizard = wizard
        return wizard.frame(Size(columns: 80, rows: 50), at: time).shown
    }
}
