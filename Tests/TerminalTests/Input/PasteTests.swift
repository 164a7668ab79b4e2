import TestSupport
import Testing

@testable import Terminal

@Suite("Pastes")
struct PasteTests {
    private let start = "\u{1B}[200~"
    private let end = "\u{1B}[201~"

    private func decoded(_ chunks: String...) -> [InputEvent] {
        var decoder = KeyDecoder()
        var events: [InputEvent] = []
        for (index, chunk) in chunks.enumerated() {
            events += decoder.feed(chunk.utf8, at: .milliseconds(index))
        }
        return events + decoder.expire(at: .seconds(60))
    }

    @Test("a paste is one event, its line breaks no Enter")
    func lineBreaks() {
        #expect(decoded("\(start)one\r\ntwo\rthree\(end)") == [.paste("one\ntwo\nthree")])
    }

    @Test("a key behind a paste is a key once the paste is settled")
    func keyBehind() {
        #expect(decoded("\(start)one\(end)\r") == [.paste("one"), .key(.enter)])
    }

    @Test("a closing bracket inside the pasted text does not let its rest be typed")
    func embeddedEnd() {
        #expect(decoded("\(start)a\(end)rm\r\(end)") == [.paste("arm\n")])
        #expect(decoded("\(start)a\(end)", "rm\r\(end)") == [.paste("arm\n")])
    }

    @Test("Esc just before a paste leaves it a paste")
    func escapeBefore() {
        #expect(decoded("\u{1B}\(start)a\r\(end)") == [.key(.escape), .paste("a\n")])
    }

    @Test("two pastes in one burst stay two")
    func two() {
        #expect(decoded("\(start)a\(end)\(start)b\(end)") == [.paste("a"), .paste("b")])
    }

    @Test("control characters and escape sequences in a paste are dropped")
    func controls() {
        #expect(
            decoded("\(start)a\u{3}b\u{1B}[31mc\u{1B}]0;x\u{7}d\u{9B}1me\u{202E}\(end)") == [.paste("abcde")])
    }

    @Test("a paste split anywhere stays one paste")
    func split() {
        let text = Array("\(start)héllo\nworld\(end)".utf8)
        for cut in 1..<text.count {
            var decoder = KeyDecoder()
            var events = decoder.feed(text[..<cut], at: .zero)
            events += decoder.feed(text[cut...], at: .milliseconds(1))
            #expect(decoder.deadline == .milliseconds(11))
            events += decoder.expire(at: .milliseconds(11))
            #expect(events == [.paste("héllo\nworld")])
        }
    }

    @Test("a paste that never ends is taken after a second of silence")
    func unended() {
        var decoder = KeyDecoder()
        #expect(decoder.feed(Array("\(start)abc".utf8), at: .zero) == [])
        #expect(decoder.expire(at: .milliseconds(999)) == [])
        #expect(decoder.expire(at: .seconds(1)) == [.paste("abc")])
    }

    @Test("discarding what was typed ahead swallows a paste to its end and keeps only ^C")
    func discard() {
        var queue = InputQueue()
        queue.receive("ab\u{3}\(start)secret".utf8, at: .zero)
        queue.discardTypedAhead()
        queue.receive("rest\(end)".utf8, at: .milliseconds(1))
        queue.settle(at: .seconds(1))
        queue.receive("z".utf8, at: .seconds(2))
        #expect(queue.next() == .key(.control("c")))
        #expect(queue.next() == .key(.character("z")))
        #expect(queue.next() == nil)
    }

    @Test("whatever is cut in two by a discard is gone to its last byte, and what follows is there")
    func discardAnywhere() {
        for text in ["\(start)one\ntwo\(end)", "\(start)a\(end)b\(end)", "\u{1B}[15~", "ž", "\u{1B}x"] {
            let bytes = Array(text.utf8)
            for cut in 1...bytes.count {
                var decoder = KeyDecoder()
                _ = decoder.feed(bytes[..<cut], at: .zero)
                decoder.discard()
                var events = decoder.feed(bytes[cut...], at: .milliseconds(1))
                events += decoder.expire(at: .milliseconds(20))
                events += decoder.feed("z".utf8, at: .seconds(2))
                #expect(events == [.key(.character("z"))], "\(text.debugDescription) cut at \(cut)")
            }
        }
    }

    @Test("a burst that nobody types is one paste, without its being copied for each key")
    func burst() {
        var queue = InputQueue()
        queue.receive(String(repeating: "word ", count: 20_000).utf8, at: .zero)
        queue.receive("\r2x".utf8, at: .milliseconds(90), empty: .milliseconds(80))
        #expect(queue.next() == .paste(String(repeating: "word ", count: 20_000)))
        #expect(queue.next() == .key(.enter))
        #expect(queue.next() == .key(.character("2")))
        #expect(queue.next() == .key(.character("x")))
        #expect(queue.next() == nil)
    }

    private func events(_ reads: (Int, String, empty: Int?)...) -> [InputEvent] {
        var queue = InputQueue()
        for (time, text, empty) in reads {
            queue.receive(text.utf8, at: .milliseconds(time), empty: empty.map { .milliseconds($0) })
        }
        var events: [InputEvent] = []
        while let event = queue.next() { events.append(event) }
        return events
    }

    @Test("lines that come at once are a paste, which answers one question")
    func unbracketed() {
        #expect(events((500, "Pat Novak\r2 Long Street\r", 500)) == [.paste("Pat Novak\n2 Long Street\n")])
        #expect(events((500, "\ta\tb\r\rc", 500)) == [.paste(" a b\n\nc")])
    }

    @Test("the rest of a paste without brackets is no key either, until there is a pause")
    func unbracketedRest() {
        #expect(
            events((500, "one\rtwo", 500), (540, "\r", 500), (560, "three\r", 560), (700, "\r", 690))
                == [.paste("one\ntwo"), .paste("\n"), .paste("three\n"), .key(.enter)])
    }

    @Test("a line with its Enter is typed, and so is what a person can have typed meanwhile")
    func typedLines() {
        #expect(events((500, "1\r", 500)) == KeyScript("1<enter>").events)
        #expect(events((500, "\rx", 500)) == KeyScript("<enter>x").events)
        #expect(events((900, "y\r12\r", 500)) == KeyScript("y<enter>12<enter>").events)
        #expect(events((5, "y\r12\r", nil)) == KeyScript("y<enter>12<enter>").events)
    }

    @Test("keys typed ahead stay keys")
    func typedAhead() {
        var queue = InputQueue()
        queue.receive("1pat@client.example\r".utf8, at: .zero)
        var events: [InputEvent] = []
        while let event = queue.next() { events.append(event) }
        #expect(events == KeyScript("1pat@client.example<enter>").events)
    }
}
