import TestSupport
import Testing

@testable import TriageCore

@Suite("What is wrong in tables and with them")
struct TableFindingTests {
    @Test("what is wrong in a file is found at its line and column, and keeps no call from beginning")
    func cells() throws {
        let csv = TableTests.cities.replacing("475503", with: "many").replacing("ke,", with: ",").replacing(
            "cz,400566", with: "cz")
        #expect(
            TableTests.findings(csv: csv) == [
                "cities.csv:4:1: error: this row has 3 cells, the header 4 [bad-cell]",
                "cities.csv:2:18: error: the column 'people' needs a whole number [bad-cell]",
                "cities.csv:3:1: error: the column 'code' is not optional, but this cell is empty [bad-cell]",
            ])
        var call = try TableTests.call(csv: csv)
        try call.perform(.answered("country", .string("sk")))
        #expect(call.enquiry.card().fields[1].options.map(\.name) == ["ba"])
        #expect(
            TableTests.findings(csv: TableTests.cities.replacing("people", with: "peple")) == [
                "cities.csv:1:1: error: the header has no column 'people', only 'peple' [unknown-column]"
            ])
        #expect(
            TableTests.findings(csv: TableTests.cities.replacing(",", with: ";")) == [
                "cities.csv:1:1: error: the header is one cell, separated by semicolons; separate the cells by commas "
                    + "[unknown-column]"
            ])
        #expect(
            TableTests.findings(csv: TableTests.cities.replacing("ke,Košice", with: "ba,Bratislava")) == [
                "cities.csv:3:1: error: 'ba' stands in line 2 too, and 'city' would list it twice; offer a table with "
                    + "one row each, or add a 'where' [repeated-row]"
            ])
        #expect(
            TableTests.findings(csv: TableTests.cities.replacing("Košice", with: "Bratislava")).map {
                $0.prefix(46)
            } == [
                "cities.csv:3:4: error: 'Bratislava' stands in "
            ])
        // In another country the same name is another city.
        #expect(TableTests.findings(csv: TableTests.cities.replacing("br,Brno", with: "ba,Bratislava")) == [])
    }

    @Test(
        "what makes no sense of a table is found where it is written",
        arguments: [
            (
                #""where": "row.country == country""#, #""where": "row.country != country""#,
                "'where' compares columns, as in row.country == country, joined by &&"
            ),
            (
                #""where": "row.country == country""#, #""where": "row.land == country""#,
                "the table 'cities' has no column 'land'"
            ),
            (
                #""where": "row.country == country""#, #""where": "row.country == row.name""#,
                "unknown name 'row'"
            ),
            (
                #""where": "row.country == country""#, #""where": "row.people == country""#,
                "this is a text, but a whole number is needed here"
            ),
            (
                #""label": "name", "where""#, #""label": "people", "where""#,
                "options are texts, but the column 'people' is not"
            ),
            (#""csv": "cities.csv""#, #""csv": "towns.csv""#, "there is no file 'towns.csv' beside this one"),
            (
                #""csv": "cities.csv""#, #""csv": "../cities.csv""#,
                "'csv' is '../cities.csv'; a file lies beside the flow and is named without a folder"
            ),
        ])
    func mistakes(_ old: String, _ new: String, _ message: String) {
        let found = FlowText.check(TableTests.flow([old: new]), beside: ["cities.csv": TableTests.cities])
        #expect(found.contains { $0.message.hasPrefix(message) }, "\(found.map(\.headline))")
    }

    @Test("destinations by a choice from a table need a \"*\", and keys that some row has")
    func keyed() {
        // The country is a choice too, so that only one may be asked here.
        let alone = ["\"ask\": [\"country\", \"city\"]": "\"ask\": [\"city\"]"] as KeyValuePairs
        let rest = TableTests.findings(TableTests.flow(alone, next: #"{ "ba": "last" }"#))
        #expect(rest.contains { $0.contains("error: a choice from a table (\"*\") to 'city' leads nowhere") })
        #expect(
            TableTests.findings(TableTests.flow(alone, next: #"{ "ba": "last", "*": "last" }"#)).filter {
                $0.contains("error")
            } == [])
        #expect(
            TableTests.findings(TableTests.flow(alone, next: #"{ "bb": "last", "*": "last" }"#)).contains {
                $0.contains("'bb' is not an answer to 'city': no row of 'cities' has it")
            })
    }

    @Test("destinations by what was chosen from a table, here or in a part, need a \"*\" too")
    func known() {
        let part = TableTests.flow([
            "\"id\": \"demo\"": "\"id\": \"town\"", "\"start\"": "\"part\": true, \"start\"",
        ])
        func errors(_ on: String, _ keys: String) -> [String] {
            let next = #"{ "on": "\#(on)", "go": { \#(keys) } }"#
            let own = TableTests.flow(
                ["\"last\": {": "\"second\": { \"next\": \(next) }, \"last\": {"], next: #""second""#)
            let caller = FlowText.make([
                "nodes": #"""
                { "first": { "call": { "flow": "town", "as": "town" }, "next": \#(next) }, "last": { "end": "done" } }
                """#
            ])
            let text = on == "city" ? own : caller
            return FlowText.check(text, beside: ["town": part, "cities.csv": TableTests.cities]).filter {
                $0.severity == .error
            }.map(\.message)
        }
        for on in ["city", "town.city"] {
            #expect(
                errors(on, #""ba": "last""#) == [
                    "a choice from a table (\"*\") to '\(on)' leads nowhere from here"
                ])
            #expect(errors(on, #""ba": "last", "*": "last""#) == [])
            #expect(
                errors(on, #""bb": "last", "*": "last""#) == [
                    "'bb' is not an answer to '\(on)': no row of 'cities' has it"
                ])
        }
    }
}
