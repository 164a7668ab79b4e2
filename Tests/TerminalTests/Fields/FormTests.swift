import TestSupport
import Testing

@testable import Terminal

@Suite("Form")
struct FormTests {
    private let look = Look(columns: 44)

    private func typed(_ script: String, into form: Form) -> (form: Form, last: Form.Response?) {
        var form = form
        let responses = KeyScript(script).events.map { form.handle($0) }
        return (form, responses.last)
    }

    private var steps: Checklist {
        Checklist([.init("Open the panel"), .init("Greet", isOptional: true), .init("Check the quota")])
    }

    private var card: Form {
        Form([
            .init("", field: steps),
            .init("Mailbox", field: TextField()),
            .init("Full?", field: ChoiceField.yesNo(yes: "Yes", no: "No")),
        ])
    }

    private func date(_ text: String) -> Validation {
        text == "2026-07-01" ? .valid() : .invalid(FieldProblem("not a date", example: "2026-07-01"))
    }

    @Test("Enter ticks step after step, then goes on to the fields, and the last answer submits")
    func forward() {
        let (form, last) = typed("<enter><enter><enter>a@b.sk<enter>y", into: card)
        #expect(last == .submitted)
        #expect(form.answers == [.steps([.done, .done, .done]), .text("a@b.sk"), .option(0)])
    }

