import Foundation
import TestSupport
import Testing
import TriageCore

@Suite("Control bytes", .waiting)
struct ControlByteTests {
    /// What a flow, a caller and an agent might try: colours, a title, a bell, C1 codes, a carriage return.
    private static let nasty = "a\u{1B}[31mb\u{07}c\u{9B}2Jd\u{1B}]0;t\u{07}e\u{08}f\u{7F}g\rh\u{00}\u{202E}i"

    /// The scalars of a text that could control a terminal.
    private func commands(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { scalar in
            scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || (0x7F..<0xA0).contains(scalar.value)
                || (0x202A...0x202E).contains(scalar.value)
        }
    }

    /// The desk flow with every text it shows made nasty.
    private var nastyFlow: String {
        let escaped = Self.nasty.unicodeScalars.map { scalar in
            scalar.value < 0x20 || scalar.value >= 0x7F
                ? "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
                    + String(scalar.value, radix: 16) : String(scalar)
        }.joined()
        var text = DeskFlow.text
        for word in [
            "Just read this", "Which colour?", "Switch it off", "\"Second\"", "Green", "Done", "On {{day}}",
        ] {
            text = text.replacing(
                word, with: word == "\"Second\"" ? "\"Second \(escaped)\"" : "\(word) \(escaped)")
        }
        return text.replacing("\"A small desk\"", with: "\"A small desk \(escaped)\"")
    }

    @Test("nothing that a flow, an answer or an agent's name holds reaches the terminal as a command")
    func call() throws {
        let desk = try Desk(flows: ["desk": nastyFlow])
        let nasty = Self.nasty.replacing("\u{00}", with: "")
        let typed =
            [":note \(nasty)", nasty, "1", ":told mail \(nasty)", nasty, "p@client.example", ":facts", ""]
            + [":skip \(nasty)"] + DeskFlow.answers.dropFirst(4)
        let result = try desk.run(
            ["run", "desk", "--agent", nasty], input: typed.map { $0 + "\n" }.joined())
        #expect(result.ending == .exit(0))
        #expect(commands(result.output) == [])
        #expect(commands(result.errors) == [])
        #expect(result.output.contains("Just read this abcdefghi, abcdefg hi."))
        for words in [["records", "list"], ["records", "show"], ["flows"], ["flows", "--json"]] {
            let shown = try desk.run(words)
            #expect(shown.ending == .exit(0))
            #expect(commands(shown.output + shown.errors) == [], "triage \(words)")
        }
        // Typed text is kept; anything that is not a text character is dropped even there.
        #expect(try desk.onlyRecord().contains(#""reason":"abcdefg hi""#))
    }

    @Test("what is wrong with a flow or a command line is named without its control bytes")
    func findings() throws {
        let desk = try Desk(flows: ["desk": nastyFlow.replacing("\"second\"", with: "\"sec\\u001bond\"")])
        let nasty = Self.nasty.replacing("\u{00}", with: "")
        for words in [
            ["validate"], ["validate", "--format", "json"], ["run", "desk"], ["run", nasty], [nasty],
            ["eval", nasty],
            ["resume", nasty], ["records", "show", nasty], ["test"], ["test", "--format", "junit"],
            ["run", "desk", "--set", nasty],
        ] {
            let result = try desk.run(words)
            #expect(result.code != 0 || words[0] == "test", "triage \(words)")
            #expect(commands(result.output + result.errors) == [], "triage \(words)")
        }
    }

    @Test("text that is not UTF-8 is taken with a mark for what cannot be read")
    func badEncoding() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let typed = try desk.folder.write(
            Array(":note caf".utf8) + [0xE9, 0x0A] + Array(":park\n".utf8), to: "typed")
        let call = try TriageProcess(["run", "desk"], environment: desk.variables, inputFile: typed)
        let result = try call.finish()
        #expect(result.ending == .exit(75))
        let journal = String(decoding: try desk.folder.bytes("home/open/\(desk.openID).jsonl"), as: UTF8.self)
        #expect(journal.contains("\"text\":\"caf\u{FFFD}\""))
    }

    @Test("a line with a carriage return is the line without it")
    func carriageReturn() throws {
        let desk = try Desk(flows: ["short": DeskFlow.shortest])
        let result = try desk.run("run", "short", input: "y\r\n\r\n")
        #expect(result.ending == .exit(0))
        #expect(try desk.onlyRecord().contains("\"facts\":{\"ok\":true}"))
    }

    @Test("a very long line is one answer")
    func longLine() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let text = String(repeating: "word ", count: 100_000)
        let result = try desk.run("run", "desk", input: ":note \(text)\n:park\n")
        #expect(result.ending == .exit(75))
        let journal = try desk.folder.bytes("home/open/\(desk.openID).jsonl")
        #expect(journal.count > 499_000)
        #expect(try desk.run("resume", input: ":park\n").ending == .exit(75))
    }

    @Test("what JSON holds is spelled where it could command, and is the same for who reads it")
    func json() throws {
        let title = "a\u{202E}\u{85}b\u{9B}c\u{E0041}d\u{2028}e"
        let desk = try Desk(flows: [
            "short": DeskFlow.shortest.replacing("\"Short\"", with: "\"\(title)\"")
        ])
        let output = try desk.run("flows", "--json").output
        #expect(commands(output) == [])
        #expect(output.contains(#"a\u202e\u0085b\u009bc\udb40\udc41d\u2028e"#))
    }
}
