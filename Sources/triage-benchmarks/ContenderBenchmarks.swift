import TestSupport

/// Our list of ten options at a terminal against the same list in other programs, measured in turn in one
/// run.
struct ContenderBenchmarks {
    private static let rounds = 15
    /// From the first option nearly to the last and back.
    private static let keys =
        Array(repeating: "<down>", count: TenOptions.labels.count - 2)
        + Array(repeating: "<up>", count: TenOptions.labels.count - 2)

    private var entries: [Entry]

    /// One program in the run.
    private struct Entry {
        let contender: Contender
        var figures = ContenderFigures()
        var failure: String?
    }

    /// Measures everything and prints the table; ratios are relative to our own list of ten options, the
    /// first entry.
    static func run(_ program: MeasuredProgram, in folder: TemporaryFolder) throws {
        let own = try Contender.own(program, in: folder)
        let contenders = try own + Contender.others(in: folder) + Contender.floors
        var benchmarks = ContenderBenchmarks(entries: contenders.map { Entry(contender: $0) })
        benchmarks.attempt(Self.rehearse)
        for _ in 0..<rounds { benchmarks.attempt(Self.measure) }
        benchmarks.report(countOfOwn: own.count)
    }

    /// Runs the body for each program in turn, except those that have already failed.
    private mutating func attempt(_ body: (Contender, inout ContenderFigures) throws -> Void) {
        for index in entries.indices where entries[index].failure == nil {
            let contender = entries[index].contender
            do {
                try body(contender, &entries[index].figures)
            } catch {
                entries[index].failure = "\(error)"
            }
            contender.clear()
        }
    }

    /// Warms the disk cache, and makes sure that the keys do what is to be measured.
    private static func rehearse(_ contender: Contender, _ figures: inout ContenderFigures) throws {
        let sitting = try Sitting(contender)
        guard contender.parts.contains(.bytes) else { return }
        for _ in 0..<3 { _ = try sitting.type("<down>") }
        _ = try sitting.type("<enter>", until: TenOptions.labels[3])
    }

    private static func measure(_ contender: Contender, _ figures: inout ContenderFigures) throws {
        let sitting = try Sitting(contender)
        if contender.parts.contains(.start) {
            sitting.opening.firstByte.map { figures.firstByte.add($0) }
            sitting.opening.time(of: contender.lastText).map { figures.usable.add($0) }
        }
        if contender.parts.contains(.keys) {
            for key in keys {
                let reply = try sitting.type(key)
                reply.firstByte.map { figures.key.add($0) }
                if contender.parts.contains(.bytes) { figures.bytes.add(Double(reply.bytes.count)) }
            }
        }
        if contender.parts.contains(.modes) { figures.modes.insert(sitting.terminate()) }
    }

    private func report(countOfOwn: Int) {
        for entry in entries {
            if let failure = entry.failure { print("  left out: \(entry.contender.name): \(failure)") }
        }
        var table = Table(ContenderFigures.header)
        let measured = entries.filter { $0.failure == nil }
        for entry in measured {
            table.add(entry.figures.row(entry.contender.name, against: entries[0].figures))
        }
        table.add(ContenderFigures.limits)
        for entry in entries.prefix(countOfOwn) where entry.failure == nil {
            table.add(entry.figures.verdicts(entry.contender.name))
        }
        print(table.text)
    }
}