    @Test("the card shows steps, fields and the cursor")
    func shown() {
        let (form, _) = typed("<enter>", into: card)
        #expect(
            form.frame(look).shown == """
                  ☑ Open the panel
                ▏› ☐ Greet  (can be skipped)
                  ☐ Check the quota

                Mailbox
                ›

                Full?
                  y Yes     n No
                """)
        #expect(HelpLine(form.hints).row(look).plain == "Enter tick · ^A tick all · ^S skip · ↑↓ move")
    }

    @Test("without room, fields without the focus are folded")
    func folded() {
        let (form, _) = typed("<enter><enter><enter>x", into: card)
        #expect(form.frame(look, rows: 5).shown == "3 of 3 done\nMailbox\n› x▏\nFull?")
    }

    @Test("missing ticks stop only the last Enter of the card, and the answers are kept")
    func stepsLast() {
        let (open, _) = typed("<tab>x<enter>", into: card)
        #expect(open.focus == 2)
        #expect(!open.frame(look).shown.contains("✗"))
        let (form, last) = typed("n", into: open)
        #expect(last == .changed)
        #expect(form.focus == 0)
        #expect(form.answers[1] == .text("x"))
        #expect(
            form.frame(look).shown.hasPrefix(
                """
                ▏› ☐ Open the panel
                  ☐ Greet  (can be skipped)
                  ☐ Check the quota
                ✗ tick this step first, or skip it with a
                  reason
                """))
        #expect(typed("Smith4711", into: form).form.answers == form.answers)
        let (ticked, response) = typed("<enter><down><enter>", into: form)
        #expect(!ticked.frame(look).shown.contains("✗"))
        #expect(response == .changed)
    }

    @Test("a text typed at the steps goes to the first open field, whatever it says")
    func textAtSteps() {
        for text in ["Smith Ltd", "T-4711", "1s r3", "r"] {
            let (form, _) = typed(text, into: card)
            #expect(form.answers[0] == .steps([.open, .open, .open]))
            #expect(form.answers[1] == .text(text))
        }
        let (pasted, _) = typed("<paste>a@b.sk<enter><paste>", into: card)
        #expect(pasted.answers[0] == .steps([.open, .open, .open]))
        #expect(typed("?", into: card).last == .ignored)
    }

    @Test("one key ticks all steps that are left, and an audit can tell")
    func together() {
        let (form, _) = typed("<enter><c-a>", into: card)
        #expect(form.answers[0] == .steps([.done, .done, .done]))
        #expect(form.focus == 1)
        let checklist = form.items[0].field as? Checklist
        #expect((0..<3).map { checklist?.isTogether($0) } == [false, true, true])
    }

    @Test("a step is skipped with a reason that Esc does not destroy, an optional one without it too")
    func skipping() {
        #expect(
            typed("<down><c-s><enter>", into: card).form.answers[0]
                == .steps([.open, .skipped(reason: nil), .open]))
        let (asked, _) = typed("<c-s>no access", into: card)
        #expect(
            asked.frame(look).shown.contains("▏")
                && asked.frame(look).shown.contains("    reason: no access▏"))
        let (left, _) = typed("<esc><c-s><enter>", into: asked)
        #expect(left.answers[0] == .steps([.skipped(reason: "no access"), .open, .open]))
        #expect(left.frame(look).shown.contains("  ↷ Open the panel\n    skipped: no access"))
        let (empty, _) = typed("<c-s><enter>", into: card)
        #expect(empty.frame(look).shown.contains("✗ a reason is needed"))
    }

    @Test("an optional step may stay open when the card is left")
    func optionalStep() {
        let (form, last) = typed("<enter><down><enter><tab>x<enter>y", into: card)
        #expect(last == .submitted)
        #expect(form.answers[0] == .steps([.done, .open, .done]))
    }

    @Test("only going forward is checked: Tab and arrows leave a wrong answer as it is")
    func validation() {
        let form = Form([.init("Due", field: TextField(validate: date)), .init("Who", field: TextField())])
        let (moved, _) = typed("nonsense<tab>me", into: form)
        #expect(moved.focus == 1)
        #expect(!moved.frame(look).shown.contains("✗"))
        let (stopped, last) = typed("<enter>", into: moved)
        #expect(last == .changed)
        #expect(
            stopped.frame(look).shown == """
                Due
                › nonsense▏
                ✗ Due: not a date; for example 2026-07-01

                Who
                › me
                """)
        let (right, response) = typed("<c-u>2026-07-01<enter>", into: stopped)
        #expect(response == .submitted)
        #expect(right.answers == [.text("2026-07-01"), .text("me")])
    }

    @Test("an error goes away as soon as the answer is right")
    func cured() {
        let form = Form([.init("Due", field: TextField(validate: date))])
        let (wrong, _) = typed("2026-07-0<enter>", into: form)
        #expect(wrong.frame(look).shown.contains("✗"))
        #expect(!typed("1", into: wrong).form.frame(look).shown.contains("✗"))
    }

    @Test("what is offered is confirmed one by one, never silently")
    func offered() {
        let form = Form([
            .init("A", field: TextField(offered: "1")), .init("B", field: TextField(offered: "2")),
        ])
        #expect(typed("<tab><enter>", into: form).last == .advanced)
        #expect(typed("<tab><enter>", into: form).form.focus == 0)
        #expect(typed("<tab><enter><enter>", into: form).last == .submitted)
    }

    @Test("arrows leave a field at its edge")
    func arrows() {
        let (form, _) = typed("<end><down>", into: card)
        #expect(form.focus == 1)
        #expect(typed("<up>", into: form).form.focus == 0)
        #expect(typed("<down><down>", into: form).form.focus == 2)
    }

    @Test("a card with nothing to answer waits for Enter")
    func empty() {
        #expect(Form([]).frame(look).shown == "▏Enter: go on")
        #expect(typed("x", into: Form([])).last == .ignored)
        #expect(typed("<enter>", into: Form([])).last == .submitted)
    }

    @Test("steps alone are left by one more Enter after the last tick")
    func stepsAlone() {
        let form = Form([.init("", field: steps)])
        #expect(typed("<enter><enter><enter>", into: form).last == .changed)
        #expect(typed("<enter><enter><enter><enter>", into: form).last == .submitted)
    }

    @Test("a refusal from outside is shown at its field")
    func refused() {
        var (form, last) = typed("<enter><enter><enter>x<enter>y", into: card)
        #expect(last == .submitted)
        form.refuse(1, FieldProblem("that mailbox is closed"))
        #expect(form.focus == 1)
        #expect(form.frame(look).shown.contains("› x▏\n✗ Mailbox: that mailbox is closed"))
        #expect(typed("y<enter>", into: form).last == .submitted)
    }

    @Test("keys of the card are left to the card from every field")
    func commands() {
        for index in 0..<3 {
            var (form, _) = typed(String(repeating: "<tab>", count: index), into: card)
            for key: Key in [
                .control("n"), .control("t"), .control("o"), .control("c"), .function(1), .escape,
            ] {
                #expect(form.handle(.key(key)) == .ignored)
            }
        }
    }
}
