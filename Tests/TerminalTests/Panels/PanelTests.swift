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
        #expect(picker.handle(.key(.character("3"))) == .picked(2))
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
