import Foundation
import TestSupport
import Testing
import TriageCore

@Suite("What lies in a folder of flows", .waiting)
struct FlowFolderTests {
    private func desk() throws -> Desk { try Desk(flows: ["short": DeskFlow.shortest]) }

    @Test("a link to nowhere, a folder and a pipe named as flows are findings, and the rest is checked")
    func unreadable() throws {
        let desk = try desk()
        let result = try desk.shell(
            """
            cd '\(desk.flows)'; ln -s gone dead.json; mkdir folder.json; mkfifo pipe.json
            mkdir scenarios; ln -s gone scenarios/short.json
            triage validate .; echo $?
            """)
        #expect(
            result.output == """
                ./scenarios/short.json:1:1: error: this is a link to nowhere [unreadable-file]
                dead.json:1:1: error: this is a link to nowhere [unreadable-file]
                folder.json:1:1: error: this is a folder, not a file [unreadable-file]
                pipe.json:1:1: error: this file cannot be read [unreadable-file]
                1 file checked, 4 errors
                1

                """)
        #expect(try desk.run("run", "short", input: "y\n\n").ending == .exit(0))
        let test = try desk.run("test")
        #expect(test.ending == .exit(1))
        #expect(test.output.contains("'\(desk.flows)/scenarios/short.json' cannot be read\n"))
    }

    @Test("a name in capitals and a folder with flows are not passed over in silence")
    func passedOver() throws {
        let desk = try desk()
        try desk.folder.write("{}", to: "Flows/Old.JSON")
        try desk.folder.write("{}", to: "Flows/archive/2025/old.json")
        try desk.folder.write("none", to: "Flows/notes/read.me")
        let result = try desk.run("validate")
        #expect(result.ending == .exit(0))
        #expect(
            result.output == """
                \(desk.flows)/Old.JSON:1:1: warning: this file is not read: the name of a flow ends in .json, in small letters [unchecked-file]
                \(desk.flows)/archive:1:1: warning: the files in this folder are not read; triage validate \(desk.flows)/archive checks them [unchecked-file]
                1 file checked, 2 warnings

                """)
        let empty = try Desk(flows: ["x/y": "{}"])
        try empty.folder.write("{}", to: "Flows/A.JSON")
        let none = try empty.run("validate")
        #expect(none.ending == .exit(66))
        #expect(none.errors.contains("there are no flows in"))
        #expect(none.errors.contains("A.JSON: this file is not read"))
    }
}
