import Foundation
import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("The version", .waiting)
struct VersionTests {
    @Test("as JSON it names the commit, the formats and the edition of the time zones, the same each time")
    func json() throws {
        let desk = try Desk()
        let result = try desk.run("version", "--json")
        #expect(result.ending == .exit(0))
        let json = try #require(JSONParser.parse(Array(result.output.utf8)).value)
        #expect(json.members?.map(\.key) == ["version", "commit", "formats", "zones"])
        #expect(json["version"]?.string == Version.current)
        #expect(json["commit"]?.string == Commit.known)
        let formats = json["formats"]?.members ?? []
        #expect(formats.map(\.key) == ["flow", "scenario", "journal", "record", "push", "hook"])
        #expect(formats.allSatisfy { $0.value.int == 1 })
        #expect(json["zones"]?.string?.wholeMatch(of: #/20\d\d[a-z]/#) != nil)
        #expect(try desk.run("version", "--json").output == result.output)
    }

    @Test("an archive of a commit says which one, a checkout that nothing is known")
    func commit() throws {
        let file = "Sources/triage/CommandLine/Commit.swift"
        let text = try String(contentsOfFile: "\(ProjectFolder.root)/\(file)", encoding: .utf8)
        let attributes = try String(contentsOfFile: ProjectFolder.root + "/.gitattributes", encoding: .utf8)
        #expect(attributes.split(separator: "\n").contains("\(file) export-subst"))
        // Written in two halves: git would fill this in as well.
        let isCheckout = text.contains("\"$" + "Format:%H$\"")
        #expect(isCheckout == (Commit.known == nil))
        #expect(Commit.known.map { $0.wholeMatch(of: #/[0-9a-f]{40,64}/#) != nil } ?? true)
    }
}
