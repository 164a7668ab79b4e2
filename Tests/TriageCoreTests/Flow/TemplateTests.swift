import TestSupport
import Testing

@testable import TriageCore

@Suite("Placeholders")
struct TemplateTests {
    private func pieces(_ text: String) -> [String] {
        Template.cut(text).pieces.map { ($0.isPlaceholder ? "=" : "") + $0.text + "@\($0.offset)" }
    }

    @Test(
        "a text is cut at its placeholders",
        arguments: [
            ("", []), ("plain", ["plain@0"]), ("{{a}}", ["=a@2"]), ("{{a}}{{b}}", ["=a@2", "=b@7"]),
            ("čau {{ a }}!", ["čau @0", "= a @7", "!@12"]), ("{{}}", ["=@2"]), ("{a} {", ["{a} {@0"]),
            ("{{ '}}' }}.", ["= '}}' @2", ".@10"]),
            (#"{{ "}}" + 'it\'s }}' }}"#, [#"= "}}" + 'it\'s }}' @2"#]),
            ("{{ {'a': 1}['a'] }}", ["= {'a': 1}['a'] @2"]), ("{{a}}}", ["=a@2", "}@5"]),
        ])
    func cut(text: String, expected: [String]) {
        #expect(pieces(text) == expected)
        #expect(Template.cut(text).unclosed == nil)
        #expect(Template.cut(text).stray == nil)
    }

    @Test(
        "a placeholder that is never closed is found where it begins",
        arguments: [("{{a", 0), ("x {{a}", 2), ("{{a}} {{", 6), ("{{ 'a }}", 0), ("{{", 0)])
    func unclosed(text: String, offset: Int) {
        #expect(Template.cut(text).unclosed == offset)
    }

    @Test("braces that close nothing are found", arguments: [("a}} b", 1), ("{a}}", 2), ("{{a}} }}", 6)])
    func stray(text: String, offset: Int) {
        #expect(Template.cut(text).stray == offset)
    }

    private func template(_ text: String) throws -> Template {
        let flow = FlowText.make([
            "nodes": #"{ "first": { "title": "\#(text)", "ask": ["isOn"], "end": "done" } }"#
        ])
        return try #require(FlowText.load(flow).flows?.main.nodes.first?.title)
    }

    @Test("a placeholder that is a fact's name alone knows the fact")
    func names() throws {
        let facts = try template("{{isOn}}{{ isOn }}{{\\tisOn\\n}}{{isOn == true}}{{agent + 'x'}}").pieces.map
        {
            if case .placeholder(_, let fact) = $0 { fact?.text } else { "text" }
        }
        #expect(facts == ["isOn", "isOn", "isOn", nil, nil])
    }

    @Test("a text without placeholders cannot change")
    func constant() throws {
        #expect(try template("Hello").isConstant)
        #expect(try template("Hello {{agent}}, bye").isConstant == false)
        #expect(try template("Hello {{agent}}, bye").constantText == "Hello , bye")
    }
}
