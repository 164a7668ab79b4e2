import Testing

@testable import TriageCore

@Suite("What hooks answer")
struct HookAnswerTests {
    private func answer(_ text: String) -> HookAnswer? { HookAnswer(Array(text.utf8)) }

    @Test("nothing is an answer, and so is one object whose members are of the right kinds")
    func read() throws {
        #expect(answer("") == HookAnswer())
        #expect(answer(" \n\n") == HookAnswer())
        let full = try #require(
            answer(
                #"{"facts":{"a":"b","c":2,"d":null},"note":"two\nlines\u001b[2J","ticket":{"number":31,"url":"https://x"},"more":[]}"#
            ))
        #expect(full.facts.map(\.fact) == ["a", "c"])
        #expect(full.note == "two lines [2J")
        #expect(full.ticket == .init(number: "31", url: "https://x"))
        #expect(answer(#"{"note":" ","facts":{}}"#) == HookAnswer())
    }

    @Test(
        "anything else is none",
        arguments: [
            "hello", "{", "[]", "1", #"{"facts":[]}"#, #"{"note":1}"#, #"{"ticket":"31"}"#,
            #"{"ticket":{"url":"x"}}"#,
            "{}\n{}", #"{"a":1,"a":2}"#, "\u{FEFF}x", "null",
        ])
    func junk(_ text: String) { #expect(answer(text) == nil) }
}
