/// Finds the whole lines inside a damaged one: those whose newline was lost, or that follow a torn one.
enum Salvage {
    /// A stretch of a damaged line.
    struct Piece: Equatable {
        /// Its place in the buffer.
        let range: Span
        /// Whether it is intact.
        let verdict: LogLine.Verdict
    }

    /// How many beginnings are tried for each end; more than one is tried only when an object inside a record
    /// begins like a line, or when several damaged lines lost their newlines.
    private static let beginnings = 8
    /// How far back from an end to look for its beginning, so that the time stays linear. **Units**: bytes.
    private static let reach = 1 << 20

    /// The pieces of a damaged line, in order; together they cover all its bytes.
    ///
    /// - Parameters:
    ///   - line: its bytes.
    ///   - offset: its place in the buffer.
    ///   - torn: when the line lacks its newline because of a torn write, the verdict for the pieces that are
    ///     not whole; a whole piece at the very end then counts as torn too, since it was never reported as
    ///     saved. Nil when the line is damaged.
    static func pieces(of line: UnsafeRawBufferPointer, at offset: Int, torn: LogLine.Verdict?) -> [Piece] {
        var pieces: [Piece] = []
        var done = 0
        var searched = 0
        while let sum = find(ChecksummedLine.sumKey, in: line, from: searched) {
            searched = sum + ChecksummedLine.sumKey.count
            let end = sum + ChecksummedLine.sumLength
            guard ChecksummedLine.isSum(line, at: sum), torn == nil || end < line.count else { continue }
            guard let (start, verdict) = wholeLine(in: line, done..<end) else { continue }
            if start > done {
                pieces.append(Piece(range: offset + done..<offset + start, verdict: torn ?? .damaged))
            }
            pieces.append(Piece(range: offset + start..<offset + end, verdict: verdict))
            done = end
            searched = end
        }
        if done < line.count || line.isEmpty {
            pieces.append(Piece(range: offset + done..<offset + line.count, verdict: torn ?? .damaged))
        }
        return pieces
    }

    /// The shortest whole line that ends where a stretch does.
    private static func wholeLine(
        in line: UnsafeRawBufferPointer, _ stretch: Span
    ) -> (start: Int, verdict: LogLine.Verdict)? {
        var start = stretch.upperBound - ChecksummedLine.sumLength - ChecksummedLine.beginning.count
        var tried = 0
        while start >= max(stretch.lowerBound, stretch.upperBound - reach), tried < beginnings {
            let candidate = UnsafeRawBufferPointer(rebasing: line[start..<stretch.upperBound])
            if ChecksummedLine.starts(candidate, with: ChecksummedLine.beginning) {
                tried += 1
                let verdict = ChecksummedLine.verdict(of: candidate)
                if verdict != .damaged { return (start, verdict) }
            }
            start -= 1
        }
        return nil
    }

    private static func find(_ bytes: [UInt8], in line: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var start = start
        while start + bytes.count <= line.count {
            if line[start] == bytes[0], bytes.indices.allSatisfy({ line[start + $0] == bytes[$0] }) {
                return start
            }
            start += 1
        }
        return nil
    }
}
