import Foundation
import TestSupport
import Testing
import TriageCore

@Suite("What earlier versions wrote")
struct CorpusTests {
    @Test(
        "a journal is finished, and leaves the record that it left then",
        arguments: Thoroughness.some(CorpusVersion.finishes))
    func finish(_ finish: ExpectedFinish) throws {
        let told = try finish.told()
        let desk = try finish.version.desk(journal: told.id)
        let journal = try desk.folder.bytes("home/open/\(told.id).jsonl")
        let result = try desk.run("resume", told.id, "--plain", input: told.input)
        #expect(result.code == told.exit, "\(result.output)\(result.errors)")
        for text in told.shows { #expect(result.output.contains(text)) }
        if told.exit == 0 {
            let isKept = told.record?["incomplete"]?.bool == true
            #expect(desk.journals == (isKept ? ["damaged"] : []))
        } else {
            #expect(try desk.folder.bytes("home/open/\(told.id).jsonl") == journal)
        }
        let lines = try desk.records().map { String(decoding: $0, as: UTF8.self) }
            .filter { $0.hasPrefix(#"{"v":1,"id":"\#(told.id)""#) }
        guard let expected = told.record else {
            return #expect(lines == told.line.map { [$0] } ?? [])
        }
        #expect(lines.count == 1)
        let record = try #require(lines.first.flatMap { JSONParser.parse(Array($0.utf8)).value })
        let length = try finish.length(told.id)
        #expect(
            SettledRecord(record, journal: length).text == SettledRecord(expected, journal: length).text)
    }

    @Test("every record can be shown, and is shown as it was then", arguments: CorpusVersion.all)
    func show(_ version: CorpusVersion) throws {
        let desk = try version.desk()
        let names = version.names("expected/show")
        #expect(!names.isEmpty)
        for name in names {
            let result = try desk.run("records", "show", String(name.dropLast(4)))
            #expect(try result.output == version.text("expected/show/\(name)"))
        }
    }

    @Test("the log is judged as it was then, damage and all", arguments: CorpusVersion.all)
    func verify(_ version: CorpusVersion) throws {
        let desk = try version.desk()
        let result = try desk.run("records", "verify")
        let said = result.output.replacing(desk.home, with: "HOME") + "exit \(result.code)\n"
        #expect(try said == version.text("expected/verify.txt"))
    }

    @Test("every journal has its expectation", arguments: CorpusVersion.all)
    func complete(_ version: CorpusVersion) throws {
        let ids = try CorpusVersion.finishes.filter { $0.version.name == version.name }.map {
            try $0.told().id
        }
        #expect(ids.sorted().map { $0 + ".jsonl" } == version.names("home/open"))
    }
}
