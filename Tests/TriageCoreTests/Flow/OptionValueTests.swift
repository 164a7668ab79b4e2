import TestSupport
import Testing
import TriageCore

@Suite("Values outside the options")
struct OptionValueTests {
    private static let facts = #"""
        { "plan": { "type": "choice", "label": "Plan", "options": [
            { "value": "small", "label": "Small" }, { "value": "large", "label": "Large" }] },
          "shirt": { "type": "choice", "label": "Size", "options": [
            { "value": "s", "label": "S" }, { "value": "large", "label": "L" }] },
          "colour": { "type": "choice", "label": "Colour", SUGGEST "options": [
            { "value": "red", "label": "Red" }, { "value": "blue", "label": "Blue" }] },
          "wishes": { "type": "choices", "label": "Wishes", "options": [
            { "value": "fast", "label": "Fast" }, { "value": "cheap", "label": "Cheap" }] } }
        """#

    private static func findings(
        set: String = #""plan": "'small'""#, suggest: String = "", when: String = "true", with: String = ""
    ) -> [String] {
        let text = FlowText.make([
            "facts": facts.replacing("SUGGEST", with: suggest),
            "nodes": #"""
            { "first": { "ask": ["plan", "shirt", "colour", "wishes"], "next": "call" },
              "call": { "set": { \#(set) }, "call": { "flow": "ticket", "as": "tk", "with": { \#(with) } }, "next": "last" },
              "last": { "say": [{ "text": "Bye.", "when": "\#(when)" }], "end": "done" } }
            """#,
        ])
        let part = FlowText.make([
            "id": #""ticket""#, "part": "true",
            "facts": #"""
            { "isOn": { "type": "yesno", "label": "On?" }, "kind": { "type": "choice", "label": "Kind", "options": [
              { "value": "bug", "label": "Bug" }, { "value": "wish", "label": "Wish" }] } }
            """#,
            "nodes": #"{ "first": { "say": ["{{kind}}"], "ask": ["isOn"], "end": "done" } }"#,
        ])
        return FlowText.check(text, beside: ["ticket": part]).filter {
            !["may-be-blank", "never-true"].contains($0.code.name)
        }.map { "\($0.severity): \($0.message)" }
    }

    @Test("what is set, suggested, passed on or compared must be an option, wherever it stands")
    func stray() {
        #expect(
            Self.findings(set: #""plan": "'smal'""#) == [
                "error: `plan` is one of small, large; did you mean 'small'?"
            ])
        #expect(
            Self.findings(set: #""plan": "shirt == 's' ? 'small' : 'big'""#)
                == ["error: `plan` is one of small, large"])
        #expect(
            Self.findings(set: #""wishes": "['fast', 'cheep']""#)
                == ["error: `wishes` is one of fast, cheap; did you mean 'cheap'?"])
        #expect(
            Self.findings(suggest: #""suggest": "'rde'","#)
                == ["error: `colour` is one of red, blue; did you mean 'red'?"])
        #expect(
            Self.findings(with: #""kind": "'bugg'""#) == [
                "error: `kind` is one of bug, wish; did you mean 'bug'?"
            ])
        #expect(
            Self.findings(when: "tk.outcome == 'don'") == [
                "error: `tk.outcome` is one of done; did you mean 'done'?"
            ])
    }

    @Test("a copy of another choice is an error if it never fits, and a warning if it may not")
    func copies() {
        #expect(
            Self.findings(set: #""plan": "colour""#) == [
                "error: `colour` can be 'red', but `plan` is one of small, large"
            ])
        #expect(
            Self.findings(set: #""plan": "shirt""#) == [
                "warning: `shirt` can be 's', but `plan` is one of small, large"
            ])
        #expect(
            Self.findings(when: "plan == colour") == ["error: `plan` and `colour` have no option in common"])
        #expect(Self.findings(when: "plan == shirt") == [])
        #expect(
            Self.findings(set: #""plan": "plan""#, with: #""kind": "tk == null ? 'bug' : tk.kind""#) == [])
    }

    @Test("an option or a text without its quotes is told where they belong")
    func unquoted() {
        #expect(
            Self.findings(set: #""plan": "small""#)
                == ["error: unknown name 'small'; an option is written in quotes: 'small'"])
        #expect(
            Self.findings(when: "plan == large")
                == ["error: unknown name 'large'; an option is written in quotes: 'large'"])
        #expect(
            Self.findings(with: #""kind": "Bug""#)
                == ["error: unknown name 'Bug'; an option is written in quotes: 'bug'"])
    }
}
