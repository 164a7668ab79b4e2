import Foundation
import TestSupport
import Testing

/// The examples of `Push/TEAM.md`; that for PostgreSQL is tried with the hub.
@Suite("The page about many desks", .waiting)
struct TeamPageTests {
    /// The blocks of the page in a language.
    static func blocks(_ language: String) throws -> [String] {
        let page = try String(
            contentsOfFile: ProjectFolder.root + "/Sources/TriageCore/Push/TEAM.md", encoding: .utf8)
        return page.components(separatedBy: "```\(language)\n").dropFirst().map { part in
            part.components(separatedBy: "```")[0]
        }
    }

    @Test(
        "DuckDB counts each enquiry once, whatever else is in the log",
        .enabled(
            if: ProcessInfo.processInfo.environment["TRIAGE_TEST_DUCKDB"] != nil,
            "DuckDB was not found for the tests"))
    func analysts() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        try FixedRecord.keep(in: desk)
        let name = try #require(desk.folder.names("home/records").first)
        let line = try desk.folder.bytes("home/records/\(name)")
        let notes =
            #"{"v":1,"of":"\#(FixedRecord.id)","hook":"on-close","ticket":"31","sum":"0000000000000000"}"#
        let torn =
            #"{"v":1,"event":"parked","at":"2026-11"# + "\n"
            + #"{"v":1,"sealed":37,"sum":"47ac6327c4052484"}"#
        try desk.folder.write(line + line + Array("\(notes)\n\(torn)\n".utf8), to: "home/records/\(name)")
        let query = try #require(try Self.blocks("sql").last)
        let script = "import duckdb, sys\nfor row in duckdb.sql(sys.argv[1]).fetchall(): print(*row, sep='|')"
        let ended = try TriageProcess(
            ["python3", "-c", script, query], environment: ProcessInfo.processInfo.environment,
            folder: desk.home, executable: "/usr/bin/env"
        ).finish()
        #expect(ended.output == "desk|done|1|1201.0\n", "\(ended.errors)")
    }
}
