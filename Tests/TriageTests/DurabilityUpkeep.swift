import Foundation
import TestSupport
import Testing
import TriageCore

/// A home with something of one enquiry in every place where something can be, and of others beside it.
private struct UpkeepHome {
    let folder: TemporaryFolder
    var home: Home { Home(path: folder.path + "/home") }

    /// The enquiry that is erased, with a word that stands in everything that is kept of it.
    static let gone = EnquiryID(milliseconds: 1_790_000_000_000)
    static let word = "canary"

    private static let others = (1...4).map { EnquiryID(milliseconds: 1_790_000_000_000 + Int64($0)) }

    /// Copies a home, or begins with an empty folder.
    init(copying other: UpkeepHome? = nil) throws {
        folder = try TemporaryFolder()
        if let other {
            try FileManager.default.copyItem(atPath: other.home.path, toPath: home.path)
        } else {
            try home.prepare(allowsNetwork: true)
        }
    }

    private static func record(_ id: EnquiryID, _ text: String) -> [UInt8] {
        ChecksummedLine.sealing(Array("{\"v\":1,\"id\":\"\(id)\",\"text\":\"\(text)\"}".utf8))
    }

    private static func torn(_ bytes: some Collection<UInt8>) -> [UInt8] {
        bytes + [10] + ChecksummedLine.sealing(Array("{\"v\":1,\"sealed\":\(bytes.count)}".utf8))
    }

    /// The lines that stay, whatever happens.
    static let kept = others.map { record($0, "kept") }

    /// A home with an enquiry to be erased.
    static func toErase() throws -> UpkeepHome {
        let made = try UpkeepHome()
        let record = record(gone, word)
        let later = ChecksummedLine.sealing(
            Array(
                "{\"v\":1,\"of\":\"\(gone)\",\"message\":\"m\",\"n\":1,\"state\":\"failed\",\"words\":\"\(word)\"}"
                    .utf8))
        let files: [String: [UInt8]] = [
            "records/2026-07.jsonl": kept[0] + torn(record.dropLast(4)) + record + kept[1],
            "records/2026-08.jsonl": later + kept[2] + record,
            "records/2026-09.jsonl": kept[3],
            "open/\(gone).jsonl": ChecksummedLine.sealing(
                Array("{\"v\":1,\"event\":\"noted\",\"text\":\"\(word)\"}".utf8)),
            "open/damaged/\(gone).jsonl": Array(word.utf8),
            "records/damaged/2026-07.0123": Array(record.dropLast(9)),
            "outbox/new/\(gone).m.2.eml": Array(word.utf8), "outbox/failed/\(gone).m.1.eml": Array(word.utf8),
            "outbox/failed/\(gone).m.1.json": Array(word.utf8),
            "outbox/hooks/\(gone).on-close.json": Array(word.utf8),
            "hooks.log": Array("{\"of\":\"\(others[0])\"}\n{\"of\":\"\(gone)\",\"x\":\"\(word)\"}\n".utf8),
            "callers.index": Array(word.utf8),
        ]
        for (name, bytes) in files { try made.folder.write(bytes, to: "home/" + name) }
        return made
    }

    /// What must be in the home of `toRepair`, exactly once, before and after a repair.
    static let treasures = ["damaged-1", "damaged-2", "cut-off", "stray-file", "journal-bytes"]

    /// A home with a log to be repaired.
    static func toRepair() throws -> UpkeepHome {
        let made = try UpkeepHome()
        let (damaged, second) = ("{\"v\":1,\"text\":\"damaged-1\"}\n", "damaged-2\n")
        let lost = record(EnquiryID(milliseconds: 5), "cut-off").dropLast(9)
        let files: [String: [UInt8]] = [
            "records/2026-07.jsonl": kept[0] + Array(damaged.utf8) + kept[1].dropLast() + kept[2]
                + torn(lost),
            "records/2026-08.jsonl": Array(second.utf8) + kept[3],
            "records/stray.txt": Array("stray-file".utf8),
            "open/damaged/\(others[0]).jsonl": Array("journal-bytes\n".utf8),
        ]
        for (name, bytes) in files { try made.folder.write(bytes, to: "home/" + name) }
        return made
    }

    /// Runs the program on the home.
    func run(_ words: [String], under wrapper: [String] = []) throws -> DurabilityCommit.Ended {
        try DurabilityCommit.run(
            wrapper + [ProjectFolder.executable, "records"] + words + ["--yes", "--home", home.path])
    }

    func erase(under wrapper: [String] = []) throws -> DurabilityCommit.Ended {
        try run(
            ["erase", "--id", Self.gone.text, "--by", "kim", "--reason", "asked by letter"], under: wrapper)
    }

