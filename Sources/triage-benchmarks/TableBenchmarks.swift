import Foundation
import TestSupport
import Terminal
import TriageCore

/// How long a table of a hundred thousand rows keeps the agent waiting.
enum TableBenchmarks {
    private static let count = 100_000

    static func run() {
        var csv = "code,name,country\n"
        for row in 0..<count {
            csv += "c\(row),Town \(row * 7919 % count) on the river,\(row % 4 == 0 ? "sk" : "cz")\n"
        }
        let bytes = Array(csv.utf8)
        print("  \(count) rows, \(bytes.count / 1000) kB")
        let scanned = Measurement.of("pass over its bytes once") { bytes.reduce(0) { $0 &+ Int($1) } }
        scanned.report()
        Measurement.of("its digest, as at the opening") { XXH64.hash(bytes) }.report(against: scanned)
        // Other rows each time, or those that are there already would be taken.
        var number = 0
        func opened() -> Enquiry {
            number += 1
            let rows = SourceText(name: "towns.csv", bytes: bytes + Array("x\(number),X,sk\n".utf8))
            let library = FlowLibrary(other: { _ in rows }, read: { _ in nil })
            guard let flows = library.load(SourceText(name: "towns.json", text: flow)).flows else {
                fatalError("the flow with the table does not load")
            }
            let opening = Event.Opening(
                id: EnquiryID(milliseconds: 0), flow: "towns", digests: [:], agent: "sam", channel: "phone")
            return Enquiry(opening, at: Timestamp(milliseconds: 0), on: flows)
        }
        func answer(_ enquiry: Enquiry, _ value: Value, to fact: FactID) -> Enquiry {
            var next = enquiry
            try? next.apply(Event(at: Timestamp(milliseconds: 1), .answered(fact, value)))
            return next
        }
        Measurement.of("load a flow with it and open a call", calls: 1) { opened().card() }
            .report(against: scanned)
        Measurement.of("the same, and read all rows for a card", calls: 1) {
            answer(opened(), .string("sk"), to: "country").card().fields[1].options.count
        }.report(against: scanned)
        let asked = answer(opened(), .string("sk"), to: "country")
        Measurement.of("that card again") { asked.card().fields[1].options.count }.report()
        Measurement.of("an answer to it") { answer(asked, .string("c4000"), to: "town").path }.report()
        keys(asked)
    }

    /// What one key costs on a list of all rows.
    private static func keys(_ enquiry: Enquiry) {
        let all = (0..<count).map { ListOption("Town \($0 * 7919 % count) on the river") }
        let field = ChoiceField(all)
        var typed = field
        let look = Look(columns: 80, listRows: 15, words: .english)
        Measurement.of("make the list, which folds all labels", calls: 1) { ChoiceField(all) }.report()
        Measurement.of("the first letter", calls: 1) {
            var field = field
            return field.handle(.key(.character("t")))
        }.report()
        for key in "ow 12" {
            let before = typed
            Measurement.of("key '\(key)' and the rows that it shows") {
                var field = before
                _ = field.handle(.key(.character(key)))
                return field.frame(look, isFocused: true).rows.count
            }.report()
            _ = typed.handle(.key(.character(key)))
        }
    }

    private static let flow = #"""
        {
          "format": 1, "id": "towns", "title": "Towns", "version": "1.0.0", "language": "en-AU",
          "timeZone": "Australia/Melbourne", "channels": ["phone"], "start": "first",
          "tables": { "towns": { "columns": { "code": "text", "name": "text", "country": "text" }, "csv": "towns.csv" } },
          "facts": {
            "country": { "type": "choice", "label": "Country", "options": [
              { "value": "sk", "label": "Slovakia" }, { "value": "cz", "label": "Czechia" }] },
            "town": { "type": "choice", "label": "Town", "options": {
              "table": "towns", "value": "code", "label": "name", "where": "row.country == country" } }
          },
          "outcomes": { "done": { "label": "Done", "kind": "resolved" } },
          "nodes": { "first": { "ask": ["country", "town"], "next": "last" }, "last": { "say": ["{{town}}"], "end": "done" } }
        }
        """#
}
