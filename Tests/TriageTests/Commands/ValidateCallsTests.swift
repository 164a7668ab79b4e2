import Foundation
import TestSupport
import Testing

@Suite("Validating flows that call each other", .waiting)
struct ValidateCallsTests {
    private static let part = FlowText.make([
        "id": "\"bill\"", "part": "true",
        "nodes": #"{ "first": { "say": ["{{contacts.billing.email}}"], "ask": ["isOn"], "end": "done" } }"#,
    ])

    private static func caller(_ id: String, lends: Bool) -> String {
        FlowText.make([
            "id": "\"\(id)\"", "facts": "{}",
            "contacts": lends ? #"{ "billing": { "name": "Billing", "email": "bill@desk.example" } }"# : nil,
            "nodes":
                #"{ "first": { "call": { "flow": "bill", "as": "b" }, "next": "last" }, "last": { "end": "done" } }"#,
        ])
    }

    @Test("what a part lacks with its caller is found once, wherever one starts")
    func lacking() throws {
        let desk = try Desk(flows: [
            "bill": Self.part, "desk": Self.caller("desk", lends: false),
            "other": Self.caller("other", lends: false),
        ])
        #expect(try desk.run("run", "desk").ending == .exit(65))
        let found = "error: unknown name 'contacts.billing' [expression-name]"
        for words in [["validate"], ["validate", desk.flows + "/desk.json"]] {
            let result = try desk.run(words)
            #expect(result.ending == .exit(1))
            #expect(result.output.components(separatedBy: found).count == 2)
            #expect(result.output.hasPrefix(desk.flows + "/bill.json:14:"))
        }
        // On its own, the part may be lent the contact.
        #expect(try desk.run("validate", desk.flows + "/bill.json").ending == .exit(0))
    }

    @Test("what a caller lends is not missed in a part")
    func lent() throws {
        let desk = try Desk(flows: ["bill": Self.part, "desk": Self.caller("desk", lends: true)])
        let result = try desk.run("validate", "--strict")
        #expect(result.output.hasPrefix("2 files checked, nothing found\n"))
        #expect(result.ending == .exit(0))
    }

    @Test("what the flow lends is not missed in a part of a part either, and flows says the same")
    func lentToTwo() throws {
        let middle = FlowText.make([
            "id": "\"middle\"", "part": "true", "facts": "{}",
            "nodes":
                #"{ "first": { "call": { "flow": "bill", "as": "b" }, "next": "last" }, "last": { "end": "done" } }"#,
        ])
        let caller = Self.caller("desk", lends: true).replacing("\"bill\"", with: "\"middle\"")
        let desk = try Desk(flows: ["bill": Self.part, "desk": caller, "middle": middle])
        #expect(try desk.run("validate").output.hasPrefix("3 files checked, nothing found\n"))
        #expect(try desk.run("validate", desk.flows + "/middle.json").ending == .exit(0))
        let listed = try desk.run("flows")
        #expect(!listed.output.contains("has errors"), "\(listed.output)")
    }

    @Test("a misspelt part is told with the nearest flow")
    func nearest() throws {
        let caller = Self.caller("desk", lends: true).replacing(
            "\"flow\": \"bill\"", with: "\"flow\": \"bil\"")
        let desk = try Desk(flows: ["bill": Self.part, "desk": caller])
        let result = try desk.run("validate", desk.flows + "/desk.json")
        #expect(result.ending == .exit(1))
        #expect(result.output.contains("there is no flow 'bil' beside this one; did you mean 'bill'?"))
    }
}
