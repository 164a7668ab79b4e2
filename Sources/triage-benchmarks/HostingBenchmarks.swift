import TestSupport

/// A call on the hosting flow at a terminal, with its journal on disk.
struct HostingBenchmarks {
    private static let rounds = 15

    private var letter = (time: Samples(), bytes: Samples())
    private var move = (time: Samples(), bytes: Samples())
    private var submission = (drawn: Samples(), saved: Samples())
    private var bareSync = Samples()

    /// Measures everything and prints the results.
    static func run(_ program: MeasuredProgram, in folder: TemporaryFolder) throws {
        let contender = Contender.hosting(program, home: folder.path + "/hosting")
        let file = try BareFile(folder.path + "/bare")
        var benchmarks = HostingBenchmarks()
        for _ in 0..<rounds {
            contender.clear()
            try benchmarks.call(contender)
            benchmarks.sync(file)
        }
        print(benchmarks.table.text)
    }

    private mutating func call(_ contender: Contender) throws {
        let sitting = try Sitting(contender)
        for key in "Pat of Greenleaf" { try Self.measure(String(key), sitting, &letter) }
        _ = try sitting.type("<enter><enter>a@b.example<enter><enter>", until: "What is it about?")
        _ = try sitting.type("<down>")
        for _ in 0..<8 {
            try Self.measure("<down>", sitting, &move)
            try Self.measure("<up>", sitting, &move)
        }
        for _ in 0..<4 {
            try submit("1", sitting)
            try submit("<c-b>", sitting)
        }
        _ = sitting.terminate()
    }

    private static func measure(
        _ key: String, _ sitting: Sitting, _ samples: inout (time: Samples, bytes: Samples)
    ) throws {
        let reply = try sitting.type(key)
        reply.time(of: Contender.endOfFrame).map { samples.time.add($0) }
        samples.bytes.add(Double(reply.bytes.count))
    }

    /// The card is drawn when the key arrives, and again once the disk has it.
    private mutating func submit(_ key: String, _ sitting: Sitting) throws {
        let reply = try sitting.type(key, until: Contender.endOfFrame, times: 2)
        reply.time(of: Contender.endOfFrame).map { submission.drawn.add($0) }
        reply.time(of: Contender.endOfFrame, occurrence: 2).map { submission.saved.add($0) }
    }

    /// The time that the disk alone takes for about as many bytes as a submission writes.
    private mutating func sync(_ file: BareFile) {
        let line = [UInt8](repeating: 0x20, count: 200)
        for _ in 0..<8 {
            bareSync.add(ContinuousClock().measure { file.append(line) }.milliseconds)
        }
    }

    private var table: Table {
        var table = Table(["hosting flow", "median", "min", "limit", "ours"])
        let rows: [(String, Samples, limit: Double?)] = [
            ("a letter ms", letter.time, Limits.key),
            ("a letter bytes", letter.bytes, nil),
            ("a moved selection ms", move.time, Limits.key),
            ("a moved selection bytes", move.bytes, Limits.bytes),
            ("a submission drawn ms", submission.drawn, nil),
            ("a submission saved ms", submission.saved, nil),
            ("(write and sync of 200 bytes ms)", bareSync, nil),
        ]
        for (name, samples, limit) in rows {
            let digits = name.hasSuffix("bytes") ? 0 : 2
            table.add([
                name, Table.cell(samples.median, digits: digits), Table.cell(samples.minimum, digits: digits),
                Table.cell(limit, digits: digits), limit.flatMap { Limits.verdict(samples.median, $0) },
            ])
        }
        return table
    }
}
