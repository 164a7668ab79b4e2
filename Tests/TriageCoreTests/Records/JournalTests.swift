import Foundation
import Testing

@testable import TriageCore

@Suite("Journal")
struct JournalTests {
    private let temporary: TemporaryHome
    private var home: Home { temporary.home }

    init() throws { temporary = try TemporaryHome() }

    @Test("events come back as they were handed over")
    func events() throws {
        do {
            let journal = try Journal.create(Sample.id(1), in: home)
            try journal.append([Sample.event(1)])
            try journal.append([Sample.event(2)])
        }
        let contents = Journal.Contents(events: [Sample.event(1), Sample.event(2)], faults: [])
        #expect(try Journal.read(Sample.id(1), in: home) == contents)
        let resumed = try Journal.resume(Sample.id(1), in: home)
        #expect(resumed.contents == contents)
        try resumed.journal.append([Sample.event(3)])
        #expect(try Journal.read(Sample.id(1), in: home).events.count == 3)
        let mode = try FileManager.default.attributesOfItem(atPath: home.journal(Sample.id(1)))[
            .posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test("a journal in use is not taken up, and the process that has it is named")
    func inUse() throws {
        let journal = try Journal.create(Sample.id(1), in: home)
        try journal.append([Sample.event(1)])
        #if os(Linux)
            let process: Int32? = ProcessInfo.processInfo.processIdentifier
        #else
            let process: Int32? = nil
        #endif
        let path = home.journal(Sample.id(1))
        #expect(throws: StorageError.inUse(path: path, process: process)) {
            try Journal.resume(Sample.id(1), in: home)
        }
        let entry = try #require(try Journal.list(home).first)
        #expect(entry.isInUse)
        #expect(!entry.isParked)
        #expect(entry.process == process)
        withExtendedLifetime(journal) {}
    }

    @Test("a second journal of the same enquiry is refused")
    func twice() throws {
        let path = home.journal(Sample.id(1))
        let journal = try Journal.create(Sample.id(1), in: home)
        #expect(throws: StorageError.cannotCreate(path: path, cause: .thereAlready)) {
            try Journal.create(Sample.id(1), in: home)
        }
        withExtendedLifetime(journal) {}
    }

    @Test("the list shows the journals in the order of opening, and no other file")
    func list() throws {
        for number in [3, 1, 2] {
            let line = number == 2 ? ChecksummedLine.sealing(Sample.event(1)) : []
            try Sample.write(line, to: home.journal(Sample.id(number)))
        }
        for name in ["notes.jsonl", "\(Sample.id(4).text.uppercased()).jsonl", ".\(Sample.id(4).text).jsonl"]
        {
            try Sample.write([], to: home.open + "/" + name)
        }
        let entries = try Journal.list(home)
        #expect(entries.map(\.id) == [1, 2, 3].map(Sample.id))
        #expect(entries.map(\.size) == [0, ChecksummedLine.sealing(Sample.event(1)).count, 0])
        #expect(entries.allSatisfy { !$0.isInUse && $0.process == nil })
        #expect(entries.map(\.isParked) == [false, true, false])
        #expect(entries.allSatisfy { abs($0.modified - Int64(Date().timeIntervalSince1970 * 1000)) < 60_000 })
        #expect(try Journal.list(Home(path: "/nonexistent/home")) == [])
    }

