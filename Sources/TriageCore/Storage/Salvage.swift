/// Finds the whole lines inside a damaged one: those whose newline was lost, or that follow a torn one.
enum Salvage {
    /// A stretch of a damaged line.
    struct Piece: Equatable {
        /// Its place in the buffer.
        let range: Span
        /// Whether it is intact.
        let verdict: LogLine.Verdict
        /// Whether it follows another whole piece at once.
        let isGlued: Bool
    }

    /// How many beginnings are tried for each end; more than one is tried only when an object inside a record
    /// begins like a line, or when several damaged lines lost their newlines.
    private static let beginnings = 8

    /// The pieces of a damaged line, in order; together they cover all its bytes.
    ///
    /// Takes time in proportion to the length, whatever the bytes are: each beginning that is still tried keeps
    /// the checksum of what stands behind it so far.
    /// - Parameters:
    ///   - line: its bytes.
    ///   - offset: its place in the buffer.
    ///   - torn: when the line lacks its newline because of a torn write, the verdict for the pieces that are
    ///     not whole; a whole piece at the very end then counts as torn too, since it was never reported as
    ///     saved. Nil when the line is damaged.
    static func pieces(of line: UnsafeRawBufferPointer, at offset: Int, torn: LogLine.Verdict?) -> [Piece] {
        var pieces: [Piece] = []
        var done = 0
        func add(_ range: Span, _ verdict: LogLine.Verdict, isGlued: Bool = false) {
            guard !range.isEmpty || line.isEmpty else { return }
            let range = offset + range.lowerBound..<offset + range.upperBound
            pieces.append(Piece(range: range, verdict: verdict, isGlued: isGlued))
            done = range.upperBound - offset
        }
        var tried: [XXH64.Running] = []
        var index = 0
        while index < line.count {
            if line[index] == UInt8(ascii: "{"), starts(line, at: index, with: ChecksummedLine.beginning) {
                if tried.count == beginnings { tried.removeFirst() }
                tried.append(XXH64.Running(from: index))
            }
            let end = index + ChecksummedLine.sumLength
            if line[index] == UInt8(ascii: ","), ChecksummedLine.isSum(line, at: index),
                torn == nil || end < line.count,
                let start = beginning(of: &tried, in: line, sum: index)
            {
                let verdict = ChecksummedLine.verdict(of: UnsafeRawBufferPointer(rebasing: line[start..<end]))
                let isGlued = start == done && start > 0
                add(done..<start, torn ?? .damaged)
                add(start..<end, verdict, isGlued: isGlued)
                tried = []
                index = end
            } else {
                index += 1
            }
        }
        add(done..<line.count, torn ?? .damaged)
        return pieces
    }

    /// Where the shortest whole line with its checksum at an offset begins.
    private static func beginning(
        of tried: inout [XXH64.Running], in line: UnsafeRawBufferPointer, sum: Int
    ) -> Int? {
        let digits = sum + ChecksummedLine.sumKey.count
        let wanted = LineBytes.hexadecimal(
            LineBytes.word(line, at: digits), LineBytes.word(line, at: digits + 8))
        for index in tried.indices.reversed() where tried[index].hash(of: line, upTo: sum) == wanted {
            let start = tried[index].start
            let candidate = UnsafeRawBufferPointer(rebasing: line[start..<sum + ChecksummedLine.sumLength])
            if ChecksummedLine.claimedVersion(candidate) != nil { return start }
        }
        return nil
    }

    private static func starts(_ line: UnsafeRawBufferPointer, at offset: Int, with bytes: [UInt8]) -> Bool {
        offset + bytes.count <= line.count && bytes.indices.allSatisfy { line[offset + $0] == bytes[$0] }
    }
}
