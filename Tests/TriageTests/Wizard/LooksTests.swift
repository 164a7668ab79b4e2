import TestSupport
import Testing

@Suite("The looks of a call", .waiting)
struct LooksTests {
    /// A terminal's environment and options, and the colours of the first card.
    struct Look: Sendable, CustomTestStringConvertible {
        let options: [String]
        let environment: [String: String]
        /// The SGR parameters that are colours. **Shape**: `96`, `38;2;100;210;220`.
        let colours: Set<String>

        init(_ words: String, _ colours: Set<String>) {
            let words = words.split(separator: " ").map(String.init)
            options = words.filter { $0.hasPrefix("--") }
            environment = Dictionary(
                uniqueKeysWithValues: words.filter { !$0.hasPrefix("--") }.map { word in
                    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                    return (String(parts[0]), String(parts[1]))
                })
            self.colours = colours
        }

        var testDescription: String {
            (options + environment.map { "\($0.key)=\($0.value)" }.sorted()).joined(separator: " ")
        }
    }

    private static let dark: Set = ["94", "96"]
    private static let light: Set = ["34", "36"]
    private static let trueDark: Set = ["38;2;100;210;220", "38;2;130;170;250"]
    private static let trueLight: Set = ["38;2;0;105;120", "38;2;30;70;175"]

    /// Earlier entries in this order of precedence overrule later ones: `--color`, `NO_COLOR`,
    /// `CLICOLOR_FORCE`, `CLICOLOR`.
    private static let colours = [
        Look("", dark), Look("--color=auto", dark), Look("--color=always", dark), Look("--color=never", []),
        Look("--color=never CLICOLOR_FORCE=1", []), Look("--color=always NO_COLOR=1", dark),
        Look("--color=auto NO_COLOR=1", []), Look("--color=always CLICOLOR=0", dark),
        Look("NO_COLOR=1", []), Look("NO_COLOR=0", []), Look("NO_COLOR=", dark),
        Look("NO_COLOR=1 CLICOLOR_FORCE=1", []), Look("NO_COLOR= CLICOLOR_FORCE=1", dark),
        Look("CLICOLOR_FORCE=1", dark), Look("CLICOLOR_FORCE=0", dark), Look("CLICOLOR=0", []),
        Look("CLICOLOR=1", dark), Look("CLICOLOR=0 CLICOLOR_FORCE=1", dark),
        Look("CLICOLOR=0 CLICOLOR_FORCE=0", []),
        Look("COLORTERM=truecolor", trueDark), Look("COLORTERM=24bit", trueDark),
        Look("TERM=xterm-direct", trueDark), Look("COLORTERM=yes", dark), Look("TERM=vt100", dark),
        Look("COLORTERM=truecolor NO_COLOR=1", []), Look("COLORTERM=truecolor --color=never", []),
    ]

    private static let themes = [
        Look("--theme=dark", dark), Look("--theme=light", light), Look("COLORFGBG=15;0", dark),
        Look("COLORFGBG=0;15", light), Look("COLORFGBG=0;default;15", light),
        Look("--theme=dark COLORFGBG=0;15", dark), Look("--theme=light COLORFGBG=15;0", light),
        Look("--theme=light COLORTERM=truecolor", trueLight), Look("--theme=light --color=never", []),
        Look("--theme=light NO_COLOR=1", []),
    ]

    @Test("the colours are those that were asked for, and the words the same", arguments: colours + themes)
    func coloured(look: Look) throws {
        let (output, text) = try Self.firstCard(look)
        #expect(Self.parameters(in: output).filter(Self.isColour) == look.colours)
        // Bold text stays bold without colours.
        #expect(Self.parameters(in: output).contains("1"))
        #expect(text == (try Self.colourless.get()))
    }

    /// The screen without colours.
    private static let colourless = Shared { try firstCard(Look("--color=never", [])).text }

    /// The output up to the first card, and the screen then, without its clocks.
    private static func firstCard(_ look: Look) throws -> (output: [UInt8], text: [String]) {
        var desk = try Desk(flows: ["desk": DeskFlow.text])
        desk.environment = look.environment
        let terminal = try desk.sit(["run", "desk"] + look.options)
        try terminal.wait("a whole frame with what is kept") { screen in
            screen.frames.begun == screen.frames.ended && screen.screen.contains { $0.contains("saved") }
        }
        let shown = (terminal.output, terminal.screen.screen.filter { !$0.contains("saved") })
        terminal.type("<c-c><c-c>")
        #expect(try terminal.waitForEnd() == .exit(75))
        return shown
    }

