import Terminal
import TestSupport
import Testing

@testable import TriageCore
@testable import triage

@Suite("The same words in plain mode and on the terminal", .waiting)
struct SameWordsTests {
    @Test("each line has a mark in plain mode and a style on the terminal")
    func marks() {
        let telling = Telling(
            lines: [
                (.outcome, "a", ""), (.detail, "b", ""), (.saved, "c", ""), (.remark, "d", ""),
                (.overrun, "e", ""), (.note, "f", ""), (.lapse, "g", ""), (.answer, "h", "Which?"),
                (.answer, "i", "Watts"),
            ].map { Telling.Line($0, $1, label: $2) })
        #expect(
            telling.plain(.english) == [
                "== a", "   b", "c", "d", "!  e", "   Note: f", "!  g", "   Which? h", "   Watts: i",
            ])
        #expect(
            telling.rows(.unicode) == [
                StyledText("a", .title), "  b", StyledText("  c", .success), StyledText("  d", .hint),
                StyledText("! e", .overrun), StyledText("  f", .note),
                StyledText("! ", .warning) + StyledText("g", .hint),
                StyledText("    Which? ", .hint) + StyledText("h", .input),
                StyledText("    Watts: ", .hint) + StyledText("i", .input),
            ])
    }

    @Test("a call ends with the same words", arguments: ["en-AU", "sk-SK"])
    func end(language: String) throws {
        let text = DeskFlow.text.replacing("en-AU", with: language)
        let (lines, keys) = (try Desk(flows: ["desk": text]), try Desk(flows: ["desk": text]))
        #expect(try lines.run("run", "desk", input: typed(13)).ending == .exit(75))
        #expect(try keys.run("run", "desk", input: typed(13)).ending == .exit(75))
        let plain = try lines.run("resume", input: "\n").output
        let terminal = try keys.sit("resume")
        try terminal.wait(for: Wording(language: language)(.enterWrapsUp))
        terminal.type("<enter>")
        try terminal.wait(for: Wording(language: language)(.nextCall))
        #expect(said(plain, on: lines) == said(terminal.screen.text, on: keys))
        #expect(said(plain, on: lines).count > 100)
    }

    @Test("an overrun is told with the same words")
    func overrun() throws {
        var seat = try Seat()
        seat.wizard.tellMisses(
            at: Timestamp(milliseconds: seat.now.milliseconds + 1_200_001),
            on: Size(columns: 80, rows: 24))
        let enquiry = seat.wizard.enquiry
        var overruns = Overruns()
        let later = Timestamp(milliseconds: enquiry.opened.milliseconds + 1_200_001)
        let plain = overruns.news(of: enquiry, at: later).flatMap { $0.plain(.english) }
        #expect(
            plain == [
                "!  Past the target: Answer (1:00).", "!  Past the target: Each card (2:00).",
                "!  Past the target: Whole call (20:00).", "   Note: Offer a ticket.",
            ])
        #expect(
            seat.told == [
                "! Past the target: Answer (1:00).", "! Past the target: Each card (2:00).",
                "! Past the target: Whole call (20:00).", "  Offer a ticket.",
            ])
    }

    private func typed(_ count: Int) -> String {
        DeskFlow.answers.prefix(count).map { $0 + "\n" }.joined()
    }

    /// What is shown from the outcome to the record's path, without blanks; path and id, which differ between
    /// calls, are replaced.
    private func said(_ text: String, on desk: Desk) -> String {
        let wording = text.contains("Výsledok") ? Wording(language: "sk") : .english
        guard let start = text.range(of: wording(.outcome("")))?.lowerBound,
            let end = text[start...].range(of: ".jsonl")?.upperBound
        else { return "" }
        let said = text[start..<end].filter { !$0.isWhitespace }
        let month = desk.folder.names("home/records").first ?? ""
        let path = (desk.home + "/records/" + month).filter { !$0.isWhitespace }
        let record = (try? desk.onlyRecord()) ?? ""
        let id = JSONParser.parse(Array(record.utf8)).value?["id"]?.string ?? "?"
        return said.replacing(path, with: "PATH").replacing(id, with: "ID")
    }
}
