import TestSupport
import Testing

@testable import Terminal

@Suite("Panels")
struct PanelTests {
    private let look = Look(columns: 40)

    @Test("a picker shows headings and picks by typing and Enter")
    func picker() {
        var picker = Picker(
            "Start",
            options: [
                ListOption("Hosting", hint: "1.0.0", heading: "Flows"), ListOption("Billing"),
                ListOption("Parked: hosting", heading: "Parked"),
            ])
        #expect(
            picker.frame(look).shown == """
                Start
                Flows
                ▏› 1 Hosting  1.0.0
                  2 Billing
                Parked
                  3 Parked: hosting
                """)
        #expect(KeyScript("bil<enter>").events.map { picker.handle($0) }.last == .picked(1))
        #expect(picker.handle(.key(.escape)) == .changed)
        // The list may have ten options another time, so that a number alone picks nothing.
        #expect(KeyScript("3<enter>").events.map { picker.handle($0) } == [.changed, .picked(2)])
        #expect(KeyScript("4<enter>").events.map { picker.handle($0) } == [.changed, .changed])
        #expect(picker.frame(look).shown.hasSuffix("✗ 4▏  nothing matches (1-3)"))
        #expect(picker.handle(.key(.escape)) == .changed)
        #expect(picker.handle(.key(.escape)) == .closed)
    }

    @Test("an empty picker takes no choice")
    func emptyPicker() {
        var picker = Picker("Start", options: [])
        #expect(picker.handle(.key(.enter)) == .changed)
        #expect(picker.handle(.key(.down)) == .ignored)
        #expect(picker.frame(look).shown == "Start")
    }

    private var leaving: ConfirmPanel {
        ConfirmPanel(
            "Leave this enquiry?",
            ways: [
                .init(ListOption("Park", key: "p")), .init(ListOption("Abandon", key: "a"), reason: "Why?"),
                .init(ListOption("Go on", key: "g")),
            ])
    }

    @Test("a way on without a reason is chosen by its letter")
    func chosen() {
        var panel = leaving
        #expect(panel.handle(.key(.character("p"))) == .chosen(0, reason: nil))
        #expect(panel.handle(.key(.control("c"))) == .ignored)
        #expect(panel.handle(.key(.escape)) == .closed)
    }

    @Test("a way that needs a reason asks for it and keeps what was typed")
    func reason() {
        var panel = leaving
        for event in KeyScript("a<enter>").events { #expect(panel.handle(event) == .changed) }
        #expect(
            panel.frame(look).shown == """
                Leave this enquiry?
                  p Park
                › a Abandon
                  g Go on
                Why?
                › ▏
                ✗ an answer is needed
                """)
        for event in KeyScript("hung up<esc>").events { #expect(panel.handle(event) == .changed) }
        #expect(KeyScript("a<enter>").events.map { panel.handle($0) }.last == .chosen(1, reason: "hung up"))
    }

    @Test("no widget is wider than the terminal, from 200 columns down to 30")
    func widths() {
        let long =
            "Der Anrufer kann sich nicht anmelden: 漢字漢字 🙂 and a-rather-long-word-without-any-space-in-it-at-all"
        let steps = Checklist([.init(long), .init(long, recorded: .skipped(reason: long))])
        var form = Form([
            .init("", field: steps), .init(long, hint: long, field: TextField(text: long)),
            .init("Offered", field: TextField(offered: long, remark: long)),
            .init("Secret", field: SecretField()),
            .init(
                "Choice",
                field: ChoiceField(
                    [ListOption(long, hint: long), ListOption(long)], offered: 0, remark: long)),
            .init("Several", field: ChoicesField([ListOption(long, heading: long)])),
            .init("Sure?", field: ChoiceField.yesNo(yes: long, no: "No")),
        ])
        form.refuse(1, FieldProblem(long, example: long))
        for columns in stride(from: 200, through: 30, by: -5) {
            let look = Look(columns: columns)
            var rows = form.frame(look).rows + form.frame(look, rows: 5).rows
            rows += Picker(long, options: [ListOption(long, heading: long)]).frame(look).rows
            rows += ConfirmPanel(long, ways: [.init(ListOption(long))]).frame(look).rows
            rows += KeyPanel([.init("Keys", [KeyHint(long, long)])]).frame(look).rows
            rows.append(HelpLine([KeyHint(long, long)], pinned: [KeyHint("F1", long)]).row(look))
            rows.append(StatusLine([.init(long), .init(long)]).row(look))
            let tooWide = rows.filter { $0.columns > columns }
            #expect(tooWide == [])
        }
    }

    @Test("all keys stand in two columns, and any other key closes the panel")
    func keys() {
        let panel = KeyPanel([
            .init("Everywhere", [KeyHint("^N", "note"), KeyHint("F1, ?", "all keys")]), .init("Empty", []),
        ])
        #expect(panel.frame(look).plain == "Everywhere\n  ^N     note\n  F1, ?  all keys")
        #expect(panel.closes(.key(.escape)))
        #expect(!panel.closes(.key(.down)))
    }
}