    /// The SGR parameters that were turned on: attributes one by one, a colour with all its parameters.
    private static func parameters(in output: [UInt8]) -> Set<String> {
        var found: Set<String> = []
        for match in String(decoding: output, as: UTF8.self).matches(of: /\u{1B}\[([0-9;]*)m/) {
            var rest = match.1.split(separator: ";").map(String.init)[...]
            while let first = rest.popFirst() {
                guard first == "38" || first == "48" else {
                    found.insert(first)
                    continue
                }
                let length = rest.first == "2" ? 4 : 2
                found.insert(([first] + rest.prefix(length)).joined(separator: ";"))
                rest = rest.dropFirst(length)
            }
        }
        return found
    }

    private static func isColour(_ parameter: String) -> Bool {
        guard let number = Int(parameter.prefix { $0 != ";" }) else { return false }
        return (30...49).contains(number) || (90...107).contains(number)
    }

    // MARK: Without one escape byte

    @Test(
        "a call without a screen comes without one escape byte, whatever is asked of the colours",
        arguments: [
            "TERM=dumb", "TERM=", "--plain", "--accessible", "ACCESSIBLE=1", "ACCESSIBLE=yes",
            "--accessible ACCESSIBLE=0",
        ], ["", "--color=always CLICOLOR_FORCE=1 COLORTERM=truecolor --theme=light"])
    func noEscapes(way: String, colours: String) throws {
        let look = Look(way + " " + colours, [])
        var desk = try Desk(flows: ["desk": DeskFlow.text])
        desk.environment = look.environment
        // The start menu, a step back, a slip, help, a call to its end.
        let lines = ["desk", "red", ":back", "nonsense", ":help", ":facts", ":status", "red", ":back"]
        let terminal = try desk.sit(["run"] + look.options)
        terminal.send(Array((lines + DeskFlow.answers.prefix(9)).map { $0 + "\n" }.joined().utf8))
        // Anything typed ahead of a secret is discarded.
        try terminal.wait(for: "never saved")
        terminal.send(Array(DeskFlow.answers.dropFirst(9).map { $0 + "\n" }.joined().utf8))
        #expect(try terminal.waitForEnd() == .exit(0), "\(terminal.screen.text)")
        #expect(terminal.screen.text.contains("Saved: record"))
        #expect(!terminal.output.contains(0x1B))
        // No control character either, of one byte or two.
        let odd = String(decoding: terminal.output, as: UTF8.self).unicodeScalars.filter {
            $0.properties.generalCategory == .control && !"\r\n".unicodeScalars.contains($0)
        }
        #expect(odd.isEmpty)
    }

    @Test(
        "a call whose input or output is no terminal comes without one escape byte",
        arguments: ["", "--color=always CLICOLOR_FORCE=1 COLORTERM=truecolor TERM=xterm-256color"])
    func piped(words: String) throws {
        let look = Look(words, [])
        var desk = try Desk(flows: ["desk": DeskFlow.text])
        desk.environment = look.environment
        let input = DeskFlow.answers.map { $0 + "\n" }.joined()
        let result = try desk.run(["run", "desk"] + look.options, input: input)
        #expect(result.ending == .exit(0))
        #expect(!(result.output + result.errors).contains("\u{1B}"))
        // With keys, but a terminal on one side only.
        let half = try PseudoTerminal(
            "/bin/sh",
            ["-c", "'\(ProjectFolder.executable)' run desk \(look.options.joined(separator: " ")) | cat"],
            environment: ["TERM": "xterm-256color"].merging(desk.variables) { $1 })
        half.send(Array(DeskFlow.answers.prefix(9).map { $0 + "\n" }.joined().utf8))
        try half.wait(for: "never saved")
        half.send(Array(DeskFlow.answers.dropFirst(9).map { $0 + "\n" }.joined().utf8))
        #expect(try half.waitForEnd() == .exit(0))
        #expect(half.screen.text.contains("Saved: record"))
        #expect(!half.output.contains(0x1B))
    }

    @Test("a variable that says no leaves the screen as it is", arguments: ["ACCESSIBLE=0", "ACCESSIBLE="])
    func notAccessible(word: String) throws {
        #expect(try Self.firstCard(Look(word, [])).output.contains(0x1B))
    }
}
