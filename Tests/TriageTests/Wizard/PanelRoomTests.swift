import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("Panels on a small screen")
struct PanelRoomTests {
    /// Twelve cards, each with an answer that fills a row of 40 columns, then one with a lot to say.
    private static let long: String = {
        let facts = (1...12).map { number in
            #""fact\#(number)": { "type": "text", "label": "What is the number \#(number) of what they have" }"#
        }
        let nodes = (1...12).map { number in
            #""node\#(number)": { "title": "The card with number \#(number)", "ask": ["fact\#(number)"], "next": "\#(number < 12 ? "node\(number + 1)" : "tall")" }"#
        }
        let lines = (1...14).map { #""Line \#($0) of what is said.""# }.joined(separator: ", ")
        let tall = #""tall": { "title": "Tall", "say": [\#(lines)], "next": "last" }"#
        return FlowText.make([
            "start": #""node1""#, "facts": "{ " + facts.joined(separator: ", ") + " }",
            "nodes": "{ " + (nodes + [tall, #""last": { "end": "done" }"#]).joined(separator: ", ") + " }",
        ])
    }()

    private static func seat(columns: Int, rows: Int) throws -> Seat {
        var seat = try Seat(Self.long, columns: columns, rows: rows)
        for number in 1...12 { seat.type("answer \(number)<enter>") }
        #expect(seat.wizard.enquiry.path == "tall")
        return seat
    }

    private static let allSizes = [(40, 10), (40, 24), (80, 24), (80, 10)]
    private static let sizes = Thoroughness.some(allSizes, oneIn: 2)
    private static let seats = allSizes.map { size in
        (size, Shared { try seat(columns: size.0, rows: size.1) })
    }

    /// A call on the tall card, at a screen of the given size.
    private func seat(columns: Int, rows: Int) throws -> Seat {
        try #require(Self.seats.first { $0.0 == (columns, rows) }).1.get()
    }

    @Test("every line of the overview comes into sight with the cursor", arguments: sizes)
    func overview(columns: Int, rows: Int) throws {
        var seat = try seat(columns: columns, rows: rows)
        seat.type("<c-o><home>")
        for (number, expected) in ((1...13).map { "\($0)" } + (1...12).map { "\($0 + 13)" }).enumerated() {
            let shown = seat.shown.components(separatedBy: "\n")
            #expect(shown.count <= rows)
            let row = shown.first { $0.contains("▏") } ?? ""
            #expect(row.contains("\(expected) ") && row.contains("›"), "line \(number): \(seat.shown)")
            seat.type("<down>")
        }
    }

    @Test("what a note is typed into is in sight on a tall card", arguments: sizes)
    func note(columns: Int, rows: Int) throws {
        var seat = try seat(columns: columns, rows: rows)
        seat.type("<c-n>")
        #expect(seat.shown.contains("Note for the record\n› ▏"))
        #expect(seat.shown.contains("Line 1 of"))
        seat.type("rings")
        #expect(seat.shown.contains("Note for the record\n› rings▏"))
    }

    @Test("the words of a tall card can be moved under a note")
    func noteScrolls() throws {
        var seat = try seat(columns: 40, rows: 10)
        seat.type("<c-n>rings")
        for _ in 0..<6 where !seat.shown.contains("Line 14 of") { seat.type("<pgdn>") }
        #expect(seat.shown.contains("Line 14 of"))
        #expect(seat.shown.contains("› rings▏"))
    }

    @Test("all keys can be read by scrolling", arguments: sizes)
    func keys(columns: Int, rows: Int) throws {
        var seat = try seat(columns: columns, rows: rows)
        seat.type("<f1>")
        var rowsSeen: Set<String> = []
        for _ in 0..<10 {
            let shown = seat.shown.components(separatedBy: "\n")
            #expect(shown.count <= rows)
            rowsSeen.formUnion(shown)
            seat.type("<pgdn>")
        }
        for key in ["^B", "^N", "^T", "^O", "^C", "^Z", "^L"] {
            #expect(rowsSeen.contains { $0.contains(key + " ") }, "\(key)")
        }
    }

    @Test("what would no longer hold can be read to its end, wrapped", arguments: sizes)
    func lapsed(columns: Int, rows: Int) throws {
        let text = Self.long.replacing(
            #""ask": ["fact1"], "next": "node2""#,
            with:
                #""ask": ["fact1"], "next": [{ "when": "fact1 == 'other'", "go": "last" }, { "go": "node2" }]"#
        )
        var seat = try Seat(text, columns: columns, rows: rows)
        for number in 1...12 { seat.type("answer \(number)<enter>") }
        try #require(seat.wizard.enquiry.path == "tall")
        seat.type("<c-t>number 1 of<enter>", "<right><c-u>other<enter>")
        #expect(seat.shown.contains("▏  b go back there"))
        var rowsSeen = ""
        for _ in 0..<14 {
            let shown = seat.shown.components(separatedBy: "\n")
            #expect(shown.count <= rows)
            #expect(shown.allSatisfy { $0.count <= columns })
            rowsSeen += seat.shown
            seat.type("<pgdn>")
        }
        #expect(rowsSeen.contains("With this answer"))
        for number in 2...12 { #expect(rowsSeen.contains("answer \(number)"), "\(number)") }
        seat.type("k")
        #expect(seat.facts["fact1"] == "other")
    }

    @Test("a told choice of many options is chosen from in sight", arguments: sizes)
    func toldChoice(columns: Int, rows: Int) throws {
        let options = (1...20).map {
            #"{ "value": "o\#($0)", "label": "Option \#($0) with a name that is longer than a row of 40" }"#
        }
        let text = FlowText.make([
            "facts": """
            { "isOn": { "type": "yesno", "label": "Is it on?" }, "kind": { "type": "choice", "label": "Which kind?",
              "options": [\(options.joined(separator: ", "))] } }
            """,
            "nodes":
                #"{ "first": { "ask": ["isOn"], "next": "more" }, "more": { "ask": ["kind"], "next": "last" }, "last": { "end": "done" } }"#,
        ])
        var seat = try Seat(text, columns: columns, rows: rows)
        seat.type("<c-t>which kind<enter>")
        for number in 1...20 {
            seat.type("<down>")
            let shown = seat.shown.components(separatedBy: "\n")
            #expect(shown.count <= rows)
            #expect(shown.contains { $0.contains("▏") && $0.contains("Option \(number) ") }, "\(seat.shown)")
        }
    }

    @Test("the ways to leave a call are in sight with the reason", arguments: sizes)
    func leaving(columns: Int, rows: Int) throws {
        var seat = try seat(columns: columns, rows: rows)
        seat.type("<c-c>a")
        #expect(seat.shown.contains("› ▏"))
        seat.type("<enter>")
        #expect(seat.shown.contains("an answer is needed"))
        #expect(seat.shown.components(separatedBy: "\n").count <= rows)
    }
}
