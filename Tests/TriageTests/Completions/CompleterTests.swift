import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("What fits at the cursor", .waiting)
struct CompleterTests {
    /// A line up to the cursor, and the words of the candidates there.
    struct Sample: Sendable, CustomStringConvertible {
        let line: String
        let kind: Completion.Kind
        let heading: String
        let words: String
        var description: String { line }

        init(_ line: String, _ kind: Completion.Kind, _ heading: String, _ words: String = "") {
            self.line = line
            self.kind = kind
            self.heading = heading
            self.words = words
        }
    }

    /// The completion of a line, at a desk with the flow `desk` and one that cannot be read.
    private func completion(_ line: String) -> Completion {
        let library = FlowLibrary { $0 == "desk" ? SourceText(name: "desk.json", text: DeskFlow.text) : nil }
        let invocation = Invocation(
            path: [], command: CommandTable.triage, operands: [], options: [:],
            environment: Environment(variables: [:]))
        let sources = CompletionSources(
            flows: {
                [.init("broken"), .init("desk", "A small desk"), .init("-x", "Not typed as an operand")]
            },
            scratch: { id in
                library.load(id)?.flows.flatMap { try? invocation.scratchEnquiry(on: $0) }
            },
            parked: { [.init("0198f2c4", "desk")] }, records: { [.init("0198f2c5", "done")] })
        let words = BashLine("triage " + line, replaced: "").words
        return Completer(line: UnfinishedLine(words, in: CommandTable.triage), sources: sources).completion
    }

    private static let common = "--home --flows --config --network-home --help"
    private static let call = "--agent --plain --accessible --color --theme --from --sendmail --hooks"
    private static let ofRun = "--channel --caller --set --now --dry-run --at \(common)"
    private static let facts = "colour mail day amount count extras ok"
    private static let names = "colour mail day amount count extras word ok wiped"

    @Test(
        "every kind of place",
        arguments: [
            Sample(
                "", .words, "COMMAND", CommandTable.triage.subcommands.map(\.name).joined(separator: " ")),
            Sample(
                "records ", .words, "COMMAND",
                "list show stats paths audit mine export verify erase repair push"),
            Sample("run ", .words, "FLOW", "broken desk"),
            Sample("run -", .words, "OPTION", "\(call) \(ofRun)"),
            Sample("-", .words, "OPTION", "\(call) \(ofRun)"),
            Sample("--plain ", .words, "FLOW", "broken desk"),
            Sample("run desk ", .words, "OPTION", "\(call) \(ofRun)"),
            Sample(
                "run --plain desk --set ok=yes --agent sam -", .words, "OPTION",
                "--accessible --color --theme --from --sendmail --hooks \(ofRun)"
            ),
            Sample("run -- ", .words, "FLOW", "broken desk"),
            Sample("run -- -", .words, "FLOW", "broken desk"),
            Sample("flows ", .words, "OPTION", "--json \(common)"),
            Sample("records show ", .words, "ID", "0198f2c5"),
            Sample(
                "records --", .words, "OPTION",
                (CommandTable.filters.map { "--" + $0.name } + ["--limit --json --personal", common])
                    .joined(separator: " ")),
            Sample("resume ", .words, "ID", "0198f2c4"),
            Sample("schema ", .words, "KIND", "flow scenario config"),
            Sample("run --config ", .files, "FILE"),
            Sample("completions ", .words, "SHELL", "bash zsh fish"),
            Sample("validate ", .files, "PATH"), Sample("validate a.json b", .files, "PATH"),
            Sample("validate --as ", .files, "FILE"), Sample("run --flows ", .folders, "DIR"),
            Sample("run --home=x", .folders, "DIR"),
            Sample("test --format ", .words, "FORMAT", "text json junit"),
            Sample("test --format=j", .words, "FORMAT", "--format=text --format=json --format=junit"),
            Sample("run desk --channel ", .words, "NAME", "phone chat"),
            Sample("run desk --channel=", .words, "NAME", "--channel=phone --channel=chat"),
            Sample("eval --flow ", .words, "FLOW", "broken desk"),
            Sample("eval --flow=", .words, "FLOW", "--flow=broken --flow=desk"),
        ])
    func places(_ sample: Sample) { check(sample) }

    private func check(_ sample: Sample) {
        let completion = completion(sample.line)
        #expect(completion.kind == sample.kind)
        #expect(completion.heading == sample.heading)
        #expect(completion.candidates.map(\.word).joined(separator: " ") == sample.words)
    }

    @Test(
        "facts of the flow that the line names",
        arguments: [
            Sample("run desk --set ", .parts, "FACT=VALUE", facts.suffixed("=")),
            Sample(
                "run --set ok=yes --set=day=x desk --set ", .parts, "FACT=VALUE",
                "colour mail amount count extras".suffixed("=")),
            Sample(
                "run desk --set=", .parts, "FACT=VALUE",
                facts.split(separator: " ").map { "--set=\($0)=" }.joined(separator: " ")),
            Sample("eval 1 --flow desk --set ", .parts, "FACT=VALUE", facts.suffixed("=")),
            Sample("run desk --set colour=", .words, "FACT=VALUE", "colour=red colour=green colour=grey"),
            Sample(
                "run desk --set=colour=g", .words, "FACT=VALUE",
                "--set=colour=red --set=colour=green --set=colour=grey"),
            Sample("run desk --set ok=n", .words, "FACT=VALUE", "ok=yes ok=no"),
            Sample("run desk --set extras=", .words, "FACT=VALUE", "extras=wine extras=bread"),
            Sample("run desk --set extras=wine,b", .words, "FACT=VALUE", "extras=wine,bread"),
            Sample("run desk --set mail=", .nothing, "Which address?"),
            Sample("run desk --set word=", .nothing, "a fact that is already known; can be repeated"),
            Sample("run desk --set wiped=", .nothing, "a fact that is already known; can be repeated"),
            Sample("run broken --set ", .nothing, "a fact that is already known; can be repeated"),
            Sample("run --set colour=", .nothing, "a fact that is already known; can be repeated"),
            Sample("eval --flow desk ", .parts, "EXPR", names),
            Sample("eval --flow desk ok==tr", .parts, "EXPR", names.prefixed("ok==")),
            Sample("eval --flow desk 'count+", .parts, "EXPR", names.prefixed("count+")),
        ])
    func factsOfFlow(_ sample: Sample) { check(sample) }

