import Testing

@testable import TriageCore

@Suite("Findings as SARIF")
struct SARIFReportTests {
    private static func run(_ report: Report) throws -> JSON {
        let json = try #require(JSONParser.parse(Array(SARIFReport(report).text.utf8)).value)
        #expect(json["version"]?.string == "2.1.0")
        let runs = try #require(json["runs"]?.elements)
        #expect(runs.count == 1)
        return runs[0]
    }

    @Test("a log without findings is a log")
    func nothing() throws {
        let run = try Self.run(Report([], texts: [], checked: 2, version: "1.2.3"))
        #expect(
            run.text
                == #"{"tool":{"driver":{"name":"triage","semanticVersion":"1.2.3","rules":[]}},"columnKind":"unicodeCodePoints","results":[]}"#
        )
    }

    @Test("a finding has its rule, its places, its call, its cure and its reason to stay")
    func whole() throws {
        let source = SourceText(name: "Flows/a é.json", text: "{\n  \"next\": \"lst\",\n  \"é\": 2\n}\n")
        var gap = source.finding(
            .unknownNode, at: 12..<17, "no such node", related: ("here", 4..<10), suggestion: "last")
        gap.witness = Finding.Witness(
            flow: "a", opening: ["channel 'chat'"],
            steps: [.init(node: "first", location: source.location(of: 4..<10), doings: ["x = 1"])],
            facts: ["x = 1"], scenario: "{}")
        var spare = source.finding(.unusedFact, at: 21..<25, "unused")
        spare.fix = Finding.Fix([.init(17..<28)])
        let run = try Self.run(
            Report(
                [gap], ignored: [IgnoredFinding(finding: spare, because: "from July on")], texts: [source],
                checked: 1))
        let rules = try #require(run["tool"]?["driver"]?["rules"]?.elements)
        #expect(rules.map { $0["id"]?.string } == ["unknown-node", "unused-fact"])
        #expect(rules[1]["defaultConfiguration"]?.text == #"{"level":"warning"}"#)
        #expect(
            rules[1]["shortDescription"]?.text
                == #"{"text":"A fact is declared, but neither asked, set nor read."}"#)
        #expect(rules[1]["help"]?["text"]?.string == CodePage(.unusedFact).text)
        #expect(rules[1]["help"]?["markdown"]?.string?.contains("**Cure:** Ask it") == true)
        #expect(!rules.contains { $0["helpUri"] != nil })

        let results = try #require(run["results"]?.elements)
        let file = #"{"uri":"Flows/a%20%C3%A9.json"}"#
        func place(_ region: String) -> String { #"{"artifactLocation":\#(file),"region":\#(region)}"# }
        let name = #"{"startLine":2,"startColumn":11,"endLine":2,"endColumn":16}"#
        let key = #"{"startLine":2,"startColumn":3,"endLine":2,"endColumn":9}"#
        #expect(results[0]["ruleId"]?.string == "unknown-node")
        #expect(results[0]["ruleIndex"]?.int == 0)
        #expect(results[0]["level"]?.string == "error")
        #expect(results[0]["message"]?.text == #"{"text":"no such node"}"#)
        #expect(results[0]["locations"]?.text == #"[{"physicalLocation":\#(place(name))}]"#)
        #expect(
            results[0]["relatedLocations"]?.text
                == #"[{"id":0,"physicalLocation":\#(place(key)),"message":{"text":"here"}}]"#)
        #expect(
            results[0]["codeFlows"]?.text
                == #"[{"message":{"text":"A call that shows it with x = 1."},"threadFlows":[{"message":{"text":"At the opening: channel 'chat'."},"locations":[{"location":{"physicalLocation":\#(place(key)),"message":{"text":"first: x = 1"}}},{"location":{"physicalLocation":\#(place(name)),"message":{"text":"no such node"}}}]}]}]"#
        )
        #expect(
            results[0]["fixes"]?.text
                == #"[{"description":{"text":"Write 'last'."},"artifactChanges":[{"artifactLocation":\#(file),"replacements":[{"deletedRegion":\#(name),"insertedContent":{"text":"\"last\""}}]}]}]"#
        )
        #expect(results[0]["suppressions"] == nil)

        #expect(
            results[1]["fixes"]?.text
                == #"[{"description":{"text":"Take it out."},"artifactChanges":[{"artifactLocation":\#(file),"replacements":[{"deletedRegion":{"startLine":2,"startColumn":16,"endLine":3,"endColumn":9}}]}]}]"#
        )
        #expect(results[1]["codeFlows"] == nil)
        #expect(
            results[1]["suppressions"]?.text == #"[{"kind":"inSource","justification":"from July on"}]"#)
    }

    @Test("a suggestion that is not for the whole of the place is no cure")
    func notTheWhole() throws {
        let source = SourceText(name: "a.json", text: #"{ "when": "count(x) + fcat > 1" }"#)
        let finding = source.finding(.unknownFact, at: 10..<30, "no such name", suggestion: "fact")
        let inner = source.finding(.unknownFact, at: 22..<26, "no such name", suggestion: "fact")
        let results = try #require(
            try Self.run(Report([finding, inner], texts: [source], checked: 1))["results"]?.elements)
        #expect(results[0]["fixes"] == nil)
        #expect(results[1]["fixes"]?.text.contains(#""insertedContent":{"text":"fact"}"#) == true)
    }

    @Test("a fingerprint outlives what changes above it, and tells what is alike apart")
    func fingerprints() throws {
        func fingerprints(_ text: String) throws -> [String] {
            let source = SourceText(name: "a.json", text: text)
            let bytes = source.bytes
            let places = bytes.indices.filter { bytes[$0...].starts(with: Array("x".utf8)) }
            let findings = places.map { source.finding(.unusedFact, at: $0..<$0 + 1, "unused") }
            let results = try Self.run(Report(findings, texts: [source], checked: 1))["results"]?.elements
            return try #require(results).compactMap { $0["partialFingerprints"]?["triageFinding/v1"]?.string }
        }
        let before = try fingerprints("{ x, x }")
        #expect(before.count == 2 && Set(before).count == 2)
        #expect(try fingerprints("{\n\n  \"new\": 1,\n  x,\n x }") == before)
    }
}
