import Foundation

/// A program that takes lines of JSON: it has them when it has written the line `ack` and exited with 0.
struct CommandHub: Hub {
    /// Its path or name, and its arguments.
    let command: [String]

    /// **Source**: sysexits.h.
    private static let dataError: Int32 = 65

    func deliver(
        _ lines: ArraySlice<PushLine>, meanwhile: () -> Void, isStopped: () -> Bool
    ) -> Delivery {
        var input: [UInt8] = []
        input.reserveCapacity(lines.reduce(0) { $0 + $1.bytes.count + 1 })
        for line in lines {
            input += line.bytes
            input.append(UInt8(ascii: "\n"))
        }
        let run = PipedProgram.run(command, input: input, meanwhile: meanwhile, isStopped: isStopped)
        if run.ending == .exit(0), run.lines.last == "ack" { return .taken(conflicts: []) }
        let words = run.errorLines.first.map { ": \($0)" } ?? ""
        if run.ending == .exit(Self.dataError) { return .refused("\(command[0]): \(run.ending)\(words)") }
        let lack = run.ending == .exit(0) ? " without the line ack" : ""
        return .doubtful("\(command[0]): \(run.ending)\(lack)\(words)")
    }

    /// Such a line stays in the log alone, and the cursor says so.
    func keep(_ line: PushLine, refusedBecause reason: String, isStopped: () -> Bool) -> Delivery {
        .taken(conflicts: [])
    }
}
