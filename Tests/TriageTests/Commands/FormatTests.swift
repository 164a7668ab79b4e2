import Foundation
import TestSupport
import Testing

@Suite("triage format", .waiting)
struct FormatTests {
    /// A folder with a flow, a desk, a scenario file, a file that is laid out already and one that is no JSON.
    private func desk() throws -> Desk {
        let desk = try Desk(flows: [
            "short": DeskFlow.shortest, "desk": #"{"format":1,"desk":true,"new":[1.50]}"#,
            "tidy": "{\n  \"format\": 1\n}\n", "torn": "{ \"format\": 1,\n",
        ])
        try desk.folder.write(
            #"{ "format": 1, "flow": "short", "scenarios": [] }"#, to: "Flows/scenarios/short.json")
        try desk.folder.write("{}", to: "Flows/flow.schema.json")
        return desk
    }

    @Test(
        "flows, desks and scenarios are laid out, with their mode; what is no JSON is left with its findings")
    func folder() throws {
        let desk = try desk()
        func text(_ name: String) throws -> String {
            try String(contentsOfFile: "\(desk.flows)/\(name).json", encoding: .utf8)
        }
        func inode(_ name: String) throws -> UInt64? {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(desk.flows)/\(name).json")
            return attributes[.systemFileNumber] as? UInt64
        }
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o640], ofItemAtPath: desk.flows + "/desk.json")
        let tidy = try inode("tidy")
        let changed = ["desk", "short", "scenarios/short"].map { "\(desk.flows)/\($0).json: " }

        let check = try desk.run("format", "--check", desk.flows)
        #expect(check.ending == .exit(1))
        #expect(check.output.hasPrefix(changed.map { $0 + "to be laid out anew\n" }.joined()))
        #expect(check.output.hasSuffix("\n5 files, 3 to be laid out anew\n"))
        #expect(try text("short") == DeskFlow.shortest)

        let result = try desk.run("format", desk.flows)
        #expect(result.ending == .exit(1))
        #expect(
            result.output == changed.map { $0 + "laid out anew\n" }.joined() + """
                \(desk.flows)/torn.json:1:1: error: the object that begins here is never closed [syntax]
                    { "format": 1,
                    ^
                1 file checked, 1 error
                5 files, 3 laid out anew

                """)
        #expect(result.errors == "triage: what is no JSON was left as it is\n")
        #expect(try text("desk") == "{\n  \"format\": 1,\n  \"desk\": true,\n  \"new\": [1.50]\n}\n")
        #expect(try text("short").contains("\n    \"only\": { \"ask\": [\"ok\"], \"next\": \"last\" },\n"))
        #expect(try text("torn") == "{ \"format\": 1,\n")
        #expect(try text("flow.schema") == "{}")
        #expect(try inode("tidy") == tidy)
        let attributes = try FileManager.default.attributesOfItem(atPath: desk.flows + "/desk.json")
        #expect(attributes[.posixPermissions] as? Int == 0o640)
    }

    @Test("what is laid out is not written again, and a file that does not exist is no file")
    func again() throws {
        let desk = try desk()
        try FileManager.default.removeItem(atPath: desk.flows + "/torn.json")
        #expect(try desk.run("format", desk.flows, desk.flows + "/short.json").ending == .exit(0))
        let result = try desk.run("format", "--check", desk.flows)
        #expect(result.ending == .exit(0))
        #expect(result.output == "4 files, 0 to be laid out anew\n")
        let missing = try desk.run("format", desk.flows + "/none.json")
        #expect(missing.ending == .exit(66))
        #expect(missing.errors == "triage: '\(desk.flows)/none.json' does not exist or cannot be read\n")
    }
}
