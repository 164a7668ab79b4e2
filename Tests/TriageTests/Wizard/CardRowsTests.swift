import Foundation
import Terminal
import TestSupport
import Testing

@testable import triage

@Suite("The rows of a card")
struct CardRowsTests {
    private static func flow(first: String, facts: String) -> String {
        FlowText.make([
            "facts": "{ \(facts) }",
            "nodes":
                #"{ "first": { \#(first), "next": "last" }, "last": { "title": "Last", "say": ["Bye."], "end": "done" } }"#,
        ])
    }

    private static let works = #""works": { "type": "yesno", "label": "Does it work now?" }"#

    @Test("each line to say begins with its own mark")
    func utterances() throws {
        var seat = try Seat(
            Self.flow(
                first:
                    #""title": "First", "say": ["Hello, who is calling, and what can I do for you today?", "And since when?"], "ask": ["works"]"#,
                facts: Self.works), columns: 44)
        #expect(
            seat.shown.contains(
                """
                ▌ Hello, who is calling, and what can I do
                ▏ for you today?
                ▌ And since when?
                """))
    }

    @Test(
        "a question that the line above it asks already is not repeated",
        arguments: [
            #""title": "First", "say": ["Hello.", "Does it work now?"]"#, #""title": "Does it work now""#,
            #""title": "First", "say": ["Hello."], "note": ["does it work now?"]"#,
        ])
    func repeated(lines: String) throws {
        var seat = try Seat(Self.flow(first: lines + #", "ask": ["works"]"#, facts: Self.works))
        #expect(seat.shown.lowercased().components(separatedBy: "does it work now").count == 2)
        #expect(seat.shown.contains("▏  y yes"))
        seat.type("y")
        #expect(seat.wizard.enquiry.cardCount == 2)
    }

    @Test("a question with a remark, and one below another line, is shown")
    func notRepeated() throws {
        let optional = #""works": { "type": "yesno", "label": "Does it work now?", "optional": true }"#
        var seat = try Seat(
            Self.flow(
                first: #""title": "First", "say": ["Does it work now?"], "ask": ["works"]"#, facts: optional))
        #expect(seat.shown.contains("Does it work now?  (optional)"))
        seat = try Seat(
            Self.flow(
                first:
                    #""title": "First", "say": ["Does it work now?"], "note": ["Wait."], "ask": ["works"]"#,
                facts: Self.works))
        #expect(seat.shown.components(separatedBy: "Does it work now?").count == 3)
    }

    @Test("a folded card does not repeat its title")
    func folded() throws {
        var seat = try Seat(
            Self.flow(
                first: #""title": "Does it work now?", "do": ["Restart it"], "ask": ["works"]"#,
                facts: Self.works))
        seat.type("<enter>y")
        #expect(seat.told.prefix(2) == ["✓ Does it work now?", "    yes"])
    }

    @Test("near the most characters allowed they are counted, and a date below is kept together")
    func counted() throws {
        var seat = try Seat(
            Self.flow(
                first: #""title": "First", "say": ["Please be back by 14 July 2026."], "ask": ["name"]"#,
                facts: #""name": { "type": "text", "label": "Name", "maxLength": 10 }"#), columns: 40)
        seat.type("Robin")
        #expect(!seat.shown.contains("of 10"))
        seat.type(" Lee")
        #expect(seat.shown.contains("› Robin Lee▏  9 of 10"))
    }

    @Test("what is kept from one frame to the next is what would be drawn anew")
    func kept() throws {
        var seat = try Seat()
        let keys = [
            "2", "pat@client.example", "<enter>", "?", "<esc>", "<c-b>", "<enter>", "<c-n>", "calls back",
            "<enter>", "<enter>", "<c-s>", "<enter>", "2026-07-01<enter>", "47.35<enter>", "3<enter>", "12",
            "<enter>", "hunter2<enter>", "<c-o>", "<esc>", "y", "<enter>", "<enter>", "a",
        ]
        var titles: Set<String> = []
        for script in keys {
            seat.type(script)
            for columns in [80, 44] {
                let size = Size(columns: columns, rows: 24)
                var (again, anew) = (seat.wizard, seat.wizard)
                anew.kept = KeptRows()
                let frame = again.frame(size, at: seat.now)
                #expect(frame == anew.frame(size, at: seat.now), "after \(script)")
                frame.rows.first.map { _ = titles.insert($0.plain) }
            }
        }
        #expect(titles.count >= 8)
    }
}
