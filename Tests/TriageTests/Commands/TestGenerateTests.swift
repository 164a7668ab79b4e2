import Foundation
import TestSupport
import Testing

@Suite("triage test --generate", .waiting)
struct TestGenerateTests {
    @Test("scenarios are printed, or written beside a flow that has none, and pass as they are")
    func generate() throws {
        let desk = try Desk(flows: ["short": DeskFlow.shortest])
        let flow = desk.flows + "/short.json"
        let printed = try desk.run("test", "--generate", flow)
        #expect(printed.ending == .exit(0))
        #expect(
            printed.errors
                == "triage: 1 scenario; read it before you keep it: it claims what the flow does today\n"
        )
        let written = try desk.run("test", "--generate", "--write", flow)
        #expect(written.output == "\(desk.flows)/scenarios/short.json\n")
        let file = try String(contentsOfFile: desk.flows + "/scenarios/short.json", encoding: .utf8)
        #expect(file == printed.output)
        let tested = try desk.run("test", "--minimum", "100")
        #expect(tested.output.hasSuffix("coverage: 100.0 %\n1 passed, 0 failed\n"), "\(tested.output)")
        let again = try desk.run("test", "--generate", "--write", flow)
        #expect(again.ending == .exit(73))
        #expect(try String(contentsOfFile: desk.flows + "/scenarios/short.json", encoding: .utf8) == file)
    }

    @Test("one flow is to be named, and one that there is")
    func named() throws {
        let desk = try Desk(flows: ["short": DeskFlow.shortest])
        #expect(try desk.run("test", "--generate").ending == .exit(64))
        #expect(try desk.run("test", "--generate", "none").ending == .exit(66))
        let folder = try desk.run("test", "--generate", desk.flows)
        #expect(folder.ending == .exit(64) && folder.errors.contains("is a folder"), "\(folder.errors)")
        #expect(try desk.run("test", "--generate", "short").ending == .exit(0))
    }
}
