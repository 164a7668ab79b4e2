import TestSupport
import Testing

@testable import Terminal

@Suite("Marks")
struct MarksTests {
    @Test("where no arrow can be shown, the keys are named in words")
    func ascii() {
        let hints = ["↑↓", "←→", "→", "Enter"].map { KeyHint($0, "go") }
        let look = Look(columns: 79, marks: .ascii)
        #expect(HelpLine(hints).row(look).plain == "Up/Down go - Left/Right go - Right go - Enter go")
        #expect(KeyPanel([.init("", hints)]).frame(look).plain.utf8.allSatisfy { $0 < 0x80 })
        #expect(HelpLine(hints).row(Look(columns: 79)).plain == "↑↓ go · ←→ go · → go · Enter go")
    }
}
