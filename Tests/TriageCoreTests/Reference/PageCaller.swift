import Testing

@testable import TriageCore

/// The caller whose answers the page's examples count on.
struct PageCaller {
    private let enquiry: Enquiry
    private static let now = "2026-07-15T10:00:00+10:00"

    /// Has the answers given on a flow; else on the one in which the examples stand.
    ///
    /// - Parameter knowing: further facts, as members of a JSON object.
    init(_ flow: SplicedExample? = nil, knowing further: String = "") throws {
        let spliced = try #require(flow ?? SplicedExample.flow("sample"))
        let flows = try #require(spliced.loaded.flows)
        let start = try #require(Timestamp(rfc3339: Self.now))
        let answers: KeyValuePairs<FactID, String> = [
            "name": "\"Robin\"", "works": "true", "plan": "\"paid\"", "fee": "\"12.30\"",
            "orderedOn": "\"2026-07-01\"",
        ]
        let others = try #require(SplicedExample.json("{\(further)}")?.members).map {
            (FactID($0.key), $0.value)
        }
        let all = try answers.map { ($0, try #require(SplicedExample.json($1))) } + others
        let given = try all.map { id, json in
            let fact = try #require(flows.main.fact(id))
            let value = try #require(fact.type.value(of: json, currency: flows.main.currency))
            return Event.Opening.Given(id, value)
        }
        let opening = Event.Opening(
            id: EnquiryID(milliseconds: start.milliseconds), flow: flows.main.id, digests: [:], agent: "Sam",
            channel: "phone", given: given, isClockGiven: true)
        enquiry = Enquiry(opening, at: start, on: flows)
    }

    /// The value of an expression, as an expression; nil if it has none or something is wrong with it.
    func value(of source: String) -> String? {
        let scope = enquiry.flows.main.scope
        let (expression, problems) = Expression.compile(source, in: scope, nulls: .propagates)
        guard let expression, problems.isEmpty else { return "\(problems)" }
        return try? expression.evaluate(enquiry.values).literal
    }

    /// How a card that shows a text reads.
    func text(_ text: String) throws -> String? {
        let shown = FormatPage.Example.members(
            #""start": "here", "nodes": { "here": { "say": ["\#(text)"], "next": "first" } }"#)
        return try PageCaller(SplicedExample(shown)).enquiry.card().lines.first?.text
    }

    /// The codes of what is found in a condition of a node.
    func findings(_ condition: String) throws -> [String] {
        let next = #"[ { "when": "\#(condition)", "go": "first" }, { "go": "last" } ]"#
        let shown = FormatPage.Example.members(
            #""start": "here", "nodes": { "here": { "next": \#(next) } }"#)
        return SplicedExample(shown).checked.findings.filter { $0.severity == .error }.map(\.code.name)
    }

    /// What is kept of an answer, as JSON; nil if it is refused.
    func kept(_ typed: String, for id: FactID) -> String? {
        let start = Timestamp(rfc3339: Self.now) ?? Timestamp(milliseconds: 0)
        guard case .success(let value)? = enquiry.readGiven(typed, for: id, at: start) else { return nil }
        var writer = JSONWriter()
        writer.value(value)
        return writer.text
    }
}
