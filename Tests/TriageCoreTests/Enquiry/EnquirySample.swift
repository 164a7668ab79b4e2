import TestSupport
import Testing

@testable import TriageCore

/// Enquiries on small flows and on the shipped ones, and everything observable about them.
enum EnquirySample {
    /// The moment at which every sample opens: 15 July 2026, 10:00 in Melbourne.
    static let start = Timestamp(milliseconds: 1_784_073_600_000)

    /// A moment after the opening.
    static func after(_ seconds: Double) -> Timestamp {
        Timestamp(milliseconds: start.milliseconds + Int64(seconds * 1000))
    }

    /// Opens an enquiry on a flow `demo` with the given text, beside other flows.
    static func open(_ text: String, beside others: [String: String] = [:]) throws -> Enquiry {
        let loaded = FlowText.load(text, beside: others)
        let errors = loaded.findings.filter { $0.severity == .error }
        try #require(errors.isEmpty, "\(errors.map(\.headline))")
        return open(on: try #require(loaded.flows))
    }

    /// Opens an enquiry on flows.
    static func open(on flows: FlowSet) -> Enquiry {
        let opening = Event.Opening(
            id: Sample.id(1), flow: flows.main.id,
            digests: Dictionary(uniqueKeysWithValues: flows.flows.map { ($0.id, $0.digest) }), agent: "sam",
            channel: flows.main.channels[0])
        return Enquiry(opening, at: start, on: flows)
    }

    /// The text of a small flow with the given facts and nodes; everything else comes from `FlowText`.
    static func flow(
        facts: String, nodes: String, messages: String? = nil, targets: String? = nil, start: String = "one"
    ) -> String {
        FlowText.make([
            "start": "\"\(start)\"", "facts": facts, "nodes": nodes, "messages": messages, "targets": targets,
            "contacts": #"{ "desk": { "name": "Desk", "email": "desk@demo.example" } }"#,
        ])
    }
}

extension Enquiry {
    /// Performs events, all at the same moment.
    mutating func play(_ kinds: Event.Kind..., at time: Timestamp = EnquirySample.start) throws {
        for kind in kinds { try apply(Event(at: time, kind)) }
    }

    /// Why an event is refused; nil if it is allowed.
    func refusal(_ kind: Event.Kind) -> Refusal? {
        var copy = self
        do throws(Refusal) {
            try copy.apply(Event(at: lastEvent, kind))
            return nil
        } catch {
            return error
        }
    }

    /// The value of a known fact; nil if it is not known.
    func fact(_ name: FactPath) -> Value? { knownFacts().first { $0.name == name }?.value }

    /// Everything observable about the enquiry.
    var seen: Seen { Seen(self) }

    /// The enquiry folded again from its journal.
    func refolded() throws -> Enquiry { try Enquiry(journal: events.map(\.json), on: flows) }
}

/// Everything observable about an enquiry.
struct Seen: Equatable {
    let path: NodePath?
    let awaiting: Awaiting?
    let card: Card?
    let facts: [KnownFact]
    let visits: [Visit]
    let notes: [Note]
    let changes: [Change]
    let queue: [QueuedMessage]
    let end: Run.End?
    let agent: String
    let channel: String
    let targets: [TargetState]
    let canGoBack: Bool

    init(_ enquiry: Enquiry) {
        let isOpen = enquiry.run.end == nil
        path = isOpen ? enquiry.path : nil
        awaiting = enquiry.awaiting
        card = isOpen ? enquiry.card() : nil
        facts = enquiry.knownFacts()
        visits = enquiry.run.visits
        notes = enquiry.run.notes
        changes = enquiry.run.changes
        queue = enquiry.queuedMessages
        end = enquiry.run.end
        agent = enquiry.run.agent
        channel = enquiry.run.channel
        targets = enquiry.targets(at: enquiry.lastEvent)
        canGoBack = enquiry.canGoBack
    }
}
