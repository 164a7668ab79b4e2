import TestSupport
import Testing

@testable import triage

@Suite("Usage", .waiting)
struct UsageTests {
    /// An invalid command line, and the message it gets.
    struct Wrong: Sendable, CustomStringConvertible {
        let line: String
        let message: String
        var description: String { line }

        init(_ line: String, _ message: String) {
            self.line = line
            self.message = message
        }
    }

    @Test(
        "what is not understood is named, with the nearest known word",
        arguments: Thoroughness.some([
            Wrong("rnu hosting", "there is no command 'rnu'; did you mean 'run'?\nsee triage --help"),
            Wrong("xyzzy", "there is no command 'xyzzy'\nsee triage --help"),
            Wrong(
                "records shwo",
                "there is no command 'shwo'; did you mean 'show'?\nsee triage records --help"),
            Wrong(
                "run hosting --agnet sam",
                "there is no option '--agnet'; did you mean '--agent'?\nsee triage run --help"),
            Wrong(
                "run --agnet=sam",
                "there is no option '--agnet'; did you mean '--agent'?\nsee triage run --help"),
            Wrong("run -x", "there is no option '-x'\nsee triage run --help"),
            Wrong(
                "validate --format txt",
                "--format must be one of text, json, sarif, github, not 'txt'; did you mean 'text'?\nsee triage validate --help"
            ),
            Wrong(
                "test --format junti",
                "--format must be one of text, json, junit, not 'junti'; did you mean 'junit'?\nsee triage test --help"
            ),
            Wrong("run --agent", "--agent needs its NAME\nsee triage run --help"),
            Wrong("run --plain=yes", "--plain takes no value\nsee triage run --help"),
            Wrong("run --agent a --agent b", "--agent is given twice\nsee triage run --help"),
            Wrong("run hosting now", "'now' is one argument too many\nsee triage run --help"),
            Wrong("eval", "EXPR is missing\nsee triage eval --help"),
            Wrong(
                "run hosting --channel phnoe",
                "'hosting' takes phone, chat, email, not 'phnoe'; did you mean 'phone'?"),
            Wrong("run hosting --set domain", "--set must be FACT=VALUE, but one has no '='"),
            Wrong(
                "run hosting --set domian=a.example",
                "--set domian: the flow has no fact 'domian' to set; did you mean 'domain'?"),
            Wrong(
                "run hosting --now tomorrow",
                "--now must be a time with a zone, such as 2026-07-15T10:00:00+10:00, not 'tomorrow'"),
            Wrong(
                "run hosting --now 2026-07-15T10:00:00",
                "--now must be a time with a zone, such as 2026-07-15T10:00:00+10:00, not '2026-07-15T10:00:00'"
            ),
            Wrong("test --minimum lots", "--minimum must be a percentage from 0 to 100, not 'lots'"),
            Wrong("test --minimum 101", "--minimum must be a percentage from 0 to 100, not '101'"),
            Wrong(
                "schema scenarios",
                "there is a schema for flow, for scenario and for config, not for 'scenarios'; did you mean 'scenario'?"
            ),
            Wrong("eval 1 --set a=1", "--set a needs the flow that the fact belongs to: --flow FLOW"),
        ]))
    func unknown(_ wrong: Wrong) throws {
        let desk = try Desk()
        let words = wrong.line.split(separator: " ").map(String.init)
        #expect(Self.failure(of: words, at: desk) == Failure(.usage, wrong.message))
        #expect(desk.journals.isEmpty)
    }

    /// Why a command line fails; nil if it does not.
    private static func failure(of words: [String], at desk: Desk) -> Failure? {
        do throws(Failure) {
            switch try CommandTable.triage.parse(words, in: Environment(variables: desk.variables)) {
            case .help: break
            case .run(let invocation): _ = try invocation.command.run(invocation)
            }
            return nil
        } catch {
            return error
        }
    }

    @Test("a failure is told on the error output, with its exit code")
    func told() throws {
        let result = try Desk().run("rnu", "hosting")
        #expect(
            result.errors == "triage: there is no command 'rnu'; did you mean 'run'?\nsee triage --help\n")
        #expect(result.output == "")
        #expect(result.ending == .exit(64))
    }

    @Test(
        "a value that does not fit a fact is refused before anything is opened",
        arguments: [
            Wrong(
                "colour=gren", "--set colour: 'gren' is not one of the options; did you mean 'Green'?"),
            Wrong(
                "mail=nonsense",
                "--set mail: an e-mail address is expected, for example pat@client.example"),
            Wrong("count=10", "--set count: at most 9 is expected"),
            Wrong("word=hunter2", "--set word: a secret can only be typed where it is asked"),
        ])
    func unfit(_ wrong: Wrong) throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let words = ["run", "desk", "--set", wrong.line]
        #expect(Self.failure(of: words, at: desk) == Failure(.badData, wrong.message))
        #expect(desk.journals.isEmpty)
    }

    @Test("a dash is an operand, and so is everything behind two")
    func dashes() throws {
        let environment = Environment(variables: [:])
        guard case .run(let one) = try CommandTable.triage.parse(["eval", "--", "-1"], in: environment),
            case .run(let other) = try CommandTable.triage.parse(["validate", "-"], in: environment)
        else {
            Issue.record("neither is understood")
            return
        }
        #expect(one.operands == ["-1"])
        #expect(other.operands == ["-"])
    }

    @Test("options without a command belong to the call that is taken")
    func firstCommand() throws {
        guard
            case .run(let invocation) = try CommandTable.triage.parse(
                ["--agent", "kim", "--plain"], in: Environment(variables: [:]))
        else {
            Issue.record("it is not understood")
            return
        }
        #expect(invocation.path == ["run"])
        #expect(invocation["agent"] == "kim")
        #expect(invocation.has("plain"))
    }

    @Test("options before the command belong to it")
    func optionsAhead() throws {
        let desk = try Desk(flows: ["short": DeskFlow.shortest])
        for words in [["--plain", "run", "short"], ["--agent", "run", "--plain", "run", "short"]] {
            let result = try desk.run(words, input: "y\n\n")
            #expect(result.ending == .exit(0), "\(result.errors)")
        }
        #expect(try desk.run("--json", "records", "list").ending == .exit(0))
        #expect(try desk.run("--strict", "validate").ending == .exit(0))
        let wrong = try desk.run("--plain", "validate")
        #expect(wrong.ending == .exit(64))
        #expect(wrong.errors.hasPrefix("triage: there is no option '--plain'"))
    }

    @Test("a flow is found by the first word of its name")
    func firstWord() throws {
        let result = try Desk().run("run", "suport")
        #expect(result.ending == .exit(66))
        #expect(result.errors.hasSuffix("; did you mean 'support-policy'?\n"))
    }
}
