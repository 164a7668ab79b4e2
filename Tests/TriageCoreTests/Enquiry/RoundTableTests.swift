import TestSupport
import Testing

@testable import TriageCore

@Suite("Rounds that choose from a table")
struct RoundTableTests {
    private static let part = FlowText.make([
        "id": #""visit""#, "part": "true", "summary": #""{{city}}""#,
        "tables": #"""
        { "cities": { "columns": { "code": "text", "name": "text", "country": "text" }, "csv": "cities.csv" } }
        """#,
        "facts": #"""
        { "country": { "type": "text", "label": "Country" },
          "city": { "type": "choice", "label": "City", "options": {
            "table": "cities", "value": "code", "label": "name", "where": "row.country == country" } } }
        """#,
        "nodes": #"{ "first": { "ask": ["city"], "end": "done" } }"#,
    ])

    private static let caller = FlowText.make([
        "facts": #"{ "country": { "type": "text", "label": "Country" } }"#,
        "nodes": #"""
        { "first": { "ask": ["country"], "next": "visits" },
          "visits": { "call": { "flow": "visit", "as": "visits", "with": { "country": "country" },
                                "repeat": { "ask": "Another one?" } }, "next": "last" },
          "last": { "say": ["{{visits.map(v, v.city)}}"], "end": "done" } }
        """#,
    ])

    private static let others = [
        "visit": part, "cities.csv": "code,name,country\nba,Bratislava,sk\nke,Košice,sk\nbr,Brno,cz\n",
    ]

    @Test(
        "each round offers the rows that its caller's facts leave now, and finished rounds keep their choice")
    func rounds() throws {
        // In a country without cities there is none to choose.
        #expect(
            FlowText.check(Self.caller, beside: Self.others).map(\.headline) == [
                "visit.json:17:17: warning: this is blank in some calls [may-be-blank]"
            ])
        var call = try TestCall(Self.caller, beside: Self.others)
        try call.perform(.answered("country", .string("sk")))
        #expect(call.enquiry.card().fields[0].options.map(\.label) == ["Bratislava", "Košice"])
        try call.perform(.answered("city", .string("ke")))
        #expect(call.enquiry.card().rounds.map(\.text) == ["Košice"])
        try call.perform(.round)
        #expect(call.enquiry.card().fields[0].offer == nil)
        try call.perform(.told("country", .string("cz")))
        #expect(call.enquiry.card().fields[0].options.map(\.label) == ["Brno"])
        #expect(throws: Refusal.self) { try call.perform(.answered("city", .string("ke"))) }
        try call.perform(.answered("city", .string("br")))
        #expect(call.enquiry.card().rounds.map(\.text) == ["Košice", "Brno"])
        try call.perform(.roundsDone)
        #expect(call.enquiry.card().lines.map(\.text) == ["ke and br"])
        #expect(try call.refolded().card() == call.enquiry.card())
        try call.perform(.read)
        let visits = try call.record()["facts"]?["visits"]?.elements
        #expect(visits?.map { $0["city"]?.string } == ["ke", "br"])
    }

    @Test("a round opened again offers what was chosen in it as long as that can be chosen")
    func reopened() throws {
        var call = try TestCall(Self.caller, beside: Self.others)
        try call.perform(.answered("country", .string("sk")))
        try call.perform(.answered("city", .string("ke")))
        try call.perform(.reopened(round: 1))
        #expect(call.enquiry.card().fields[0].offer?.text == "Košice")
        try call.perform(.told("country", .string("cz")))
        #expect(call.enquiry.card().fields[0].offer == nil)
        #expect(call.enquiry.card().fields[0].options.map(\.name) == ["br"])
    }
}
