import Terminal
import TestSupport
import Testing

@testable import TriageCore
@testable import triage

@Suite("Targets that are overrun", .waiting)
struct OverrunTests {
    private static let size = Size(columns: 100, rows: 24)
    private let opened = Timestamp(milliseconds: 1_784_073_600_000)

    private static let flows = Shared {
        func shipped(_ name: String) throws -> String {
            try String(contentsOfFile: "\(ProjectFolder.flows)/\(name).json", encoding: .utf8)
        }
        let text = try shipped("support-policy")
            .replacing(#/"per": "response",\s*"when": "channel == 'chat'"/#, with: "\"per\": \"node\"")
        let parts = ["policy-matter": try shipped("policy-matter")]
        return try #require(FlowText.load(text, beside: parts).flows)
    }

    /// The wizard on the first card of the flow with three targets: 60 seconds to answer, 2 minutes per card,
    /// 20 minutes in all.
    private func wizard() throws -> Wizard {
        let flows = try Self.flows.get()
        let opening = Event.Opening(
            id: EnquiryID(milliseconds: opened.milliseconds), flow: flows.main.id, digests: [:],
            agent: "sam", channel: "phone")
        var wizard = Wizard(Enquiry(opening, at: opened, on: flows), at: opened)
        wizard.saving = .saved
        return wizard
    }

    private func at(_ milliseconds: Int64) -> Timestamp {
        Timestamp(milliseconds: opened.milliseconds + milliseconds)
    }

    /// The rows added to the transcript at a moment.
    private func said(_ wizard: inout Wizard, at milliseconds: Int64) -> [StyledText] {
        wizard.tellMisses(at: at(milliseconds), on: Size(columns: 80, rows: 24))
        return wizard.takeTranscript()
    }

    @Test("an overrun target is said once in words, with its note, and not before it is overrun")
    func saidOnce() throws {
        var wizard = try wizard()
        var story: [String] = []
        for milliseconds: Int64 in [
            0, 59_999, 60_000, 60_001, 60_002, 90_000, 120_000, 120_001, 121_000, 1_200_000, 1_200_001,
            9_000_000,
        ] {
            story += said(&wizard, at: milliseconds).map { "\(milliseconds) \($0.plain)" }
        }
        #expect(
            story == [
                "60001 ! Past the target: Answered (1:00).",
                "60001   More than 60 seconds: thank them for their patience.",
                "120001 ! Past the target: Response (2:00).",
                "120001   2 minutes without a response: tell them that you are still on it.",
                "1200001 ! Past the target: Done (20:00).",
                "1200001   20 minutes are over: offer to carry on in a ticket.",
            ])
    }

    @Test("a target of each card is said once for each card")
    func perCard() throws {
        var wizard = try wizard()
        #expect(said(&wizard, at: 121_000).count == 4)
        for event in KeyScript("Robin<enter>").events { _ = wizard.handle(event, at: at(122_000)) }
        #expect(wizard.enquiry.path == "contact")
        _ = wizard.takeTranscript()
        #expect(said(&wizard, at: 242_000) == [])
        #expect(said(&wizard, at: 242_001).map(\.plain).first == "! Past the target: Response (2:00).")
        #expect(said(&wizard, at: 300_000) == [])
        // Going back starts a visit of its own, with its own clock.
        for event in KeyScript("<c-b>").events { _ = wizard.handle(event, at: at(300_000)) }
        _ = wizard.takeTranscript()
        #expect(said(&wizard, at: 420_000) == [])
        #expect(said(&wizard, at: 420_001).map(\.plain).first == "! Past the target: Response (2:00).")
    }

    /// A moment and the status line then, apart from the saving state. **Shape**: parts that look different
    /// from the rest of the line are in `«»`, warnings in `‹›`.
    private static let statuses: [(Int64, String)] = [
        (0, "support-policy · call 0:00 of 1:00 · card 0:00 of 2:00"),
        (47_999, "support-policy · call 0:47 of 1:00 · card 0:47 of 2:00"),
        (48_001, "support-policy · ‹call 0:48 of 1:00› · card 0:48 of 2:00"),
        (60_000, "support-policy · ‹call 1:00 of 1:00› · card 1:00 of 2:00"),
        (61_000, "support-policy · «call 1:01 of 1:00, 0:01 over» · card 1:01 of 2:00"),
        (119_000, "support-policy · «call 1:59 of 1:00, 0:59 over» · ‹card 1:59 of 2:00›"),
        (121_000, "support-policy · «call 2:01 of 1:00, 1:01 over» · «card 2:01 of 2:00, 0:01 over»"),
        (
            3_661_000,
            "support-policy · «call 1:01:01 of 1:00, 1:00:01 over» · «card 1:01:01 of 2:00, 59:01 over»"
        ),
    ]

    @Test("the status line shows an overrun in words as well as in colour", arguments: statuses)
    func status(milliseconds: Int64, expected: String) throws {
        var wizard = try wizard()
        let frame = wizard.frame(Size(columns: 130, rows: 24), at: at(milliseconds))
        let row = frame.rows[frame.rows.count - 2]
        let marked = row.spans.map { span in
            switch span.role {
            case .overrun: "«\(span.text)»"
            case .warning: "‹\(span.text)›"
            default: span.text
            }
        }
        #expect(marked.joined().hasPrefix(expected + " · "))
    }

