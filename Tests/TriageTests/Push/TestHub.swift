import Foundation
import TestSupport
import Testing

/// A database of a test's own on the PostgreSQL that `TRIAGE_TEST_HUB` names the folder of; `.ci/run` starts it by
/// `Tests/PostgreSQL/server`.
struct TestHub {
    /// The folder of the server; nil if there is none.
    static let server = ProcessInfo.processInfo.environment["TRIAGE_TEST_HUB"]

    private let name = "hub_" + UUID().uuidString.prefix(8).lowercased()
    private let folder: String

    init() throws {
        folder = try #require(Self.server)
        try psql("create database \(name)", in: "postgres")
    }

    /// What libpq connects by.
    var connection: String { connection(to: name) }

    private func connection(to name: String) -> String {
        "host=\(folder) port=54399 user=postgres dbname=\(name)"
    }

    /// What a statement gives, line by line.
    @discardableResult func psql(_ statement: String, in database: String? = nil) throws -> [String] {
        let ended = try TriageProcess(
            ["-XAtq", "-v", "ON_ERROR_STOP=1", "-d", connection(to: database ?? name), "-c", statement],
            environment: ["PATH": "/usr/bin:/bin", "PGCLIENTENCODING": "UTF8"], executable: "/usr/bin/psql"
        ).finish()
        #expect(ended.ending == .exit(0), "\(ended.errors)")
        return ended.output.split(separator: "\n").map(String.init)
    }

    /// How many rows a table has.
    func count(_ table: String) throws -> Int {
        try psql("select count(*) from \(table)").first.flatMap { Int($0) } ?? -1
    }

    /// Has the server's script do something.
    static func server(_ command: String) throws {
        let ended = try TriageProcess(
            [ProjectFolder.root + "/Tests/PostgreSQL/server", command, try #require(server)],
            environment: ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin"], executable: "/bin/sh"
        ).finish()
        #expect(ended.ending == .exit(0), "\(ended.errors)")
    }

    /// Has the configuration of a desk name it.
    func configure(_ desk: Desk, isPersonal: Bool = true) throws {
        try desk.folder.write(
            "{ \"push\": { \"team\": { \"psql\": \"\(connection)\", \"personal\": \(isPersonal) } } }",
            to: "config/triage/config.json")
    }
}
