#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Reads a journal or a segment of the record log line by line, verifying every checksum.
///
/// Only the end of the file stops it: damage is returned as such, and so are the whole lines around it, even
/// where a newline is lost. It takes no lock, so the last line may be in the middle of being written, and is
/// then returned as torn. It uses a quarter of a megabyte of memory, or as much as the longest line needs, at most
/// some hundred.
package struct LineReader: ~Copyable {
    /// Stretches that the device could not read; they are treated as NUL bytes. **Units**: byte offsets.
    package private(set) var unreadable: [Span] = []

    /// The file offset of the next line. **Units**: bytes.
    var offset: Int { base + start }

    private let file: PosixFile
    /// The length from which on a line is none of ours, and is returned in pieces. **Units**: bytes.
    private let longestLine: Int
    private var buffer: UnsafeMutableRawBufferPointer
    /// The file offset of the buffer's first byte.
    private var base: Int
    /// Where the bytes that have not been returned yet begin in the buffer.
    private var start = 0
    private var end = 0
    private var isAtEnd = false
    /// No line that begins here or later is returned. **Units**: file offset, bytes.
    private var limit = Int.max
    /// Stretches of a damaged line that are still to be returned, in reverse order.
    private var pending: [Salvage.Piece] = []

    /// Opens a file for reading, from an offset where a line begins.
    ///
    /// - Throws: `missing`, or `failed` when it cannot be opened.
    package init(path: String, from offset: Int = 0) throws(StorageError) {
        try self.init(path: path, from: offset, capacity: 1 << 18)
    }

    /// Opens a file for reading the lines that begin in a stretch of it, so that several can read one file.
    ///
    /// - Throws: `missing`, or `failed` when it cannot be opened or read.
    static func reading(_ path: String, in stretch: Span) throws(StorageError) -> LineReader {
        // The byte before the stretch tells whether a line begins with it.
        var reader = try LineReader(path: path, from: max(stretch.lowerBound - 1, 0))
        reader.limit = stretch.upperBound
        if stretch.lowerBound > 0 { try reader.passLine() }
        return reader
    }

    /// Opens a file for reading with a buffer of a given size, which grows when a line is longer, up to a limit.
    init(path: String, from offset: Int, capacity: Int, longestLine: Int = 1 << 26) throws(StorageError) {
        guard let file = try PosixFile.open(path, .read) else { throw .missing(path: path) }
        self.file = file
        self.longestLine = longestLine
        base = offset
        buffer = .allocate(byteCount: max(capacity, ChecksummedLine.sealLimit), alignment: 16)
    }

    deinit { buffer.deallocate() }

    /// The next line, or the next stretch of a damaged one; nil at the end.
    ///
    /// - Throws: `failed` when the file cannot be read at all.
    package mutating func next() throws(StorageError) -> LogLine? {
        if let piece = pending.popLast() { return line(piece) }
        guard offset < limit else { return nil }
        guard let (range, isTerminated) = try nextRange() else { return nil }
        let raw = UnsafeRawBufferPointer(rebasing: buffer[range])
        start = min(range.upperBound + 1, end)
        let isSealed = isTerminated && isSealBehind(range)
        if isSealed || !isTerminated {
            pending = Salvage.pieces(of: raw, at: range.lowerBound, torn: .torn(isSealed: isSealed))
                .reversed()
        } else {
            let verdict = ChecksummedLine.verdict(of: raw)
            guard verdict == .damaged else {
                return LogLine(offset: base + range.lowerBound, raw: raw, verdict: verdict)
            }
            pending = Salvage.pieces(of: raw, at: range.lowerBound, torn: nil).reversed()
        }
        return pending.popLast().map { line($0) }
    }

    /// Goes on behind the next newline, or to the end.
    private mutating func passLine() throws(StorageError) {
        while !isAtEnd {
            if let newline = newline(from: start) { return start = newline + 1 }
            start = end
            try fill()
        }
    }

    private func line(_ piece: Salvage.Piece) -> LogLine {
        LogLine(
            offset: base + piece.range.lowerBound, raw: UnsafeRawBufferPointer(rebasing: buffer[piece.range]),
            verdict: piece.verdict, isGlued: piece.isGlued)
    }

    /// The next line's place in the buffer and whether it ends with a newline; enough of the following line
    /// is in the buffer to recognise a seal.
    private mutating func nextRange() throws(StorageError) -> (Span, isTerminated: Bool)? {
        var searched = start
        while true {
            if let newline = newline(from: searched) {
                if isAtEnd || end - newline > ChecksummedLine.sealLimit { return (start..<newline, true) }
                searched = newline
            } else {
                if isAtEnd { return start < end ? (start..<end, false) : nil }
                if end - start >= longestLine { return (start..<end, true) }
                searched = end
            }
            searched -= start
            try fill()
        }
    }

    private func newline(from searched: Int) -> Int? {
        guard searched < end, let address = buffer.baseAddress,
            let found = memchr(address + searched, 0x0A, end - searched)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(address)
    }

    /// Moves the remaining bytes to the beginning of the buffer and reads more after them.
    private mutating func fill() throws(StorageError) {
        if start > 0, let address = buffer.baseAddress {
            memmove(address, address + start, end - start)
            base += start
            end -= start
            start = 0
        }
        if end == buffer.count {
            let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: buffer.count * 2, alignment: 16)
            larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<end]))
            buffer.deallocate()
            buffer = larger
        }
        let free = UnsafeMutableRawBufferPointer(rebasing: buffer[end...])
        if let count = try file.read(into: free, at: base + end) {
            end += count
            isAtEnd = count == 0
        } else {
            try fillUnreadable(free)
        }
    }

    /// Reads a single disk block; when the device cannot read it, it becomes NUL bytes.
    private mutating func fillUnreadable(_ free: UnsafeMutableRawBufferPointer) throws(StorageError) {
        let offset = base + end
        let length = min(4096 - offset % 4096, free.count, try file.identity().size - offset)
        guard length > 0 else {
            isAtEnd = true
            return
        }
        let block = UnsafeMutableRawBufferPointer(rebasing: free[..<length])
        if let count = try file.read(into: block, at: offset) {
            end += count
            isAtEnd = count == 0
        } else {
            block.initializeMemory(as: UInt8.self, repeating: 0)
            unreadable.append(offset..<offset + length)
            end += length
        }
    }

    /// Whether the line after a given one is a seal for it, with its length.
    private func isSealBehind(_ range: Span) -> Bool {
        let behind = UnsafeRawBufferPointer(rebasing: buffer[min(range.upperBound + 1, end)..<end])
        guard ChecksummedLine.isSealBeginning(behind) else { return false }
        guard let newline = newline(from: range.upperBound + 1) else { return false }
        let seal = UnsafeRawBufferPointer(rebasing: buffer[range.upperBound + 1..<newline])
        return ChecksummedLine.verdict(of: seal) == .seal(length: range.count)
    }
}
