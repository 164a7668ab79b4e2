import TestSupport
import Testing

@testable import Terminal

@Suite("Secret field")
struct SecretFieldTests {
    private let look = Look(columns: 60)

    private func typed(_ script: String) -> SecretField {
        var field = SecretField()
        for event in KeyScript(script).events { _ = field.handle(event) }
        return field
    }

    @Test("the frame is the same for one character and for twenty")
    func noLength() {
        #expect(
            typed("").frame(look, isFocused: true).shown == "› ▏(nothing typed yet; typing does not show)")
        #expect(typed("a").frame(look, isFocused: true).shown == "› ▏(something is typed; it does not show)")
        #expect(
            typed("a").frame(look, isFocused: true) == typed("abcdefghijklmnop").frame(look, isFocused: true))
        #expect(typed("abc").summary(look).plain == "given")
    }

    @Test(
        "typing, pasting and deleting work unseen",
        arguments: [
            ("abc", "abc"), ("abé<bs>", "ab"),
            ("0123456789abcdefghijklmné🙂<bs><bs><bs>", "0123456789abcdefghijklm"), ("<bs>a", "a"),
            ("abc<c-u>x", "x"), ("<paste>s\u{1B}[31m x\n</paste>", "s x"),
            ("ab<c-w><c-y><undo>", "ab"),
        ])
    func editing(script: String, expected: String) {
        #expect(typed(script).answer == .secret(Secret(expected)))
    }

    @Test("no description holds the secret")
    func undescribed() {
        let secret = Secret("hunter2")
        var dumped = ""
        dump(typed("hunter2"), to: &dumped)
        dump(FieldAnswer.secret(secret), to: &dumped)
        let texts = ["\(secret)", String(reflecting: secret), "\(typed("hunter2"))", dumped]
        #expect(texts.allSatisfy { !$0.contains("hunter2") && !$0.contains("104") })
    }

    @Test("a secret taken away is empty, and an empty one is refused unless optional")
    func cleared() {
        let field = typed("abc<c-u>")
        #expect(field.answer == .none)
        #expect(field.problem(.english) == FieldProblem("an answer is needed"))
        #expect(SecretField(isOptional: true).problem(.english) == nil)
    }

    @Test("a copy keeps what it holds, whatever is typed behind it, and long ones too")
    func copies() {
        var field = typed("abc")
        let copy = field
        _ = field.handle(.paste(String(repeating: "x", count: 1_000)))
        _ = field.handle(.key(.backspace))
        #expect(copy.answer == .secret(Secret("abc")))
        #expect(field.answer == .secret(Secret("abc" + String(repeating: "x", count: 999))))
    }
}
