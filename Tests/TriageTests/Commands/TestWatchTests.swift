import Foundation
import TestSupport
import Testing

@Suite("triage test --watch", .waiting)
struct TestWatchTests {
    @Test("scenarios are run again when a file is saved, also after one that cannot be read")
    func watch() throws {
        let desk = try Desk(flows: ["short": DeskFlow.shortest])
        let scenarios =
            #"{ "format": 1, "flow": "short", "scenarios": [{ "name": "One", "answers": { "ok": true }, "expect": { "outcome": "done" } }] }"#
        let file = try desk.folder.write(scenarios, to: "Flows/scenarios/short.json")
        let process = try desk.start("test", "--watch")
        try process.wait(for: "1 passed, 0 failed\n")
        process.send("")
        try desk.folder.write("{", to: "Flows/scenarios/short.json")
        try process.wait(for: "\n\(file):\n")
        try process.wait(for: "0 passed, 1 failed\n")
        process.send("")
        try desk.folder.write(
            DeskFlow.shortest.replacing("\"done\"", with: "\"fine\""), to: "Flows/short.json")
        try process.wait(for: "short.json:\n")
        try process.wait(for: "0 passed, 1 failed\n")
        process.send("")
        try desk.folder.write(
            scenarios.replacing("\"done\"", with: "\"fine\""), to: "Flows/scenarios/short.json")
        try process.wait(for: "1 passed, 0 failed\n")
        process.signal(SIGINT)
        #expect(try process.finish().ending != .exit(0))
    }
}
