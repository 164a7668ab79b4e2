import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("Ways through a flow")
struct FlowWaysTests {
    private static func known() throws -> KnownFlows {
        let read = { @Sendable (name: String) in
            FileManager.default.contents(atPath: "\(ProjectFolder.flows)/\(name)").map {
                SourceText(name: name, bytes: Array($0))
            }
        }
        let library = FlowLibrary(other: read, read: { read($0.fileName) })
        return KnownFlows(try ["hosting", "ablecommerce"].map { try #require(library.load($0)?.flows) })
    }

    @Test("rounds of a part count only in calls on a flow that calls it, each by itself")
    func rounds() throws {
        let trail = #"""
            [{"node":"caller","at":0,"took":2},{"node":"matters","at":2,"took":0},
            {"node":"matters/reason","round":1,"at":2,"took":3},{"node":"matters/email","round":1,"at":5,"took":4},
            {"node":"matters","at":9,"took":1},{"node":"matters/reason","round":2,"at":10,"took":5}]
            """#.replacing("\n", with: "")
        let known = try Self.known()
        var counts: [String: (calls: Int, ways: [String])] = [:]
        for part in ["hosting-matter", "hosting"] {
            for flow in ["hosting", "ablecommerce"] {
                let call = LogSample.Call(flow: flow, trail: trail)
                let line = Array(ChecksummedLine.sealing(LogSample.object(1, call)).dropLast())
                var ways = FlowWays(through: part, in: known)
                try line.withUnsafeBytes { bytes in
                    ways.take(try #require(RecordView(LogLine(offset: 0, raw: bytes, verdict: .whole))))
                }
                counts["\(part) in \(flow)"] = (ways.calls, ways.ways.rows.map(\.name))
            }
        }
        #expect(counts["hosting-matter in hosting"]?.calls == 2)
        #expect(counts["hosting-matter in hosting"]?.ways == ["reason", "reason > email"])
        #expect(counts["hosting-matter in ablecommerce"]?.calls == 0)
        #expect(counts["hosting in hosting"]?.ways == ["caller > matters x2"])
        #expect(counts["hosting in ablecommerce"]?.calls == 0)
    }
}
