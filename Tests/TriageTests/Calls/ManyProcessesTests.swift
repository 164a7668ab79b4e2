import Foundation
import TestSupport
import Testing
import TriageCore

@Suite("Many processes at once", .waiting)
struct ManyProcessesTests {
    @Test("eight agents finish many calls each at once, and every call leaves one record")
    func eightAgents() throws {
        let desk = try Desk(flows: ["short": DeskFlow.shortest])
        let input = try desk.folder.write("y\n\n", to: "typed")
        let calls = Thoroughness.isLong ? 50 : 12
        let script = """
            number=0
            while [ $number -lt \(calls) ]; do
                "$0" run short --agent "$1" < '\(input)' || exit 1
                number=$((number + 1))
            done
            """
        let agents = try (1...8).map { number in
            try TriageProcess(
                ["-c", script, ProjectFolder.executable, "agent-\(number)"], environment: desk.variables,
                inputFile: input, executable: "/bin/sh")
        }
        var saved: [String] = []
        for agent in agents {
            let result = try agent.finish()
            #expect(result.ending == .exit(0))
            #expect(result.errors == "")
            saved += result.lines.filter { $0.hasPrefix("Saved: record ") }.map { String($0.dropFirst(14)) }
        }
        let records = try desk.records().compactMap { JSONParser.parse($0).value }
        #expect(saved.count == 8 * calls)
        #expect(Set(saved).count == 8 * calls)
        #expect(records.compactMap { $0["id"]?.string }.sorted() == saved.sorted())
        for number in 1...8 {
            #expect(records.count { $0["agent"]?.string == "agent-\(number)" } == calls)
        }
        #expect(desk.journals.isEmpty)
        let verified = try desk.run("records", "verify")
        #expect(verified.ending == .exit(0))
        // There are two files if a new month begins during the test.
        #expect(verified.output.hasPrefix("\(8 * calls) records in "))
        #expect(verified.output.hasSuffix(", all sound\n"))
    }
}
