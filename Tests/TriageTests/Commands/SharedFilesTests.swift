import TestSupport
import Testing

@Suite("Files that flows share", .waiting)
struct SharedFilesTests {
    private static let flow = FlowText.make([
        "use": #"["desk.json"]"#,
        "facts": #"""
        { "country": { "type": "choice", "label": "Country", "options": "countries" },
          "city": { "type": "choice", "label": "City",
                    "options": { "table": "cities", "value": "code", "label": "name", "where": "row.country == country" } } }
        """#,
        "nodes": #"""
        { "first": { "ask": ["country", "city"], "next": "last" },
          "last": { "say": ["{{city}} in {{wait}} minutes."], "end": "done" } }
        """#,
    ])
    private static let shared = #"""
        { "format": 1, "desk": true,
          "facts": { "wait": { "type": "integer", "fixed": 30 } },
          "options": { "countries": [{ "value": "sk", "label": "Slovakia" }, { "value": "cz", "label": "Czechia" }] },
          "tables": { "cities": { "columns": { "code": "text", "name": "text", "country": "text" }, "csv": "cities.csv" } } }
        """#
    private static let cities = "code,name,country\nke,Kosice,sk\nba,Bratislava,sk\nbr,Brno,cz\n"

    private func desk(cities: String = cities) throws -> Desk {
        let desk = try Desk(flows: ["demo": Self.flow, "desk": Self.shared])
        try desk.folder.write(cities, to: "Flows/cities.csv")
        return desk
    }

    @Test("the scenarios of a folder are run past its desk, which has nothing to test")
    func tested() throws {
        let desk = try desk()
        try desk.folder.write(
            #"{ "format": 1, "flow": "demo", "scenarios": [{ "name": "one", "answers": { "country": "sk", "city": "ke" }, "expect": { "outcome": "done" } }] }"#,
            to: "Flows/scenarios/demo.json")
        let result = try desk.run("test", desk.flows)
        #expect(result.ending == .exit(0), "\(result.output)\(result.errors)")
        #expect(try desk.run("test", desk.flows + "/desk.json").ending != .exit(0))
    }

    @Test("a call ends on the desk and the rows that it began on, and its record names them")
    func resumed() throws {
        let desk = try desk()
        let first = try desk.run("run", "demo", input: "sk\n:park\n")
        #expect(first.ending == .exit(75), "\(first.errors)")
        #expect(first.output.contains("1  Kosice\n"), "\(first.output)")
        try desk.folder.write(Self.shared.replacing("30", with: "45"), to: "Flows/desk.json")
        try desk.folder.write("code,name,country\nke,Renamed,sk\n", to: "Flows/cities.csv")
        let kept = desk.folder.names("home/flows").filter { $0.contains("@") }
        #expect(kept.map { String($0.prefix { $0 != "@" }) }.sorted() == ["cities", "demo", "desk"])
        #expect(kept.contains { $0.hasPrefix("cities@") && $0.hasSuffix(".csv") })
        let second = try desk.run("resume", input: "kosice\n\n\n")
        #expect(second.ending == .exit(0), "\(second.errors)")
        #expect(second.output.contains("Kosice in 30 minutes."), "\(second.output)")
        let record = try desk.onlyRecord()
        #expect(record.contains(#""files":{"cities.csv":""#) && record.contains(#""city":"ke""#))
        #expect(try desk.run("records", "show").output.contains("Kosice"))
    }

    @Test("validate checks a desk by itself and the cells of its tables; no call is taken on it")
    func validated() throws {
        let desk = try desk(cities: Self.cities + "xx,,sk\n")
        let found = try desk.run("validate", "desk.json", "demo.json", in: desk.flows)
        #expect(
            found.output.hasPrefix(
                "cities.csv:5:4: error: the column 'name' is not optional, but this cell is empty [bad-cell]\n"
            ),
            "\(found.output)")
        #expect(found.output.hasSuffix("2 files checked, 1 error\n"), "\(found.output)")
        #expect(found.ending == .exit(1))
        let listed = try desk.run("flows").output
        #expect(listed.contains("demo") && !listed.contains("desk"))
        let refused = try desk.run("run", "desk")
        #expect(refused.errors == "triage: 'desk' is a desk: flows use it, and no call can be taken on it\n")
    }
}
