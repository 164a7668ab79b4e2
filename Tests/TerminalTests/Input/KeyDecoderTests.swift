import Testing

@testable import Terminal

@Suite("Key decoding")
struct KeyDecoderTests {
    static let sequences: [(String, [Key])] = [
        ("a", [.character("a")]),
        ("éž漢🙂", [.character("é"), .character("ž"), .character("漢"), .character("🙂")]),
        ("\r\n", [.enter, .enter]),
        ("\t\u{1B}[Z", [.tab, .backTab]),
        ("\u{7F}\u{8}", [.backspace, .backspace]),
        ("\u{1}\u{17}\u{1F}\u{0}", [.control("a"), .control("w"), .control("_"), .control(" ")]),
        ("\u{1B}[A\u{1B}OB\u{1B}[C\u{1B}OD", [.up, .down, .right, .left]),
        ("\u{1B}[H\u{1B}OF\u{1B}[1~\u{1B}[8~", [.home, .end, .home, .end]),
        ("\u{1B}[3~\u{1B}[5~\u{1B}[6~", [.delete, .pageUp, .pageDown]),
        ("\u{1B}[1;5C\u{1B}[1;3A\u{1B}[3;2~", [Key(.right, .control), Key(.up, .alt), Key(.delete, .shift)]),
        ("\u{1B}OP\u{1B}[11~\u{1B}[[A\u{1B}[24~", [.function(1), .function(1), .function(1), .function(12)]),
        ("\u{1B}b\u{1B}\u{7F}", [.alt("b"), Key(.backspace, .alt)]),
        ("\u{1B}é", [.alt("é")]),
        ("\u{1B}\u{1B}[A", [Key(.up, .alt)]),
        ("\u{1B}[97;5u\u{1B}[13u\u{1B}[9;2u\u{1B}[27u", [.control("a"), .enter, .backTab, .escape]),
        ("\u{1B}[97;2u\u{1B}[98:66;3u", [.character("A"), .alt("b")]),
        ("\u{1B}[27;5;116~", [.control("t")]),
        ("\u{1B}[97;1:3u", []),
        ("\u{1B}[57400u\u{1B}[57414u\u{1B}[57419u", [.character("1"), .enter, .up]),
        ("\u{1B}Op\u{1B}OM\u{1B}Ok", [.character("0"), .enter, .character("+")]),
    ]

    static let swallowed = [
        "\u{1B}[?62;22c", "\u{1B}[I", "\u{1B}[<0;3;4M", "\u{1B}[M !!", "\u{1B}]11;rgb:0/0/0\u{7}",
        "\u{1B}P1+r\u{1B}\\", "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}[12;40y", "\u{1B}[57358u",
        "\u{1B}[1;1;1;1y", "\u{1B}Oz", "\u{1B}[201~", "\u{85}",
    ]

    @Test("bytes become keys", arguments: sequences)
    func keys(text: String, expected: [Key]) {
        var decoder = KeyDecoder()
        #expect(decoder.feed(text.utf8, at: .zero) == expected.map { .key($0) })
        #expect(decoder.deadline == nil)
    }

    @Test("bytes split anywhere become the same keys", arguments: sequences)
    func split(text: String, expected: [Key]) {
        var decoder = KeyDecoder()
        var events: [InputEvent] = []
        for (index, byte) in text.utf8.enumerated() {
            events += decoder.feed([byte], at: .milliseconds(index))
        }
        #expect(events == expected.map { .key($0) })
    }

    @Test("an unknown sequence is swallowed whole", arguments: swallowed)
    func unknown(text: String) {
        var decoder = KeyDecoder()
        #expect(decoder.feed(Array((text + "x").utf8), at: .zero) == [.key(.character("x"))])
    }

    @Test("a lone Esc is a key after 50 ms, not before")
    func loneEscape() {
        var decoder = KeyDecoder()
        #expect(decoder.feed([0x1B], at: .milliseconds(100)) == [])
        #expect(decoder.deadline == .milliseconds(150))
        #expect(decoder.expire(at: .milliseconds(149)) == [])
        #expect(decoder.expire(at: .milliseconds(150)) == [.key(.escape)])
        #expect(decoder.deadline == nil)
    }

    @Test("a key typed after the deadline of an Esc does not join it")
    func lateKey() {
        var decoder = KeyDecoder()
        _ = decoder.feed([0x1B], at: .zero)
        #expect(
            decoder.feed(Array("b".utf8), at: .milliseconds(60)) == [.key(.escape), .key(.character("b"))])
    }

    @Test("Esc typed twice is two keys, and Alt with a bracket is one")
    func escapes() {
        var decoder = KeyDecoder()
        #expect(decoder.feed([0x1B, 0x1B], at: .zero) == [])
        #expect(decoder.expire(at: .milliseconds(50)) == [.key(.escape), .key(.escape)])
        #expect(decoder.feed(Array("\u{1B}]".utf8), at: .milliseconds(60)) == [])
        #expect(decoder.expire(at: .milliseconds(110)) == [.key(.alt("]"))])
    }

    @Test("half a sequence is dropped after half a second and the next key is whole")
    func half() {
        var decoder = KeyDecoder()
        #expect(decoder.feed(Array("\u{1B}[1;".utf8), at: .zero) == [])
        #expect(decoder.deadline == .milliseconds(500))
        #expect(decoder.feed(Array("a".utf8), at: .milliseconds(600)) == [.key(.character("a"))])
    }

    @Test("bytes that are no UTF-8 show as a replacement character")
    func invalid() {
        var decoder = KeyDecoder()
        let events = decoder.feed([0xFF, 0xC3, 0x28, 0xED, 0xA0, 0x80], at: .zero)
        let bad = InputEvent.key(.character("\u{FFFD}"))
        #expect(events == [bad, bad, .key(.character("(")), bad])
    }

    @Test("random bytes never trap, and afterwards a key is a key")
    func random() {
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array("\u{1B}[O]P0123;:~uMAZ<a\r\u{3}é".utf8) + [0xFF, 0xF0, 0x9F, 0x00]
        for _ in 0..<5_000 {
            var decoder = KeyDecoder()
            let bytes = (0..<20).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            _ = decoder.feed(bytes, at: .zero)
            _ = decoder.expire(at: .seconds(2))
            _ = decoder.expire(at: .seconds(4))
            #expect(decoder.feed(Array("x".utf8), at: .seconds(9)) == [.key(.character("x"))])
        }
    }
}
