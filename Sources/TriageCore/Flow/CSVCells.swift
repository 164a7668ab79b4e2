/// The cells of a CSV file, found but not decoded: a table of many rows costs little until its cells are read.
///
/// Cells are separated by commas, rows by line breaks (CR LF, or LF alone); a cell in quotes may hold all of
/// these, a quote in it written twice. The first row names the columns. A byte-order mark may come first, and
/// empty lines are passed over where a row has more than one cell.
///
/// **Source**: RFC 4180, section 2.
struct CSVCells: Sendable {
    /// The file's bytes.
    let bytes: [UInt8]
    /// The header's cells.
    private(set) var header: [Cell] = []
    /// The number of rows below the header.
    private(set) var count = 0
    /// Where the rows break the rules, in file order; of very many only the first.
    private(set) var problems: [Problem] = []

    /// The first and last byte of each wanted cell, row by row.
    private var starts: [UInt32] = []
    private var ends: [UInt32] = []
    private var width = 0

    /// A cell's extent in the file.
    struct Cell: Sendable {
        /// Its bytes, without the quotes around them.
        let span: Span
        /// Whether it stands in quotes, and so may hold a quote that is written twice.
        let isQuoted: Bool
    }

    /// Something that is wrong with the file's form.
    struct Problem: Sendable {
        /// Where it is.
        let span: Span
        /// What it is.
        let message: String
    }

    /// More problems than this are not listed.
    static let mostProblems = 100

    /// Finds the cells of the columns with the given names, in their order; a name that the header lacks has no
    /// cells.
    init(_ bytes: [UInt8], columns: [String]) {
        self.bytes = bytes
        bytes.withUnsafeBufferPointer { read($0, columns) }
    }

    /// Whether the header has a column.
    func has(_ column: String) -> Bool { header.contains { text(of: $0) == column } }

    /// A wanted column's cell in a row; nil if the header lacks the column or the row is too short.
    func cell(_ row: Int, _ column: Int) -> Cell? {
        let (start, end) = (starts[row * width + column], ends[row * width + column])
        guard start != .max else { return nil }
        let isQuoted = end & Self.quoted != 0
        return Cell(span: Int(start)..<Int(end & ~Self.quoted), isQuoted: isQuoted)
    }

    /// A cell's text, composed as all texts are.
    func text(of cell: Cell) -> String {
        var slice = bytes[cell.span]
        if cell.isQuoted, slice.contains(Self.quote) {
            var (kept, isSecond): ([UInt8], Bool) = ([], false)
            for byte in slice {
                isSecond = byte == Self.quote && !isSecond
                if !isSecond || byte != Self.quote { kept.append(byte) }
            }
            slice = kept[...]
        }
        return String(decoding: slice, as: UTF8.self).composed
    }

    /// The hash of the text of a wanted column's cell; nil if the cell is empty, or its text is not just its bytes.
    func hash(_ row: Int, _ column: Int, seed: UInt64) -> UInt64? {
        guard let cell = cell(row, column), !cell.isQuoted, !cell.span.isEmpty else { return nil }
        return bytes.withUnsafeBytes { bytes in
            let text = UnsafeRawBufferPointer(rebasing: bytes[cell.span])
            return text.allSatisfy { $0 < 0x80 } ? XXH64.hash(text, seed: seed) : nil
        }
    }

    /// Marks the end of a cell in quotes; no file is that long.
    private static let quoted: UInt32 = 1 << 31
    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let (feed, carriage): (UInt8, UInt8) = (0x0A, 0x0D)
}

extension CSVCells {
    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ columns: [String]) {
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard bytes.count < Int(Self.quoted) else {
            return report("the file is too long", 0..<1)
        }
        var isLast = false
        while index < bytes.count, !isLast {
            let cell = self.cell(bytes, &index, &isLast)
            header.append(cell)
        }
        let names = header.map { text(of: $0) }
        // What each cell of a row is for: the position of a wanted column, or -1.
        let targets = names.enumerated().map { place, name in
            names.firstIndex(of: name) == place ? columns.firstIndex(of: name) ?? -1 : -1
        }
        for (place, name) in names.enumerated() where names.firstIndex(of: name) != place {
            report("the header names '\(name)' twice", header[place].span)
        }
        width = columns.count
        let guess = bytes.count / max(8, index) * width
        starts.reserveCapacity(guess)
        ends.reserveCapacity(guess)
        while index < bytes.count { row(bytes, &index, targets) }
    }

    private mutating func row(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ targets: [Int]
    ) {
        let first = index
        if targets.count > 1, let end = lineBreak(bytes, index) {
            index = end
            return
        }
        let base = starts.count
        for _ in 0..<width {
            starts.append(.max)
            ends.append(.max)
        }
        var (place, isLast) = (0, false)
        while !isLast {
            let cell = self.cell(bytes, &index, &isLast)
            if place < targets.count, targets[place] >= 0 {
                starts[base + targets[place]] = UInt32(cell.span.lowerBound)
                ends[base + targets[place]] =
                    UInt32(cell.span.upperBound) | (cell.isQuoted ? Self.quoted : 0)
            }
            place += 1
        }
        if place != targets.count {
            report("this row has \(place) cells, the header \(targets.count)", first..<first + 1)
        }
        count += 1
    }

    /// Reads one cell and what ends it.
    private mutating func cell(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ isLast: inout Bool
    ) -> Cell {
        guard index < bytes.count, bytes[index] == Self.quote else { return bare(bytes, &index, &isLast) }
        let start = index + 1
        index = start
        while index < bytes.count {
            if bytes[index] == Self.quote {
                guard index + 1 < bytes.count, bytes[index + 1] == Self.quote else { break }
                index += 1
            }
            index += 1
        }
        let cell = Cell(span: start..<index, isQuoted: true)
        guard index < bytes.count else {
            report("this quote is never closed", start - 1..<start)
            isLast = true
            return cell
        }
        index += 1
        let after = index
        _ = bare(bytes, &index, &isLast, isStray: true)
        if after < bytes.count, bytes[after] != Self.comma, lineBreak(bytes, after) == nil {
            report("only a comma or the end of the line may follow a quote", after..<after + 1)
        }
        return cell
    }

    private mutating func bare(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ isLast: inout Bool, isStray: Bool = false
    ) -> Cell {
        let start = index
        while index < bytes.count {
            let byte = bytes[index]
            // All that ends a cell, and a quote, are below this.
            if byte <= Self.comma {
                if byte == Self.comma {
                    index += 1
                    return Cell(span: start..<index - 1, isQuoted: false)
                }
                if let next = lineBreak(bytes, index) {
                    defer { index = next }
                    isLast = true
                    return Cell(span: start..<index, isQuoted: false)
                }
                if byte == Self.quote, !isStray {
                    report("a cell with a quote in it stands in quotes as a whole", index..<index + 1)
                }
            }
            index += 1
        }
        isLast = true
        return Cell(span: start..<index, isQuoted: false)
    }

    /// The index after a line break; nil if there is none.
    @inline(__always)
    private func lineBreak(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
        if bytes[index] == Self.feed { return index + 1 }
        guard bytes[index] == Self.carriage, index + 1 < bytes.count, bytes[index + 1] == Self.feed else {
            return nil
        }
        return index + 2
    }

    private mutating func report(_ message: String, _ span: Span) {
        if problems.count < Self.mostProblems { problems.append(Problem(span: span, message: message)) }
    }
}
