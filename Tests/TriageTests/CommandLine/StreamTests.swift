import Foundation
import TestSupport
import Testing

@Suite("Standard streams", .waiting)
struct StreamTests {
    @Test("a closed standard input parks the call, as one that has ended does")
    func closedInput() throws {
        let desk = try Desk(flows: ["short": DeskFlow.shortest])
        let result = try desk.shell("triage run short --plain <&-")
        #expect(result.ending == .exit(75))
        #expect(result.output.contains("triage resume \(desk.openID)\n"))
    }

    @Test("a last line without its end is an answer")
    func lastLine() throws {
        let desk = try Desk(flows: ["short": DeskFlow.shortest])
        #expect(try desk.run("run", "short", input: "y").ending == .exit(75))
        #expect(try desk.run("resume", input: "\n").ending == .exit(0))
        #expect(try desk.onlyRecord().contains("\"facts\":{\"ok\":true}"))
    }

    @Test(
        "what cannot be written to standard output is no success",
        arguments: ["records list", "records verify", "--help", "schema", "validate", "run short < answers"])
    func fullOutput(_ line: String) throws {
        let desk = try Desk(flows: ["short": DeskFlow.shortest])
        try desk.folder.write("y\n\n", to: "answers")
        #expect(try desk.run("run", "short", input: "y\n\n").ending == .exit(0))
        for target in ["> /dev/full", ">&-"] {
            let result = try desk.shell("cd '\(desk.folder.path)'; triage \(line) \(target)")
            #expect(result.ending == .exit(74), "\(line) \(target)")
            #expect(result.errors.hasPrefix("triage: cannot write to standard output: "), "\(result.errors)")
        }
        #expect(try desk.records().count == (line.hasPrefix("run") ? 3 : 1))
    }
}
