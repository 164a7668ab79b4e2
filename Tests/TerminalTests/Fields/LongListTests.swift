import Testing

@testable import Terminal

@Suite("A list of very many options")
struct LongListTests {
    private static let options = (0..<500).map {
        ListOption("Town \($0) on the Río", hint: $0 == 7 ? "by the sea" : "")
    }

    private func typed(_ text: String, _ options: [ListOption] = options) -> OptionList {
        var list = OptionList(options)
        for character in text { _ = list.handle(.key(.character(character))) }
        return list
    }

    @Test("each letter narrows it, wherever in the label or hint a word is, whatever its accents")
    func narrowed() {
        #expect(
            typed("town 49").visible.map { Int($0) }
                == Self.options.indices.filter { Self.options[$0].label.contains("49") })
        #expect(typed("rio 77").visible == [77, 177, 277, 377, 477])
        #expect(typed("sea").visible == [7])
        #expect(typed("nowhere").visible == [])
        #expect(typed("town 499").cursor == 499)
        #expect(typed("499").cursor == 499 && typed("499").visible == [499])
    }

    @Test(
        "letter by letter finds what the whole finds at once, blanks and all",
        arguments: ["town 4 9", " 4", "o  4", "r 1 t", "4 49", "the río 12 ", "s b", "9 9 9"])
    func pasted(text: String) {
        var list = OptionList(Self.options)
        _ = list.handle(.paste(text))
        #expect(!list.visible.isEmpty && typed(text).visible == list.visible)
    }

    @Test("what is deleted shows again what it had hidden")
    func widened() {
        var list = typed("town 499")
        for _ in 0..<2 { _ = list.handle(.key(.backspace)) }
        #expect(list.visible == typed("town 4").visible && list.visible.count == 176)
        _ = list.handle(.key(.escape))
        #expect(list.visible.count == 500)
    }

    @Test("a whole label is found before one that merely begins with it")
    func exact() {
        let options = ["Nitra nad Nitrou", "Stará Nitra", "Nitra"].map { ListOption($0) }
        #expect(typed("nitra", options).cursor == 2)
        #expect(typed("star", options).cursor == 1)
        #expect(typed("nad nit", options).visible == [0])
    }
}
