import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("The page about flows")
struct FlowPageTests {
    private let page = FormatPage.flow

    private var examples: [FormatPage.Example] { page.sections.flatMap(\.examples) }

    @Test("the committed page is the one that the program prints; else: triage help flow --format markdown")
    func fresh() throws {
        let committed = try String(contentsOfFile: ProjectFolder.flows + "/FORMAT.md", encoding: .utf8)
        #expect(committed == page.markdown)
    }

    @Test("every example is part of a flow in which nothing is found")
    func valid() {
        var count = 0
        for example in examples where example.place != .scenarios {
            if case .file = example.place { continue }
            let spliced = SplicedExample(example)
            let (flows, findings) = spliced.checked
            // The card that prints the facts is the test's, and knows nothing of which may be blank.
            let isUnsure =
                example.place == .facts
                || ["opensLater", "tables.towns"].contains(where: example.text.contains)
            // The card before asks all facts, so that an example which asks one does so again.
            let strange = ["asked-again"] + (isUnsure ? ["may-be-blank", "not-proved"] : [])
            let own = findings.filter { !strange.contains($0.code.name) }
            #expect(own.map(\.headline) == [], "\(example.text)\n\(spliced.text)")
            #expect(flows != nil)
            count += 1
        }
        #expect(count > 50)
        let first = examples.first?.text.split(separator: "\n")
        #expect(first?.count == 15)
    }

    @Test("every scenario is in order, and passes")
    func scenarios() throws {
        for example in examples where example.place == .scenarios {
            let id = SplicedExample(example).id
            let flows = try #require(SplicedExample.flow(id)?.loaded.flows)
            let source = SourceText(name: "\(id).json", text: example.text)
            let (file, findings) = ScenarioFile.decode(source)
            let scenarios = try #require(file)
            #expect((findings + Checks.findings(in: scenarios, for: flows)).map(\.headline) == [])
            for scenario in scenarios.scenarios {
                let run = ScenarioRun(scenario, in: source, on: flows)
                #expect(run.failures.map(\.message) == [], "\(scenario.name)")
            }
        }
    }

    @Test("every expression has the value that stands beside it, and every text reads so")
    func values() throws {
        let caller = try PageCaller()
        for case .values(let values) in page.sections.flatMap(\.blocks) {
            for (expression, value) in values {
                #expect(caller.value(of: expression) == value, "\(expression)")
            }
        }
        var last: FormatPage.Example?
        for block in page.sections.flatMap(\.blocks) {
            if case .example(let example) = block { last = example }
            guard case .results(let results) = block, let last else { continue }
            var callers: [String: PageCaller] = [:]
            for (known, expression, value) in results {
                let caller = try callers[known] ?? PageCaller(SplicedExample(last), knowing: known)
                callers[known] = caller
                #expect(caller.value(of: expression) == value, "\(known): \(expression)")
            }
        }
        for case .texts(let texts) in page.sections.flatMap(\.blocks) {
            for (text, shown) in texts {
                let read = try caller.text(text)
                #expect(read == shown)
            }
        }
    }

