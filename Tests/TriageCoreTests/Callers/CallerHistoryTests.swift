import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("A caller's past calls")
struct CallerHistoryTests {
    private let temporary: TemporaryHome
    private var home: Home { temporary.home }
    private let flow: Flow

    init() throws {
        temporary = try TemporaryHome()
        let text = FlowText.make([
            "id": "\"desk\"",
            "facts": #"""
            { "isOn": { "type": "yesno", "label": "Is it on?" },
              "phone": { "type": "phone", "label": "Phone", "identifies": "caller" } }
            """#,
        ])
        flow = try #require(FlowText.load(text).flows).main
        try FlowSnapshots(home: temporary.home).keep(Array(text.utf8), file: "desk.json")
    }

    /// The number of a call's caller: a few ring often, many once, and some differ from others only in front.
    private func phone(_ number: Int) -> String {
        switch number % 4 {
        case 0: "0491 570 \(100 + number % 3)"
        case 1: "+61 491 570 \(100 + number % 3)"
        case 2: "+421 2 5555 \(1000 + number)"
        default: "+43 1 5555 \(1000 + number - 1)"
        }
    }

    private func line(_ number: Int) -> [UInt8] {
        var call = LogSample.Call(seconds: 30)
        call.closed += Int64(number) * 60_000
        call.facts = number % 7 == 6 ? "{}" : #"{"name":"N","phone":"\#(phone(number))"}"#
        return ChecksummedLine.sealing(LogSample.object(number, call))
    }

    private func write(_ numbers: Range<Int>, month: Int) throws {
        let path = home.segment(RecordMonth(year: 2026, month: month))
        let before = (try? DurableFile.read(path)) ?? []
        if FileManager.default.fileExists(atPath: path) {
            // In place, as a log grows.
            let handle = try #require(FileHandle(forWritingAtPath: path))
            try handle.seek(toOffset: UInt64(before.count))
            try handle.write(contentsOf: Data(numbers.flatMap(line)))
        } else {
            try Sample.write(numbers.flatMap(line), to: path)
        }
    }

    private func history(_ text: String, atMost most: Int = 5) throws -> CallerHistory {
        CallerHistory(of: try #require(CallerForm(text)), for: flow, in: home, atMost: most)
    }

    /// What a plain reading of everything finds.
    private func expected(_ text: String, among numbers: [Int], atMost most: Int = 5) throws -> [String] {
        let caller = try #require(CallerForm(text))
        return try numbers.reversed().filter {
            try $0 % 7 != 6 && #require(CallerForm(phone($0))).isSame(as: caller)
        }.prefix(most).map { String($0) }
    }

    private func numbers(_ history: CallerHistory) -> [String] {
        history.calls.map { "\(Int($0.id.text.suffix(6), radix: 16) ?? -1)" }
    }

    private func expectAll(among all: [Int], _ comment: Comment) throws {
        for number in stride(from: 0, to: 640, by: 13) {
            let found = try history(phone(number))
            #expect(found.isWhole, comment)
            #expect(try numbers(found) == expected(phone(number), among: all), comment)
        }
    }

    @Test("the index finds what a plain reading of the log does, and grows with it")
    func grown() throws {
        try write(0..<400, month: 11)
        #expect(try history(phone(0)).isWhole == false && history(phone(0)).isIndexBehind)
        try CallerHistory.prepare(in: home)
        try expectAll(among: Array(0..<400), "first")
        // What is new is read from the log, and later from the index.
        try write(400..<500, month: 11)
        try expectAll(among: Array(0..<500), "not in the index yet")
        try CallerHistory.prepare(in: home)
        try write(500..<640, month: 12)
        try CallerHistory.prepare(in: home)
        try expectAll(among: Array(0..<640), "grown")
        let grown = try DurableFile.read(home.callersIndex)
        try PosixPath.remove(home.callersIndex)
        try CallerHistory.prepare(in: home)
        #expect(try DurableFile.read(home.callersIndex) == grown)
        let identity = try #require(try PosixPath.identity(home.callersIndex))
        #expect(!identity.isLoose)
        // All calls of one caller, through several blocks.
        let often = try history(phone(0), atMost: 100)
        #expect(try numbers(often) == expected(phone(0), among: Array(0..<640), atMost: 100))
        #expect(often.calls.count > 80)
    }

    @Test("an index that is cut, damaged or of another version is not believed, and made anew")
    func damaged() throws {
        try write(0..<300, month: 11)
        try CallerHistory.prepare(in: home)
        let whole = try DurableFile.read(home.callersIndex)
        let right = try expected(phone(5), among: Array(0..<300))
        for length in stride(from: 0, to: whole.count, by: Thoroughness.isLong ? 1 : 97) {
            try Sample.write(Array(whole[..<length]), to: home.callersIndex)
            #expect(try !history(phone(5)).isWhole, "cut at \(length)")
        }
        for place in stride(from: 3, to: whole.count, by: Thoroughness.isLong ? 1 : 89) {
            var bytes = whole
            bytes[place] ^= 4
            try Sample.write(bytes, to: home.callersIndex)
            let found = try history(phone(5))
            #expect(!found.isWhole || numbers(found) == right, "changed at \(place)")
            if place % 8 == 3 {
                try CallerHistory.prepare(in: home)
                #expect(try numbers(history(phone(5))) == right, "made anew after \(place)")
            }
        }
    }

    @Test("a month that was written anew, one that came before, and a lost secret lead to a new index")
    func changed() throws {
        try write(0..<60, month: 11)
        try CallerHistory.prepare(in: home)
        let path = home.segment(RecordMonth(year: 2026, month: 11))
        try PosixPath.rename(path, to: path + ".old")
        try Sample.write((20..<60).flatMap(line), to: path)
        try PosixPath.remove(path + ".old")
        #expect(try !history(phone(0)).isWhole)
        try CallerHistory.prepare(in: home)
        #expect(try numbers(history(phone(4))) == expected(phone(4), among: Array(20..<60)))
        try write(0..<20, month: 10)
        #expect(try !history(phone(0)).isWhole)
        try CallerHistory.prepare(in: home)
        #expect(try numbers(history(phone(2))) == expected(phone(2), among: Array(0..<60)))
        try PosixPath.remove(home.callersKey)
        #expect(try !history(phone(2)).isWhole)
        try CallerHistory.prepare(in: home)
        #expect(try numbers(history(phone(2))) == expected(phone(2), among: Array(0..<60)))
    }

    @Test("calls from before a flow said who the caller is are found once it does, and no other fact counts")
    func marked() throws {
        try PosixPath.remove(home.snapshot(of: "desk.json", digest: flow.digest))
        try write(0..<40, month: 11)
        try CallerHistory.prepare(in: home)
        #expect(try !history(phone(0)).isWhole, "the index does not know that the fact counts")
        try FlowSnapshots(home: home).keep(flow.file.bytes, file: "desk.json")
        try CallerHistory.prepare(in: home)
        #expect(try numbers(history(phone(0))) == expected(phone(0), among: Array(0..<40)))
        #expect(try history("N").calls == [])
    }

    @Test("a call that is in the log several times is shown once, and takes the place of no other")
    func doubles() throws {
        try write(0..<40, month: 11)
        try write(30..<40, month: 11)
        try CallerHistory.prepare(in: home)
        try expectAll(among: Array(0..<40), "in the index")
        try write(30..<40, month: 11)
        try expectAll(among: Array(0..<40), "in what came since, too")
    }
}