    @Test("a removed journal is gone, and cannot be taken up")
    func removal() throws {
        try Journal.create(Sample.id(1), in: home).settle()
        #expect(try Journal.list(home) == [])
        #expect(throws: StorageError.missing(path: home.journal(Sample.id(1)))) {
            try Journal.resume(Sample.id(1), in: home)
        }
    }

    @Test("a journal to which a newer program added is left as it is, wherever it did", arguments: 0...2)
    func newer(_ place: Int) throws {
        let path = home.journal(Sample.id(1))
        var lines = (1...2).map { ChecksummedLine.sealing(Sample.event($0)) }
        lines.insert(Sample.line(version: 2), at: place)
        try Sample.write(lines.joined(), to: path)
        let offset = lines[..<place].joined().count
        #expect(throws: StorageError.unknownVersion(path: path, offset: offset, version: 2)) {
            try Journal.resume(Sample.id(1), in: home)
        }
        #expect(try Sample.read(path) == Array(lines.joined()))
    }

    @Test("a journal that had damage is kept when its enquiry ends, and so is a second one of its name")
    func keptDamage() throws {
        let path = home.journal(Sample.id(1))
        var bytes = ChecksummedLine.sealing(Sample.event(1)) + ChecksummedLine.sealing(Sample.event(2))
        bytes[20] ^= 1
        for name in [Sample.id(1).text, Sample.id(1).text + "-2"] {
            try Sample.write(bytes, to: path)
            let journal = try Journal.resume(Sample.id(1), in: home).journal
            #expect(journal.isDamaged)
            let kept = "\(home.damaged)/\(name).jsonl"
            #expect(try journal.settle() == kept)
            #expect(try Sample.read(kept) == bytes)
            #expect(try Journal.list(home) == [])
        }
    }

    @Test("empty journals that nobody has open go when the next one is created")
    func sweep() throws {
        _ = try Journal.create(Sample.id(1), in: home)
        let open = try Journal.create(Sample.id(2), in: home)
        let next = try Journal.create(Sample.id(3), in: home)
        #expect(try Journal.list(home).map(\.id) == [2, 3].map(Sample.id))
        withExtendedLifetime((open, next)) {}
    }

    @Test("a journal is created although others list the journals all the time")
    func listedMeanwhile() async throws {
        let home = home
        let lister = Task.detached {
            while !Task.isCancelled { _ = try Journal.list(home) }
        }
        for number in 0..<200 { try Journal.create(Sample.id(number), in: home).settle() }
        lister.cancel()
        _ = await lister.result
    }

    @Test("whatever stands in place of a journal is listed, and opening it says what it is")
    func odd() throws {
        let path = home.journal(Sample.id(1))
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        #expect(try Journal.list(home).map(\.isParked) == [true])
        #expect(throws: StorageError.failed(.open, path: path, cause: .notAFile)) {
            try Journal.resume(Sample.id(1), in: home)
        }
    }

    @Test("cut at any byte, the whole events survive, and the enquiry goes on behind the sealed tail")
    func cut() throws {
        let path = home.journal(Sample.id(1))
        let lines = (1...3).map { ChecksummedLine.sealing(Sample.event($0)) }
        let bytes = Array(lines.joined())
        for cut in 0...bytes.count {
            try Sample.write(bytes[..<cut], to: path)
            let whole = cut / lines[0].count
            let torn = cut % lines[0].count
            let (journal, contents) = try Journal.resume(Sample.id(1), in: home)
            let survivors = (1...3).prefix(whole).map(Sample.event)
            #expect(contents.events == survivors)
            #expect(contents.faults.map(\.kind) == (torn == 0 ? [] : [.torn(isSealed: false)]))
            try journal.append([Sample.event(9)])
            let after = try Journal.read(Sample.id(1), in: home)
            #expect(after.events == survivors + [Sample.event(9)])
            #expect(
                after.faults
                    == (torn == 0
                        ? []
                        : [Fault(path: path, offset: cut - torn, length: torn, kind: .torn(isSealed: true))]))
            #expect(try Sample.read(path).starts(with: bytes[..<cut]))
        }
    }

    @Test("several events are one append, of a line each")
    func several() throws {
        let journal = try Journal.create(Sample.id(1), in: home)
        try journal.append((1...3).map(Sample.event))
        let lines = (1...3).map { ChecksummedLine.sealing(Sample.event($0)) }
        #expect(try Sample.read(home.journal(Sample.id(1))) == Array(lines.joined()))
    }

    @Test("what a failed append left is void once another one is there, and counts where that was cut off")
    func void() throws {
        let path = home.journal(Sample.id(1))
        let journal = try Journal.create(Sample.id(1), in: home)
        try journal.append([Sample.event(1)])
        let left =
            ChecksummedLine.sealing(Sample.event(2)) + ChecksummedLine.sealing(Sample.event(3)).dropLast(9)
        try Sample.open(path, .append).write(left)
        let failed = try Sample.read(path).count
        try journal.append([Sample.event(4)])
        let whole = try Sample.read(path)
        let void = Array("{\"v\":1,\"void\":58".utf8)
        let voided =
            try #require(whole.firstRange(of: void)).lowerBound + ChecksummedLine.sealing(void + [125]).count
        for cut in failed...whole.count {
            try Sample.write(whole[..<cut], to: path)
            let contents = try Journal.read(Sample.id(1), in: home)
            let counting = cut == whole.count ? [1, 4] : cut < voided ? [1, 2] : [1]
            #expect(contents.events == counting.map(Sample.event), "cut at \(cut)")
            if cut >= voided { #expect(!contents.faults.contains { $0.isLoss }) }
        }
    }

    @Test("damage is reported with its place, and the events around it are read")
    func damage() throws {
        let path = home.journal(Sample.id(1))
        let lines = (1...3).map { ChecksummedLine.sealing(Sample.event($0)) }
        var bytes = Array(lines.joined())
        bytes[lines[0].count + 20] ^= 1
        try Sample.write(bytes, to: path)
        let fault = Fault(path: path, offset: lines[0].count, length: lines[1].count - 1, kind: .damaged)
        #expect(
            try Journal.read(Sample.id(1), in: home)
                == Journal.Contents(events: [Sample.event(1), Sample.event(3)], faults: [fault]))
        #expect(fault.isLoss)
        #expect(fault.description == "\(path): byte 58: 57 bytes are damaged")
    }

    #if os(Linux)
        @Test("after a failed sync nothing more is written")
        func failedSync() throws {
            // A file that accepts the bytes but cannot sync them: the name of this process's first thread.
            let path = home.journal(Sample.id(1))
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/proc/self/comm")
            let journal = try Journal.resume(Sample.id(1), in: home).journal
            let error = StorageError.durabilityUnknown(path: path, cause: .system("invalid argument"))
            #expect(throws: error) { try journal.append([Sample.event(1)]) }
            try FileManager.default.removeItem(atPath: path)
            #expect(throws: error) { try journal.append([Sample.event(2)]) }
        }

        @Test("a write that fails is told, and nothing is called saved")
        func failedWrite() throws {
            // A file that takes no such bytes.
            let path = home.journal(Sample.id(1))
            try FileManager.default.createSymbolicLink(
                atPath: path, withDestinationPath: "/proc/self/oom_score_adj")
            let file = try Sample.open(path, .overwrite)
            #expect(
                throws: StorageError.failed(.write, path: path, cause: .system("invalid argument"))
            ) {
                try file.write(Array("nonsense".utf8))
            }
        }
    #endif
}
