import Testing

@testable import TriageCore

@Suite("LineReader")
struct LineReaderTests {
    private let temporary: TemporaryHome
    private var path: String { temporary.home.path + "/lines" }

    init() throws { temporary = try TemporaryHome() }

    @Test(
        "lines of every length come back with their offsets, whatever the buffer",
        arguments: [1, 500, 1 << 18])
    func lengths(capacity: Int) throws {
        let lines = (0..<400).map { length in
            ChecksummedLine.sealing(
                Array("{\"v\":1,\"t\":\"\(String(repeating: "x", count: length * 3))\"}".utf8))
        }
        try Sample.write(lines.joined(), to: path)
        let read = try Sample.lines(path, capacity: capacity)
        #expect(read.map(\.bytes) == lines.map { $0.dropLast() })
        #expect(read.allSatisfy { $0.verdict == .whole })
        var offset = 0
        for (line, found) in zip(lines, read) {
            #expect(found.offset == offset)
            offset += line.count
        }
    }

    @Test("an empty file has no lines")
    func empty() throws {
        try Sample.write([], to: path)
        #expect(try Sample.lines(path).isEmpty)
    }

    @Test("a file that is not there is missing")
    func missing() throws {
        #expect(throws: StorageError.missing(path: path)) { try Sample.lines(path) }
    }

    @Test(
        "a tail without newline, or of NUL bytes, is torn",
        arguments: [
            "{\"v\":1,\"id", "\0\0\0", "{\"v\":1\0\0", "{\"v\":1,\"n\":1,\"sum\":\"3a9ffe0dd147abe3\"}",
        ])
    func torn(tail: String) throws {
        let first = ChecksummedLine.sealing(Sample.event(1))
        try Sample.write(first + Array(tail.utf8), to: path)
        let lines = try Sample.lines(path)
        #expect(lines.map(\.verdict) == [.whole, .torn(isSealed: false)])
        #expect(lines.last?.offset == first.count)
        try Sample.write(
            first + Array(tail.utf8) + [10] + ChecksummedLine.seal(length: tail.utf8.count) + first, to: path)
        #expect(
            try Sample.lines(path).map(\.verdict)
                == [.whole, .torn(isSealed: true), .seal(length: tail.utf8.count), .whole])
    }

    @Test("a seal of another length closes nothing")
    func wrongSeal() throws {
        let line = ChecksummedLine.sealing(Sample.event(1))
        try Sample.write(line + Array("torn\n".utf8) + ChecksummedLine.seal(length: 5), to: path)
        #expect(try Sample.lines(path).map(\.verdict) == [.whole, .damaged, .seal(length: 5)])
    }

    @Test("whole lines are found where newlines were lost")
    func salvage() throws {
        let lines = (1...3).map { Array(ChecksummedLine.sealing(Sample.event($0)).dropLast()) }
        let parts = [lines[0], [0], lines[1], Array("junk {\"v\":1,".utf8), lines[2], [10]]
        try Sample.write(parts.joined(), to: path)
        let read = try Sample.lines(path)
        #expect(read.map(\.bytes) == Array(parts.dropLast()))
        #expect(read.map(\.verdict) == [.whole, .damaged, .whole, .damaged, .whole])
    }

    @Test("whole lines that only lack the newline between them are read, and each is a fault")
    func glued() throws {
        let lines = (1...3).map { ChecksummedLine.sealing(Sample.event($0)) }
        try Sample.write(lines[0].dropLast() + lines[1].dropLast() + lines[2], to: path)
        var reader = try LineReader(path: path)
        var faults: [Fault?] = []
        while let line = try reader.next() {
            #expect(line.verdict == .whole)
            faults.append(Fault(line, in: path))
        }
        #expect(faults.map { $0?.kind } == [nil, .glued, .glued])
    }

    @Test("nonsense that looks like ends and beginnings is passed over in linear time")
    func nonsense() throws {
        let sum = Array(",\"sum\":\"0123456789abcdef\"}".utf8)
        let beginning = Array("{\"v\":1".utf8)
        let clock = ContinuousClock()
        for piece in [sum, beginning, sum + beginning] {
            var bytes: [UInt8] = []
            while bytes.count < 800_000 { bytes += piece }
            try Sample.write(bytes + [10], to: path)
            let start = clock.now
            #expect(try Sample.lines(path, capacity: 1 << 18).map(\.verdict) == [.damaged])
            // A fraction of a second; the square of the length would take minutes.
            #expect(clock.now - start < .seconds(10))
        }
    }

    @Test("a line of any length takes bounded memory: beyond that of any of ours it comes in pieces")
    func endless() throws {
        try Sample.write(repeatElement(UInt8(ascii: "x"), count: 10_000) + [10], to: path)
        var reader = try LineReader(path: path, from: 0, capacity: 1, longestLine: 4096)
        var lengths: [Int] = []
        while let line = try reader.next() { lengths.append(line.raw.count) }
        #expect(lengths.reduce(0, +) == 10_000)
        #expect(lengths.allSatisfy { $0 < 8192 })
    }

    @Test("a whole line with something behind it in a torn tail was saved, one at its very end was not")
    func tornSalvage() throws {
        let lines = (1...2).map { Array(ChecksummedLine.sealing(Sample.event($0)).dropLast()) }
        for isSealed in [false, true] {
            let tail = lines[0] + [0x0B] + lines[1]
            let seal = isSealed ? [10] + ChecksummedLine.seal(length: tail.count) : []
            try Sample.write(tail + seal, to: path)
            let read = try Sample.lines(path)
            #expect(read[0].verdict == .whole)
            #expect(read[1].verdict == .torn(isSealed: isSealed))
            #expect(read[1].offset == lines[0].count)
            #expect(read[1].bytes == [0x0B] + lines[1])
        }
    }

    @Test("random bytes never trap, and no byte is left out")
    func random() throws {
        var generator = SystemRandomNumberGenerator()
        let pieces = [
            ChecksummedLine.sealing(Sample.event(1)), ChecksummedLine.seal(length: 4), [10], [0, 0],
            Array("{\"v\":1".utf8),
            Array(",\"sum\":\"0123456789abcdef\"}".utf8), Array("{\"v\":1,\"sealed\":".utf8),
            Sample.line(version: 2),
        ]
        for _ in 0..<500 {
            let count = Int.random(in: 0..<12, using: &generator)
            let bytes = (0..<count).flatMap { _ in pieces.randomElement(using: &generator) ?? [] }
            try Sample.write(bytes, to: path)
            var covered = 0
            for line in try Sample.lines(path) {
                #expect(line.offset == covered || (line.offset == covered + 1 && bytes[covered] == 10))
                #expect(Array(bytes[line.offset..<line.offset + line.bytes.count]) == line.bytes)
                covered = line.offset + line.bytes.count
            }
            #expect(covered >= bytes.count - 1)
        }
    }
}