    @Test("a tick writes the digits that change and leaves the cursor where it is", arguments: [true, false])
    func tick(isColoured: Bool) throws {
        var wizard = try wizard()
        for event in KeyScript("Robin<left><left>").events { _ = wizard.handle(event, at: at(0)) }
        var region = LiveRegion(size: Self.size, theme: Theme(depth: isColoured ? .sixteen : .none))
        var model = ScreenModel(columns: Self.size.columns, rows: Self.size.rows)
        model.feed(region.draw(wizard.frame(Self.size, at: at(0))))
        var place = (model.row, model.column)
        var before = model.screen
        // Every second while the clocks change their looks, and then some.
        for second in Array(Int64(1)...130) + stride(from: 137, through: 1300, by: 7) {
            let said = said(&wizard, at: second * 1000)
            let frame = wizard.frame(Self.size, at: at(second * 1000))
            let bytes = region.draw(frame, above: said)
            model.feed(bytes)
            let after = model.screen
            // The cursor stays where it is, while rows added above move it down with its field.
            #expect((model.row, model.column) == (place.0 + said.count, place.1))
            place = (model.row, model.column)
            #expect(model.isCursorVisible)
            if said.isEmpty {
                let rows = zip(before, after).filter { $0 != $1 }
                #expect(rows.count == 1 && bytes.count < 150 && !bytes.contains(0x0A), "second \(second)")
                // When a clock gains a digit, the rest of the row moves; when a fifth of its time is left,
                // each clock changes its look.
                if let (old, new) = rows.first, old.count == new.count, second != 49, second != 97 {
                    #expect(Self.written(bytes) == Self.digits(of: new, changedFrom: old), "second \(second)")
                }
            }
            before = after
        }
        #expect(before.contains { $0.hasPrefix("support-policy · call 21:39 of 1:00, 20:39 over") })
    }

    @Test("the clock of a call in the program ticks by itself, and the cursor stays in the field")
    func ticksByItself() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let terminal = try desk.sit("run", "desk")
        try terminal.wait(for: "Which colour?")
        terminal.type("2pat@cl<left>")
        try terminal.wait("the cursor before the last letter") { screen in
            screen.row(containing: "› pat@cl") == screen.row && screen.column == 7
                && screen.frames.begun == screen.frames.ended && screen.text.contains("saved")
        }
        let (before, written) = (terminal.screen, terminal.output.count)
        try terminal.wait("another second") { screen in
            screen.frames.ended > before.frames.ended && screen.frames.begun == screen.frames.ended
        }
        let changed = zip(before.screen, terminal.screen.screen).filter { $0 != $1 }
        #expect(changed.count == 1 && changed.allSatisfy { $1.contains("call 0:0") })
        #expect((terminal.screen.row, terminal.screen.column) == (before.row, before.column))
        #expect(terminal.output.count - written < 60)
        terminal.type("<c-c><c-c>")
        #expect(try terminal.waitForEnd() == .exit(75))
    }

    @Test(
        "plain mode says an overrun once, in words, with its note",
        arguments: [
            (
                "an answer after 61 seconds is late",
                [
                    "!  Past the target: Answered (1:00).",
                    "   Note: More than 60 seconds: thank them for their patience.",
                ]
            ),
            (
                "2 minutes and a second on one card are too long",
                [
                    "!  Past the target: Response (2:00).",
                    "   Note: 2 minutes without a response: tell them that you are still on it.",
                ]
            ),
            (
                "after 20 minutes the rest goes into a ticket",
                [
                    "!  Past the target: Done (20:00).",
                    "   Note: 20 minutes are over: offer to carry on in a ticket.",
                ]
            ),
            ("the greeting after exactly 60 seconds and responses after exactly 2 minutes are in time", []),
        ])
    func plain(scenario: String, expected: [String]) throws {
        let call = try ScenarioCall.named(scenario, of: "support-policy")
        let clocked = try ClockedCall(call)
        _ = try clocked.recordOfLines()
        let lines = try clocked.shown().components(separatedBy: "\n")
        let said = lines.indices.filter { lines[$0].hasPrefix("!  Past") }
            .flatMap { Array(lines[$0...].prefix(2)) }
        #expect(said.count >= expected.count)
        #expect(said.filter { expected.contains($0) } == expected)
        if expected.isEmpty { #expect(said == []) }
    }

    @Test("plain mode says it again on another visit of the same card")
    func plainAgain() throws {
        let text = """
            {"format": 1, "flow": "support-policy", "scenarios": [{ "name": "back and slow again", "channel": "chat",
            "answers": {"callerName": "Robin"}, "expect": {"kind": "abandoned"},
            "at": {"opening": [{"wait": "3m"}, {"wait": "3m"}],
            "contact": [{"back": true}, {"abandon": "enough"}]}}]}
            """
        let call = try #require(
            try ScenarioCall.scenarios(in: SourceText(name: "slow.json", text: text)).first
        ).call.get()
        let clocked = try ClockedCall(call)
        #expect(try clocked.recordOfLines() == ClockedCall.named(call.record()))
        let lines = try clocked.shown().components(separatedBy: "\n")
        #expect(lines.count { $0 == "!  Past the target: Response (2:00)." } == 2)
        #expect(lines.count { $0 == "!  Past the target: Answered (1:00)." } == 1)
    }

    /// The digits in the output: a colon between two of them is rewritten rather than skipped.
    private static func written(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self).replacing(#/\e\[[?0-9;]*[a-zA-Z]|\e[78]|[\r\u{8}:]/#, with: "")
    }

    private static func digits(of new: String, changedFrom old: String) -> String {
        String(zip(new, old).filter { $0 != $1 }.map(\.0))
    }
}