    /// Every file of the home with its bytes as text, but those that are empty, as those that are there to be locked.
    func files() throws -> [String: String] {
        try folder.allFiles().filter { $0.key.hasPrefix("home/") && !$0.value.isEmpty }
            .mapValues { String(decoding: $0, as: UTF8.self) }
    }

    /// The files of the log.
    func segments() throws -> String {
        try files().filter { $0.key.hasSuffix(".jsonl") && $0.key.split(separator: "/").count == 3 }
            .filter { $0.key.hasPrefix("home/records/") }.values.joined()
    }

    func expectKept(_ what: Comment) throws {
        let segments = try segments()
        for line in Self.kept {
            #expect(segments.count(of: String(decoding: line.dropLast(), as: UTF8.self)) == 1, what)
        }
    }
}

extension String {
    /// How often a text occurs in this one.
    fileprivate func count(of text: String) -> Int { components(separatedBy: text).count - 1 }
}

@Suite("Upkeep under kills", .waiting, .enabled(if: DurabilityCommit.has("strace"), "needs strace"))
struct DurabilityUpkeep {
    @Test(
        "killed before any system call of an erasing, an enquiry is there or gone, and the next one finishes it"
    )
    func erasing() throws {
        let original = try UpkeepHome.toErase()
        let before = try original.files()
        let model = try UpkeepHome(copying: original)
        let calls = try SystemCall.all(touching: model.home, in: model.folder.path) {
            try model.erase(under: $0)
        }
        #expect(calls.count > 60)
        for call in Thoroughness.some(SystemCall.apart(calls), oneIn: 12) {
            let made = try UpkeepHome(copying: original)
            #expect(try made.erase(under: call.strace("signal=KILL")).status == 128 + 9, "\(call)")
            let killed = try made.files()
            if killed.values.contains(where: { $0.contains("\"erased\":[\"\(UpkeepHome.gone)\"]") }) {
                let left = killed.filter { $0.value.contains(UpkeepHome.word) }
                let sound = try RecordLog(home: made.home).verify().isSound
                // What is left can be found; where nothing is, nothing is left.
                #expect(
                    sound == left.isEmpty || left.keys.allSatisfy { $0.hasSuffix("callers.index") }, "\(call)"
                )
            } else {
                #expect(killed == before, "\(call)")
            }
            try made.expectKept("\(call)")
            let again = try made.erase()
            #expect(again.status == 0, "\(call): \(again.errors)")
            let after = try made.files()
            #expect(!after.values.contains { $0.contains(UpkeepHome.word) }, "\(call)")
            #expect(!after.keys.contains { $0.contains(UpkeepHome.gone.text) }, "\(call)")
            #expect(after.values.joined().count(of: UpkeepHome.gone.text) == 1, "\(call)")
            try made.expectKept("\(call)")
            let report = try RecordLog(home: made.home).verify()
            #expect(report.isSound && report.faults.isEmpty && report.erased == 1, "\(call)")
            #expect(!after.keys.contains { $0.contains("/.") }, "\(call): a draft is left")
        }
    }

    @Test(
        "killed before any system call of a repair, nothing is lost, and after the next one nothing is there twice"
    )
    func repairing() throws {
        let original = try UpkeepHome.toRepair()
        let model = try UpkeepHome(copying: original)
        let calls = try SystemCall.all(touching: model.home, in: model.folder.path) {
            try model.run(["repair"], under: $0)
        }
        #expect(calls.count > 60)
        for call in Thoroughness.some(SystemCall.apart(calls), oneIn: 12) {
            let made = try UpkeepHome(copying: original)
            #expect(try made.run(["repair"], under: call.strace("signal=KILL")).status == 128 + 9, "\(call)")
            let killed = try made.files().values.joined()
            #expect(UpkeepHome.treasures.allSatisfy { killed.contains($0) }, "\(call)")
            try made.expectKept("\(call)")
            #expect(try made.run(["repair"]).status == 0, "\(call)")
            let after = try made.files()
            for treasure in UpkeepHome.treasures {
                #expect(after.values.joined().count(of: treasure) == 1, "\(call): \(treasure)")
            }
            try made.expectKept("\(call)")
            #expect(try made.segments().count(of: "{\"v\":1,\"moved\":") == 3, "\(call)")
            let report = try RecordLog(home: made.home).verify()
            #expect(report.isSound && report.faults.count == 3, "\(call)")
            #expect(!after.keys.contains { $0.contains("/.") }, "\(call): a draft is left")
        }
    }
}