    @Test(
        "nothing fits where nothing is known",
        arguments: [
            ("nonsense ", ""), ("complete ", ""), ("run --nonsense=", ""),
            ("run --plain=", ""),
            ("run --agent ", "who takes the call (default: $TRIAGE_AGENT, then the login name)"),
            ("eval x", "the expression"), ("eval --flow desk colour.si", "the expression"),
            ("eval --flow desk \"colour == 'g", "the expression"),
        ])
    func nothing(_ line: String, _ heading: String) {
        #expect(completion(line) == Completion(.words, "", about: heading))
    }

    @Test("commands, options, flows, facts and values are described")
    func descriptions() {
        func first(_ line: String) -> Completion.Candidate? { completion(line).candidates.first }
        #expect(first("") == .init("run", "take a call"))
        #expect(
            first("run -")
                == .init("--agent", "who takes the call (default: $TRIAGE_AGENT, then the login name)"))
        #expect(completion("run ").candidates == [.init("broken", ""), .init("desk", "A small desk")])
        #expect(first("run desk --set ") == .init("colour=", "Which colour?"))
        #expect(first("run desk --set colour=") == .init("colour=red", "Red"))
        #expect(first("resume ") == .init("0198f2c4", "desk"))
    }

    @Test("a candidate that cannot be seen or typed is left out, and descriptions hold no commands")
    func untypable() {
        let candidates = ["", "a\nb", "a\tb", "a\u{1B}[2Jb", "a\u{202E}b", "a b"].map {
            Completion.Candidate($0, "one\ntwo\u{1B}]0;owned\u{7}\tthree")
        }
        #expect(
            Completion(.words, "FLOW", candidates).candidates == [.init("a b", "one two three")])
    }

    @Test(
        "only settings that would be taken are offered",
        arguments: [
            ("area=", [:], "area=north area=south"),
            ("town=", [:], "town=west"),
            ("town=", ["set": ["area=north"]], "town=west town=nord"),
            ("town=", ["set": ["area=nowhere"]], "town=west"),
            ("works=", [:], "works=yes works=Broken"),
            ("works=", ["now": ["tomorrow"]], "works=yes works=Broken"),
        ])
    func taken(_ typed: String, _ options: [String: [String]], _ settings: String) throws {
        let text = FlowText.make(
            facts: #"""
                {
                  "area": { "type": "choice", "label": "Area?", "options": [
                    { "value": "north", "label": "North" }, { "value": "south", "label": "South" } ] },
                  "town": { "type": "choice", "label": "Town?", "options": [
                    { "value": "west", "label": "West" },
                    { "value": "nord", "label": "Nord", "when": "area == 'north'" } ] },
                  "works": { "type": "yesno", "label": "Works?", "words": { "yes": "Not bad", "no": "Broken" } }
                }
                """#, ask: #"["area", "town", "works"]"#)
        let desk = try Desk(flows: ["demo": text])
        let invocation = Invocation(
            path: ["run"], command: CommandTable.triage, operands: [],
            options: options.merging(["flows": [desk.flows]]) { $1 },
            environment: Environment(variables: [:]))
        let enquiry = try #require(CompletionSources(invocation).scratch("demo"))
        let id = FactID(String(typed.dropLast()))
        #expect(
            enquiry.settings(of: id, typed: typed).settings.map(\.word).joined(separator: " ") == settings)
    }

    @Test("every choice and every question with yes or no of the shipped flows has settings")
    func shipped() throws {
        let invocation = Invocation(
            path: ["run"], command: CommandTable.triage, operands: [],
            options: ["flows": [ProjectFolder.flows]], environment: Environment(variables: [:]))
        let sources = CompletionSources(invocation)
        #expect(sources.flows().count == 5)
        for flow in sources.flows() {
            let enquiry = try #require(sources.scratch(FlowID(flow.word)))
            #expect(!flow.description.isEmpty)
            for fact in enquiry.flows.main.facts where fact.type == .yesno || fact.type.hasOptions {
                guard case .answered = fact.source else { continue }
                let settings = enquiry.settings(of: fact.id, typed: "\(fact.id)=").settings
                #expect(!settings.isEmpty, "\(flow.word) \(fact.id)")
            }
        }
    }
}

extension String {
    fileprivate func suffixed(_ text: String) -> String {
        split(separator: " ").map { $0 + text }.joined(separator: " ")
    }

    fileprivate func prefixed(_ text: String) -> String {
        split(separator: " ").map { text + $0 }.joined(separator: " ")
    }
}
