import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("The JSON Schema of flows")
struct FlowSchemaTests {
    @Test("the committed schema is the one that the shapes give; else: swift run triage schema")
    func fresh() throws {
        let committed = try String(contentsOfFile: ProjectFolder.flows + "/flow.schema.json", encoding: .utf8)
        #expect(committed == FlowSchema.flow)
    }

    @Test("every object shape of a flow has its definition, and every reference leads to one")
    func definitions() throws {
        let schema = try #require(JSONParser.parse(Array(FlowSchema.flow.utf8)).value)
        let names = try #require(schema["$defs"]?.members).map(\.key)
        #expect(
            names == [
                "flow", "contact", "hours", "target", "line", "fact", "option", "selection", "words", "table",
                "column", "message", "outcome", "hangUp", "node", "step", "question", "call", "repeat",
                "sending", "keyed", "branch", "audit", "ignore", "desk", "constant",
            ])
        let references = FlowSchema.flow.matches(of: #/"\$ref": "#\/\$defs\/(\w+)"/#).map {
            String($0.output.1)
        }
        #expect(Set(references) == Set(names))
    }

    @Test("a member that only some types have is tied to those types")
    func byType() throws {
        let schema = try #require(JSONParser.parse(Array(FlowSchema.flow.utf8)).value)
        let tied = schema["$defs"]?["fact"]?["dependentSchemas"]
        let types = { (name: String) in
            tied?[name]?["properties"]?["type"]?["enum"]?.elements?.compactMap(\.string)
        }
        #expect(types("options") == ["choice", "choices"])
        #expect(types("words") == ["yesno"])
        #expect(types("min") == ["integer", "number", "money", "date", "datetime"])
        #expect(types("fixed")?.contains("secret") == false)
        #expect(types("label") == nil)
    }
}
