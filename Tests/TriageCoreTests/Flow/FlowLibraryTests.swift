import TestSupport
import Testing
import TriageCore

@Suite("Loading flows that call each other")
struct FlowLibraryTests {
    private static func calling(
        _ id: String, _ calls: String..., part: Bool = true, with: String = "{}", next: String = "last"
    ) -> String {
        let nodes = calls.enumerated().map { index, call in
            #""call-\#(index)": { "call": { "flow": "\#(call)", "as": "c\#(index)", "with": \#(with) }, "next": "\#(index + 1 < calls.count ? "call-\(index + 1)" : "last")" }, "#
        }
        return FlowText.make([
            "id": "\"\(id)\"", "part": "\(part)", "start": calls.isEmpty ? #""last""# : #""call-0""#,
            "nodes": "{ \(nodes.joined())\"last\": { \"ask\": [\"isOn\"], \"end\": \"done\" } }",
        ])
    }

    private func headlines(_ text: String, _ others: [String: String]) -> [String] {
        FlowText.load(text, beside: others).findings.map(\.headline)
    }

    @Test("each part is loaded once, before the flow that calls it")
    func order() throws {
        let loaded = FlowText.load(
            Self.calling("demo", "a", "b", "a", part: false),
            beside: ["a": Self.calling("a", "c"), "b": Self.calling("b", "c"), "c": Self.calling("c")])
        #expect(loaded.findings == [])
        #expect(loaded.texts.map(\.name) == ["demo.json", "a.json", "c.json", "b.json"])
        let flows = try #require(loaded.flows)
        #expect(flows.flows.map(\.id) == ["demo", "c", "a", "b"])
        #expect(flows.main.id == "demo")
    }

    @Test("an unknown flow is told at its call, with the nearest there is")
    func unknown() {
        #expect(
            headlines(Self.calling("demo", "tikcet", "zzz"), ["ticket": Self.calling("ticket")]) == [
                "demo.json:14:44: error: there is no flow 'tikcet' beside this one; did you mean 'ticket'? [unknown-flow]",
                "demo.json:14:130: error: there is no flow 'zzz' beside this one [unknown-flow]",
            ])
        #expect(FlowLibrary { _ in nil }.load("demo") == nil)
    }

    @Test("a flow that is no part is told at every call")
    func notAPart() {
        let message = "'a' can only be called once it is marked \"part\": true [not-a-part]"
        #expect(
            headlines(Self.calling("demo", "a", "a"), ["a": Self.calling("a", part: false)]) == [
                "demo.json:14:44: error: \(message)", "demo.json:14:125: error: \(message)",
            ])
    }

    @Test("a flow that calls itself is told with the way round")
    func recursion() {
        #expect(
            headlines(Self.calling("demo", "demo"), [:]) == [
                "demo.json:14:44: error: a flow cannot call itself: demo calls demo [call-recursion]"
            ])
        #expect(
            headlines(Self.calling("demo", "a"), ["a": Self.calling("a", "b"), "b": Self.calling("b", "a")])
                == [
                    "b.json:14:44: error: a flow cannot call itself: a calls b calls a [call-recursion]"
                ])
        #expect(
            headlines(Self.calling("demo", "a"), ["a": Self.calling("a", "demo")]) == [
                "a.json:14:44: error: a flow cannot call itself: demo calls a calls demo [call-recursion]"
            ])
    }

    @Test("a part whose file has another name than its id ends no worse than a finding")
    func otherName() {
        #expect(
            headlines(Self.calling("demo", "a"), ["a": Self.calling("x", "a")]) == [
                "a.json:14:44: error: a flow cannot call itself: a calls x calls a [call-recursion]",
                "demo.json:14:44: error: the flow in 'a.json' has the id 'x' [id-mismatch]",
            ])
    }

    @Test("a part that is no JSON is told once, in its own file")
    func unreadable() {
        #expect(
            headlines(Self.calling("demo", "a", "a"), ["a": "{"]) == [
                "a.json:1:1: error: the object that begins here is never closed [syntax]"
            ])
    }

    @Test("what is given to a part must be a fact of it, of the right type")
    func with() {
        let given = #"{ "comment": "x", "isOm": "true", "isOn": "'yes'", "fee": "1" }"#
        let part = Self.calling("a").replacing(
            "\"facts\": {", with: "\"facts\": { \"fee\": { \"type\": \"integer\", \"fixed\": 1 },")
        #expect(
            headlines(Self.calling("demo", "a", with: given), ["a": part]) == [
                "demo.json:14:87: error: 'a' has no fact 'isOm' that could be set; did you mean 'isOn'? [unknown-fact]",
                "demo.json:14:112: error: this is a text, but true or false is needed here [expression-type]",
                "demo.json:14:120: error: 'a' has no fact 'fee' that could be set [unknown-fact]",
            ])
    }

    @Test("a name stands for the calls of one flow only, and for nothing else")
    func names() {
        let two = Self.calling("demo", "a", "b").replacing("\"c1\"", with: "\"c0\"")
        let parts = ["a": Self.calling("a"), "b": Self.calling("b")]
        #expect(
            headlines(two, parts) == [
                "demo.json:14:136: error: the name 'c0' is taken by a call of another flow [duplicate-name]"
            ])
        #expect(headlines(two.replacing("\"flow\": \"b\"", with: "\"flow\": \"a\""), parts) == [])
        let taken = Self.calling("demo", "a").replacing("\"c0\"", with: "\"isOn\"")
        #expect(
            headlines(taken, parts) == ["demo.json:14:55: error: the name 'isOn' is taken [duplicate-name]"])
    }

    @Test("a part finds out from its caller whether a contact is there")
    func contacts() {
        let part = Self.calling("a").replacing(
            "\"ask\"", with: "\"say\": [\"{{contacts.desk.name}}\"], \"ask\"")
        let main = Self.calling("demo", "a", part: false)
        #expect(FlowText.check(part.replacing("\"a\"", with: "\"demo\"")) == [])
        #expect(
            headlines(main, ["a": part]) == [
                "a.json:14:35: error: unknown name 'contacts.desk' [expression-name]"
            ])
        let lent = main.replacing(
            "\"start\"", with: "\"contacts\": { \"desk\": { \"name\": \"D\" } },\n  \"start\"")
        #expect(headlines(lent, ["a": part]) == [])
    }
}
