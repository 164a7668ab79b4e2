import Foundation
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
        ("\u{1B}[1;5C\u{1B}[1;3A\u{1B}[3;2~", [Key(.right, .control), Key(.up, .alt), .delete]),
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

    static let modified: [(String, [Key])] = [
        // Super, Hyper and Meta belong to the desktop, in every form.
        ("E[49;9uE[121;17uE[99;33uE[27;9;99~E[1;9AE[3;9~E[1;10P", []),
        // Caps Lock raises letters and lowers those typed with Shift; Num Lock does neither.
        ("E[97;65uE[97;66uE[49;65uE[97;129u", ["A", "a", "1", "a"]),
        // The text that comes along is what is typed.
        ("E[49:33;2;33uE[49:33;2uE[0;;233:97uE[97;5;97u", ["!", "!", "é", "a", .control("a")]),
        // Shift does not keep a key from deleting or moving.
        (
            "E[127;2uE[1;2DE[3;2~E[13;2uE[32;2uE[1;2HE[27;2;27~",
            [.backspace, .left, .delete, .enter, .space, .home, .escape]
        ),
        // What Control does to a character in ASCII.
        (
            "E[104;5uE[105;5uE[91;5uE[47;5uE[66;6uE[27;5;109~",
            [.backspace, .tab, .escape, .control("_"), .control("b"), .enter]
        ),
        // rxvt
        (
            "E[7$E[3^E[8@EOaE[cE[23$",
            [
                .home, Key(.delete, .control), Key(.end, .control), Key(.up, .control), .right,
                Key(.function(11), .shift),
            ]
        ),
        // PuTTY and the Linux console
        ("E[1~E[4~EODE[[BEE[B", [.home, .end, .left, .function(2), Key(.down, .alt)]),
        // Esc and a key in one packet
        ("E\u{3}E\rE\u{E}", [.escape, .control("c"), Key(.enter, .alt), .escape, .control("n")]),
    ].map { ($0.0.replacingOccurrences(of: "E", with: "\u{1B}"), $0.1) }

    @Test("modifiers are understood in the forms of all terminals", arguments: modified)
    func modifiers(text: String, expected: [Key]) {
        var decoder = KeyDecoder()
        #expect(decoder.feed(text.utf8, at: .zero) == expected.map { .key($0) })
        #expect(decoder.deadline == nil)
    }

    /// Bytes after a pause each, and what they amount to.
    static let slow: [([(Int, String)], [Key])] = [
        ([(0, "E"), (150, "["), (150, "B")], [.escape, .down]),
        ([(0, "E"), (150, "O"), (150, "B")], [.escape, .down]),
        ([(0, "E["), (150, "B")], [.alt("["), .down]),
        ([(0, "E"), (120, "\r")], [.escape, Key(.enter, .alt)]),
        ([(0, "E"), (120, "b")], [.escape, .alt("b")]),
        ([(0, "E"), (120, "x")], [.escape, "x"]),
        ([(0, "E"), (600, "b")], [.escape, "b"]),
        ([(0, "E"), (600, "\r")], [.escape, .enter]),
        ([(0, "E"), (100, "["), (600, "x")], [.escape, "[", "x"]),
        ([(0, "E"), (100, "Ok")], [.escape, "O", "k"]),
        ([(0, "E"), (100, "E"), (100, "E[A")], [.escape, .escape, .up]),
        ([(0, "EO"), (200, "o"), (200, "k")], [.alt("O"), "o", "k"]),
        ([(0, "E["), (200, "o"), (200, "k")], [.alt("["), "o", "k"]),
        ([(0, "EO"), (200, "q")], [.alt("O"), "q"]),
        ([(0, "E]"), (200, "o")], [.alt("]"), "o"]),
        ([(0, "EPab"), (600, "c")], [.alt("P"), "a", "b", "c"]),
    ].map { pieces, keys in
        (pieces.map { ($0.0, $0.1.replacingOccurrences(of: "E", with: "\u{1B}")) }, keys)
    }

    @Test("a key whose pieces come slowly is no text, and what is no key is not lost", arguments: slow)
    func slowly(pieces: [(Int, String)], expected: [Key]) {
        var decoder = KeyDecoder()
        var events: [InputEvent] = []
        var time = Duration.zero
        for (pause, text) in pieces {
            time += .milliseconds(pause)
            events += decoder.expire(at: time) + decoder.feed(text.utf8, at: time)
        }
        events += decoder.expire(at: time + .seconds(2))
        #expect(events == expected.map { .key($0) })
        #expect(decoder.deadline == nil)
    }

    @Test("bytes that were only read late still complete a sequence")
    func readLate() {
        var decoder = KeyDecoder()
        _ = decoder.feed([0x1B], at: .zero)
        #expect(decoder.feed("[A".utf8, at: .seconds(3)) == [.key(.up)])
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
        #expect(decoder.expire(at: .milliseconds(600)) == [])
        #expect(decoder.deadline == nil)
    }

    @Test("a key typed after the deadline of an Esc does not join it")
    func lateKey() {
        var decoder = KeyDecoder()
        _ = decoder.feed([0x1B], at: .zero)
        #expect(decoder.expire(at: .milliseconds(60)) == [.key(.escape)])
        #expect(decoder.feed("x".utf8, at: .milliseconds(60)) == [.key("x")])
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
        #expect(decoder.expire(at: .milliseconds(600)) == [])
        #expect(decoder.feed("a".utf8, at: .milliseconds(600)) == [.key("a")])
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

extension Key: ExpressibleByUnicodeScalarLiteral {
    /// A key that types a character.
    public init(unicodeScalarLiteral value: Unicode.Scalar) { self = .character(Character(value)) }
}