    @Test("a condition that is called wrong is found, with its code, and one that is called right is not")
    func conditions() throws {
        let caller = try PageCaller()
        var count = 0
        for block in page.sections.flatMap(\.blocks) {
            switch block {
            case .refused(let conditions):
                for (condition, code) in conditions {
                    #expect(try caller.findings(condition) == [code], "\(condition)")
                    count += 1
                }
            case .conditions(let conditions):
                for condition in conditions { #expect(try caller.findings(condition) == [], "\(condition)") }
                count += conditions.count
            case .prose, .item, .example, .commands, .values, .results, .texts, .answers: break
            }
        }
        #expect(count >= 8)
    }

    @Test("what an agent types for a fact is kept as the page says")
    func answers() throws {
        var last: FormatPage.Example?
        var count = 0
        for block in page.sections.flatMap(\.blocks) {
            if case .example(let example) = block { last = example }
            guard case .answers(let answers) = block, let last else { continue }
            let caller = try PageCaller(SplicedExample(last))
            let fact = try #require(SplicedExample.json("{\(last.text)}")?.members?.first?.key)
            for (typed, kept) in answers {
                #expect(caller.kept(typed, for: FactID(fact)) == kept, "\(fact): \(typed)")
            }
            count += 1
        }
        #expect(count == FactType.allCases.count - 1, "a secret is not read back")
    }

    @Test("each member of the schemas has an entry, and each entry a member")
    func members() {
        let told = page.sections.compactMap { section in section.shape.map { ($0, section.entries) } }
        let names = told.map { $0.0.name }
        for schema in [FlowSchema.flow, ScenarioFile.schema] {
            let defined = SplicedExample.json(schema)?["$defs"]?.members?.map(\.key) ?? []
            #expect(!defined.isEmpty && Set(defined).subtracting(names) == [])
        }
        #expect(Set(names).count == names.count)
        for (shape, entries) in told {
            #expect(entries.map(\.member).sorted() == shape.members.map(\.name).sorted(), "\(shape.name)")
        }
    }

    @Test("each member stands in an example")
    func uses() {
        var seen: Set<String> = []
        for example in examples {
            let shape: ObjectShape =
                switch example.place {
                case .scenarios: .scenarioFile
                case .file: .desk
                case .flow, .members, .facts, .node: .flow
                }
            guard let json = SplicedExample.json(SplicedExample(example).text) else { continue }
            Self.collect(json, .object(shape), &seen)
        }
        let shapes = page.sections.compactMap(\.shape)
        let all = Set(shapes.flatMap { shape in shape.members.map { "\(shape.name).\($0.name)" } })
        // Desks have no schema yet that could be named.
        let without = ["desk.$schema"]
        #expect(all.subtracting(seen).sorted() == without)
    }

    private static func collect(_ json: JSON, _ shape: Shape, _ seen: inout Set<String>) {
        switch shape {
        case .string, .integer, .boolean, .literal, .anything, .null, .constant: break
        case .array(let element, _): for value in json.elements ?? [] { collect(value, element, &seen) }
        case .map(_, let element): for member in json.members ?? [] { collect(member.value, element, &seen) }
        case .either(let shapes):
            if let fitting = shapes.first(where: { $0.hasKind(of: json) }) { collect(json, fitting, &seen) }
        case .object(let object):
            for member in object.members {
                guard let value = json[member.name] else { continue }
                seen.insert("\(object.name).\(member.name)")
                collect(value, member.shape, &seen)
            }
        }
    }

    @Test("each function has its sentence, each code exists, each known name is told")
    func names() throws {
        let functions = FunctionPage.all.map(\.name)
        #expect(Set(functions) == Set(FormatPage.functionMeanings.keys))
        let codes = Set(Checks.codes.map(\.name))
        for entry in page.sections.flatMap(\.entries) {
            #expect(Set(entry.checked).subtracting(codes) == [], "\(entry.member)")
        }
        let flow = try #require(SplicedExample.flow("sample")?.loaded.flows?.main)
        let facts = Set(flow.facts.map(\.id.rawValue))
        // The tables are read by name, and so no variable of the scope.
        let known = Set(flow.scope.names).subtracting(facts).union(["tables"])
        #expect(known == Set(FormatPage.knownNames.map(\.name)))
        for name in FormatPage.knownNames.map(\.name) {
            let example = FormatPage.Example.facts(#""\#(name)": { "type": "text", "label": "A" }"#)
            #expect(SplicedExample(example).loaded.findings.first?.code.name == "duplicate-name")
        }
    }

    @Test("on a terminal nothing is wider than 80 columns, and prose no wider than the terminal")
    func width() {
        let wide = page.text(width: 80).split(separator: "\n").map(String.init).filter { $0.count > 80 }
        #expect(wide == [])
        let narrow = page.text(width: 44)
        #expect(narrow.contains("\nA flow tells a support agent what to say, do\nand ask during a call."))
        #expect(!page.text(width: 80).contains("\u{1B}"))
    }
}
