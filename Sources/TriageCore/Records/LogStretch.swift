/// A line of a segment as it lies in the file, whole or not, with what belongs to it.
struct LogStretch: Equatable {
    /// All of its bytes, including its newline and, of a torn line, the seal with its newline.
    let range: Span
    /// Its pieces in order, none of them empty unless it is an empty line; they cover it up to the newline.
    let pieces: [Piece]

    /// A whole line, or a piece of a torn or damaged one.
    struct Piece: Equatable {
        /// Its place in the file.
        let range: Span
        /// Whether it is intact.
        let verdict: LogLine.Verdict
        /// The enquiry of which it tells; nil when it tells of none, or this cannot be made out.
        let enquiry: EnquiryID?
    }

    /// What becomes of a piece.
    enum Fate: Equatable {
        case stays, goes
        /// A whole line, with its newline, takes its place.
        case gives([UInt8])
    }

    /// What is to stand in the place of this line when some of its pieces do not stay, or if they are to be told
    /// apart; nil if all remains as it is.
    ///
    /// What stays gets lines of its own: what was whole is a whole line, and what was torn is sealed.
    /// - Parameter isOrdered: whether several pieces are told apart even if all of them stay.
    func replacement(
        in file: borrowing PosixFile, isOrdered: Bool = false,
        fate: (Piece) throws(StorageError) -> Fate
    ) throws(StorageError) -> Replacement? {
        var fates: [Fate] = []
        for piece in pieces { fates.append(try fate(piece)) }
        guard isOrdered || fates.contains(where: { $0 != .stays }) else { return nil }
        var bytes: [UInt8] = []
        var index = 0
        while index < pieces.count {
            let piece = pieces[index]
            let fate = fates[index]
            index += 1
            switch fate {
            case .goes: continue
            case .gives(let line): bytes += line
            case .stays:
                // Pieces of one damaged stretch that all stay are one stretch still.
                var end = piece.range.upperBound
                while !piece.isWhole, index < pieces.count, fates[index] == .stays,
                    pieces[index].verdict == piece.verdict
                {
                    end = pieces[index].range.upperBound
                    index += 1
                }
                let range = piece.range.lowerBound..<end
                bytes += try file.bytes(range) + [UInt8(ascii: "\n")]
                if case .torn = piece.verdict { bytes += ChecksummedLine.seal(length: range.count) }
            }
        }
        return Replacement(range: range, bytes: bytes)
    }
}

extension LogStretch.Piece {
    /// Whether its checksum is right.
    var isWhole: Bool {
        switch verdict {
        case .whole, .seal, .unknownVersion: true
        case .damaged, .torn: false
        }
    }

    /// The pieces of a line as a reader gives it, each of one enquiry at most.
    static func pieces(of line: LogLine) -> [LogStretch.Piece] {
        var pieces: [LogStretch.Piece] = []
        var start = 0
        var owner: EnquiryID?
        func add(upTo end: Int) {
            guard end > start || line.raw.isEmpty else { return }
            let range = line.offset + start..<line.offset + end
            pieces.append(.init(range: range, verdict: line.verdict, enquiry: owner))
            start = end
        }
        for (offset, id) in line.enquiries {
            add(upTo: offset)
            owner = id
        }
        add(upTo: line.raw.count)
        return pieces
    }
}

/// Reads a segment stretch by stretch.
struct SegmentScan: ~Copyable {
    private var reader: LineReader
    /// The length of the file. **Units**: bytes.
    private let size: Int
    /// The pieces of the next line, which had to be read to find the end of the one before.
    private var ahead: [LogStretch.Piece] = []

    /// Whether the device could not read some of it.
    var isUnreadable: Bool { !reader.unreadable.isEmpty }

    /// Begins at the start of a file of a given length.
    ///
    /// - Throws: `missing`, or `failed` when it cannot be opened.
    init(path: String, size: Int) throws(StorageError) {
        reader = try LineReader(path: path)
        self.size = size
    }

    /// The next stretch; nil at the end.
    ///
    /// - Throws: `failed`.
    mutating func next() throws(StorageError) -> LogStretch? {
        let pieces = try line()
        guard let first = pieces.first, let last = pieces.last else { return nil }
        var end = last.range.upperBound
        if last.verdict == .torn(isSealed: true) { end = try line().last?.range.upperBound ?? end }
        return LogStretch(range: first.range.lowerBound..<min(end + 1, size), pieces: pieces)
    }

    /// The pieces up to the next newline; empty at the end.
    private mutating func line() throws(StorageError) -> [LogStretch.Piece] {
        var pieces = ahead
        ahead = []
        while let line = try reader.next() {
            let next = LogStretch.Piece.pieces(of: line)
            if let last = pieces.last, last.range.upperBound != line.offset {
                ahead = next
                break
            }
            pieces += next
        }
        return pieces
    }
}
