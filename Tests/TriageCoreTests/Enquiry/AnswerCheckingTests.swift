import TestSupport
import Testing

@testable import TriageCore

@Suite("Checking answers against their facts")
struct AnswerCheckingTests {
    /// An enquiry that asks for a single fact with the given members.
    private func enquiry(asking members: String) throws -> Enquiry {
        let text = FlowText.make(facts: #"{ "it": { "label": "It", \#(members) } }"#, ask: #"["it"]"#)
        let flows = try #require(FlowText.load(text).flows)
        let opening = Event.Opening(
            id: EnquiryID(milliseconds: 0), flow: "demo", digests: [:], agent: "sam", channel: "phone")
        return Enquiry(opening, at: Timestamp(milliseconds: 1_784_085_000_000), on: flows)
    }

    private func problem(_ value: Value, asking members: String) throws -> InputProblem? {
        let enquiry = try enquiry(asking: members)
        return enquiry.frame.problem(with: value, for: try #require(enquiry.flow.fact("it")))
    }

    @Test(
        "a value in the usual form is taken as it is, and one that is not is refused",
        arguments: [
            ("email", "Pat@client.example", "Pat@Client.example"), ("phone", "0491 570 156", "0491  570 156"),
            ("domain", "client.example", "https://client.example/"),
            ("domain", "client.example", "www.client.example"),
            ("ip", "2001:db8::1", "2001:DB8:0::1"), ("text", "\u{E9}", "e\u{301}"),
            ("url", "https://client.example", "client.example"), ("ip", "203.0.113.9", "203.0.113"),
            ("text", "a b", " a b"),
        ])
    func forms(type: String, usual: String, other: String) throws {
        let factType = try #require(FactType(rawValue: type))
        #expect(try problem(.string(usual), asking: "\"type\": \"\(type)\"") == nil)
        #expect(try problem(.string(other), asking: "\"type\": \"\(type)\"") == .malformed(factType))
    }

    @Test("a typed answer is checked against the limits of its fact")
    func limits() throws {
        func read(_ text: String, _ members: String) throws -> Result<Value, InputProblem> {
            try enquiry(asking: members).read(text, for: "it", at: Timestamp(milliseconds: 1_784_085_000_000))
        }
        let money = #""type": "money", "min": "10.00", "max": "20.00""#
        #expect(try read("9.99", money) == .failure(.below("$10.00")))
        #expect(try read("20.01", money) == .failure(.above("$20.00")))
        #expect(try read("10", money).get().literal == "10.00")
        let date = #""type": "date", "accept": "it <= today", "because": "That day is still to come.""#
        #expect(try read("tomorrow", date) == .failure(.refused("That day is still to come.")))
        #expect(try read("today", date).get().literal == "date('2026-07-15')")
        let divided = #""type": "integer", "accept": "10 / it > 1", "because": "Nine at most.""#
        #expect(try read("20", divided) == .failure(.refused("Nine at most.")))
        #expect(try read("5", divided).get() == .int(5))
        let failed = try #require(throws: InputProblem.self) { try read("0", divided).get() }
        guard case .refused(let words) = failed else {
            Issue.record("\(failed)")
            return
        }
        #expect(words.contains("division by zero"))
        let text = #""type": "text", "maxLength": 3, "pattern": "[a-z]+", "hint": "small letters""#
        #expect(try read("abcd", text) == .failure(.tooLong(3)))
        #expect(try read("A", text) == .failure(.mismatch(hint: "small letters", example: "a")))
        #expect(try read("abc", text).get() == .string("abc"))
        #expect(try read(" ", text) == .failure(.missing))
    }
}
