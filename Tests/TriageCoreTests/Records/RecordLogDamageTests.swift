import TestSupport
import Testing

@testable import TriageCore

@Suite("RecordLog, damaged")
struct RecordLogDamageTests {
    private let temporary: TemporaryHome
    private let count = Thoroughness.isLong ? 200 : 3
    private var log: RecordLog { RecordLog(home: temporary.home) }
    private var path: String { temporary.home.segment(Sample.month) }

    init() throws { temporary = try TemporaryHome() }

    /// The lines of the given number of records, newlines included; longer ones span several sectors.
    private func lines(count: Int, length: Int = 5) -> [[UInt8]] {
        (0..<count).map { number in
            ChecksummedLine.sealing(
                Sample.record(number, text: String(repeating: "q", count: length + number % 7)))
        }
    }

    @Test("cut at any byte, the whole lines survive, the torn one is sealed, and adding goes on")
    func cut() throws {
        for number in 1..<count {
            let lines = lines(count: count)[number - 1...number]
            let bytes = Array(lines.joined())
            let start = bytes.count - lines[number].count
            let text = String(repeating: "q", count: 5 + number % 7)
            for cut in (number == 1 ? 0 : start)...bytes.count {
                try Sample.write(bytes[..<cut], to: path)
                let whole = cut == bytes.count ? 2 : cut >= start ? 1 : 0
                let ids = [Sample.id(number - 1), Sample.id(number)]
                #expect(try Sample.ids(log) == Array(ids[..<whole]), "record \(number) cut at \(cut)")
                let outcome = try log.append(
                    Sample.record(number, text: text), id: ids[1], closed: Sample.month, mayBeThere: true)
                #expect(outcome == (whole == 2 ? .wasThere : .appended))
                var expected = LogReport(segments: 1, records: min(whole + 1, 2))
                let tear = cut >= start ? start : 0
                var isLost = false
                if whole < 2, cut > tear {
                    // Nothing brings back the first record; what is left of its id may be that of the second.
                    let left = String(decoding: bytes[tear..<cut].dropFirst(13).prefix(36), as: UTF8.self)
                    isLost = tear == 0 && start > 0 && !ids[1].text.hasPrefix(left)
                    expected.seals = 1
                    expected.faults = [
                        Fault(
                            path: path, offset: tear, length: cut - tear,
                            kind: isLost ? .cut : .torn(isSealed: true))
                    ]
                }
                #expect(try log.verify() == expected, "record \(number) cut at \(cut)")
                #expect(expected.isSound == !isLost)
                #expect(try Sample.read(path).starts(with: bytes[..<cut]))
            }
        }
    }

    @Test("any flipped bit is reported with its line, and every other line is read")
    func flip() throws {
        let lines = lines(count: count)
        // A file of three lines each time, with the flipped one between its neighbours.
        for number in 0..<count {
            let near = Array(max(0, number - 1)...min(count - 1, number + 1))
            let bytes = near.flatMap { lines[$0] }
            let start = near[0] == number ? 0 : lines[near[0]].count
            for bit in start * 8..<(start + lines[number].count) * 8 {
                var changed = bytes
                changed[bit / 8] ^= 1 << UInt8(bit % 8)
                try judge(changed, lines: near.map { ($0, lines[$0]) }, "record \(number), bit \(bit)")
            }
        }
    }

    @Test("any zeroed sector is reported, and every line outside it is read")
    func sectors() throws {
        let lines = lines(count: max(8, count), length: 500)
        let bytes = Array(lines.joined())
        for sector in stride(from: 0, to: bytes.count, by: 512) {
            var changed = bytes
            for index in sector..<min(sector + 512, bytes.count) { changed[index] = 0 }
            try judge(changed, lines: lines.enumerated().map { ($0, $1) }, "sector at \(sector)")
        }
    }

    @Test("any lost newline is reported, and every line is read")
    func newlines() throws {
        let lines = lines(count: 3)
        for lost in 0..<3 {
            let kept = lines.enumerated().map { index, line in index == lost ? line.dropLast() + [0] : line }
            try judge(Array(kept.joined()), lines: lines.enumerated().map { ($0, $1) }, "newline \(lost)")
        }
    }

    /// A log with some bytes changed must yield every unchanged line, and a fault for every change.
    private func judge(_ changed: [UInt8], lines: [(number: Int, bytes: [UInt8])], _ what: Comment) throws {
        try Sample.write(changed, to: path)
        var unharmed: [EnquiryID] = []
        var harmed: [Int] = []
        var offset = 0
        for (number, line) in lines {
            if changed[offset..<offset + line.count - 1].elementsEqual(line.dropLast()) {
                unharmed.append(Sample.id(number))
            }
            harmed += line.indices.filter { changed[offset + $0] != line[$0] }.map { offset + $0 }
            offset += line.count
        }
        #expect(try Sample.ids(log) == unharmed, what)
        let report = try log.verify()
        #expect(report.records == unharmed.count, what)
        #expect(!report.faults.isEmpty, what)
        // A changed byte lies in a fault, or is the newline that ends one.
        #expect(
            harmed.allSatisfy { byte in
                report.faults.contains { ($0.offset...$0.offset + $0.length).contains(byte) }
            }, what)
        // No fault extends into an unchanged line.
        offset = 0
        for (_, line) in lines {
            let span = offset..<offset + line.count
            if !harmed.contains(where: span.contains) {
                #expect(
                    !report.faults.contains {
                        $0.offset < span.upperBound - 1 && $0.offset + $0.length > offset
                    }, what)
            }
            offset += line.count
        }
    }
}
