import Terminal
import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("The words of the widgets")
struct TerminalWordsTests {
    @Test("each is where it belongs")
    func english() {
        func all(_ words: TerminalWords) -> [String] { Mirror(reflecting: words).children.map { "\($0)" } }
        #expect(all(TerminalWords(.english)) == all(.english))
        #expect(all(.english).count > 40)
    }

    @Test("steps are skipped in the words of the call's language")
    func steps() {
        let words = TerminalWords(Wording(language: "sk"))
        #expect((words.skip, words.tickAll) == ("preskočiť", "všetky hotové"))
    }
}
