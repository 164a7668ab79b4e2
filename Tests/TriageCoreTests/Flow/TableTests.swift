import TestSupport
import Testing

@testable import TriageCore

@Suite("Tables")
struct TableTests {
    static let cities = """
        code,name,country,people
        ba,Bratislava,sk,475503
        ke,Košice,sk,229040
        br,Brno,cz,400566
        pr,Praha,cz,

        """

    /// A flow that asks for a country and then for one of its cities.
    static func flow(
        _ changes: KeyValuePairs<String, String> = [:], next: String = #""last""#
    ) -> String {
        var text = FlowText.make([
            "tables": #"""
            { "cities": { "columns": { "code": "text", "name": "text", "country": "text",
                                       "people": { "type": "integer", "optional": true } }, "csv": "cities.csv" },
              "rates": { "columns": { "from": "date", "rate": "money" },
                         "rows": [["2024-01-01", "5.25"], ["2025-01-01", "6.00"]] } }
            """#,
            "facts": #"""
            { "country": { "type": "choice", "label": "Country", "optional": true, "options": [
                { "value": "sk", "label": "Slovakia" }, { "value": "cz", "label": "Czechia" }, { "value": "at", "label": "Austria" }] },
              "city": { "type": "choice", "label": "City", "options": {
                "table": "cities", "value": "code", "label": "name", "where": "row.country == country" } },
              "big": { "type": "integer", "value": "tables.cities.filter(c, c.people != null && c.people > 300000).size()" },
              "rate": { "type": "money", "value": "tables.rates.filter(r, r.from <= date('2024-06-01'))[0].rate" } }
            """#,
            "nodes": #"""
            { "first": { "ask": ["country", "city"], "next": \#(next) },
              "last": { "say": ["{{city}}, {{big}}, {{rate}}"], "end": "done" } }
            """#,
        ])
        for (old, new) in changes { text = text.replacing(old, with: new) }
        return text
    }

    static func findings(_ text: String = flow(), csv: String = cities) -> [String] {
        // The city is blank where no country was told.
        FlowText.check(text, beside: ["cities.csv": csv]).filter { $0.code.name != "may-be-blank" }.map(
            \.headline)
    }

    static func call(_ text: String = flow(), csv: String = cities) throws -> TestCall {
        try TestCall(text, beside: ["cities.csv": csv])
    }

    @Test("a question waits for what its rows depend on, then offers those rows; the record keeps the value")
    func options() throws {
        #expect(Self.findings() == [])
        var call = try Self.call()
        var field = call.enquiry.card().fields[1]
        #expect(field.options == [] && field.awaited == ["Country"] && !field.needsReason)
        try call.perform(.answered("country", .string("sk")))
        field = call.enquiry.card().fields[1]
        #expect(field.options.map(\.label) == ["Bratislava", "Košice"] && field.awaited == [])
        let time = call.enquiry.lastEvent
        #expect(call.enquiry.read("ke", for: "city", at: time) == .success(.string("ke")))
        #expect(call.enquiry.read("Košice", for: "city", at: time) == .success(.string("ke")))
        #expect(call.enquiry.read("kosi", for: "city", at: time) == .success(.string("ke")))
        #expect(call.enquiry.read("Brno", for: "city", at: time) != .success(.string("br")))
        #expect(throws: Refusal.self) { try call.perform(.answered("city", .string("br"))) }
        try call.perform(.answered("city", .string("ke")))
        #expect(
            call.enquiry.card().lines.map(\.text) == ["Košice, 2, 5.25 AUD"]
                || call.enquiry.card().lines.count == 1)
        try call.perform(.read)
        let record = try call.record()
        #expect(record["facts"]?["city"]?.string == "ke")
        #expect(call.known("city") == "Košice")
    }

    @Test("a question does not wait for one that is hidden, but is passed with a reason")
    func hidden() throws {
        let text = Self.flow([
            "\"ask\": [\"country\"":
                "\"ask\": [\"isAbroad\", { \"fact\": \"country\", \"when\": \"isAbroad == true\" }",
            "{ \"country\"": "{ \"isAbroad\": { \"type\": \"yesno\", \"label\": \"Abroad?\" }, \"country\"",
        ])
        var call = try Self.call(text)
        try call.perform(.answered("isAbroad", .bool(true)))
        #expect(call.enquiry.card().fields.map(\.awaited) == [[], [], ["Country"]])
        try call.perform(.back)
        try call.perform(.answered("isAbroad", .bool(false)))
        #expect(call.enquiry.card().fields.map(\.label) == ["Abroad?", "City"])
        #expect(call.enquiry.card().fields.last?.needsReason == true)
        try call.perform(.skippedQuestion("city", reason: "at home"))
        #expect(call.enquiry.path == "last")
    }

    @Test("another country takes the city away, and one without cities is passed with a reason")
    func lapsed() throws {
        var call = try Self.call()
        try call.perform(.answered("country", .string("cz")))
        #expect(call.enquiry.card().fields[1].options.map(\.name) == ["br", "pr"])
        try call.perform(.answered("city", .string("br")))
        #expect(call.known("city") == "Brno")
        try call.perform(.told("country", .string("sk")))
        #expect(call.known("city") == nil)
        try call.perform(.back)
        try call.perform(.answered("country", .string("at")))
        #expect(call.enquiry.card().fields[1].needsReason)
        try call.perform(.skippedQuestion("city", reason: "abroad"))
        #expect(try call.refolded().path == call.enquiry.path)
    }

    @Test("a city told before its country is refused with what must be known first")
    func early() throws {
        let call = try Self.call()
        let read = call.enquiry.readTold("ke", for: "city", at: call.enquiry.lastEvent)
        #expect(read == .failure(.dependsOn(["Country"])))
        #expect(call.enquiry.words(for: .dependsOn(["Country"])) == "answer first: Country")
    }

    @Test("of many options a refusal lists the first few")
    func many() throws {
        let call = try Self.call()
        let labels = (1...50).map { "Town \($0)" }
        #expect(
            call.enquiry.words(for: .noSuchOption("x", nearest: nil, options: labels)).hasSuffix(
                "Town 7, Town 8, … (50)"))
    }

    @Test("a text compared with a choice from a table is one that a row has")
    func compared() {
        let text = Self.flow([
            #""say": ["{{city}}"#: #""say": [{ "text": "Home", "when": "city in ['ba', 'kee']" }, "{{city}}"#
        ])
        #expect(
            Self.findings(text).map { $0.drop { $0 != " " } } == [
                " error: 'kee' is not an option of 'city': no row of 'cities' has it [impossible-option]"
            ])
    }

    @Test("an expression reads a table as a list of records, checked by their columns")
    func records() throws {
        var call = try Self.call()
        #expect(call.known("big") == "2")
        try call.perform(.answered("country", .null))
        #expect(call.enquiry.card().fields[1].needsReason)
        #expect(
            Self.findings(Self.flow(["c.people > 300000": "c.peple > 300000"])) == [
                "demo.json:15:87: error: a row of cities has no 'peple'; did you mean 'people'? [expression-name]"
            ])
    }

    @Test("the same words in another flow, which may mean something else by them, are worked out anew")
    func sameWords() throws {
        func big(_ days: String) throws -> String? {
            let text = Self.flow([
                "tables.cities.filter(c, c.people != null && c.people > 300000).size()":
                    "tables.cities.filter(c, isOpen(now)).size()",
                "\"start\"": "\"hours\": { \"week\": { \(days) } }, \"start\"",
            ])
            return try Self.call(text).known("big")
        }
        #expect(try big("\"mon-sun\": [\"00:00-24:00\"]") == "4")
        #expect(try big("") == "0")
    }

    @Test("rows are read only when a card or an expression needs them, and once a process")
    func lazy() throws {
        // A file of its own, since other tests write other rows to theirs at the same time.
        let quiet = Self.flow([
            "{ \"type\": \"integer\", \"value\": \"tables.cities.filter(c, c.people != null && c.people > 300000).size()\" }":
                "{ \"type\": \"integer\", \"fixed\": 2 }",
            "cities.csv": "once.csv",
        ])
        let loaded = FlowText.load(quiet, beside: ["once.csv": Self.cities + "\n"])
        let flows = try #require(loaded.flows)
        #expect(loaded.errors == [])
        let rows = try #require(flows.main.tables.first).rows
        let opening = Event.Opening(
            id: EnquiryID(milliseconds: 0), flow: "demo", digests: [:], agent: "sam", channel: "phone")
        var enquiry = Enquiry(opening, at: Timestamp(milliseconds: 0), on: flows)
        _ = enquiry.card()
        #expect(!rows.isRead)
        try enquiry.apply(Event(at: Timestamp(milliseconds: 1), .answered("country", .string("sk"))))
        _ = enquiry.card()
        #expect(rows.isRead)
        let again = try #require(FlowText.load(quiet, beside: ["once.csv": Self.cities + "\n"]).flows)
        #expect(again.main.tables.first?.rows === rows)
        let changed = try #require(FlowText.load(quiet, beside: ["once.csv": Self.cities]).flows)
        #expect(changed.main.tables.first?.rows !== rows)
    }

    @Test("coverage counts a table's options as two things: one chosen, none left")
    func coverage() throws {
        let flow = try #require(FlowText.load(Self.flow(), beside: ["cities.csv": Self.cities]).flows?.main)
        let names = Coverage.all(of: flow).map(\.item.name).filter { $0.hasPrefix("city") }
        #expect(names == ["city = (one of the table)", "city = (none left)"])
        let whole = Self.flow([", \"where\": \"row.country == country\"": ""])
        let all = try #require(FlowText.load(whole, beside: ["cities.csv": Self.cities]).flows?.main)
        #expect(
            Coverage.all(of: all).map(\.item.name).filter { $0.hasPrefix("city") } == [
                "city = (one of the table)"
            ],
            "a list without conditions never runs out")
        var call = try Self.call()
        var reached = Coverage()
        try call.perform(.answered("country", .string("at")))
        reached.observe(call.enquiry)
        #expect(reached.reached.map(\.name) == ["city = (none left)"])
        try call.perform(.back)
        try call.perform(.answered("country", .string("sk")))
        try call.perform(.answered("city", .string("ba")))
        reached.add(call.enquiry.run.standingVisits, of: call.enquiry)
        #expect(reached.reached.contains { $0.name == "city = (one of the table)" })
    }
}
