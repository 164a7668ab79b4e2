/// That enquiries were erased: a line of the log by itself, written before anything of them goes.
///
/// **Shape**: `{"v":1,"erased":["019f…"],"at":"…","by":"kim","reason":"asked by letter"}`; it never says what they
/// held. An enquiry named in one counts as erased, even while something of it is still there because the erasing
/// was cut short.
package struct ErasureLine: Sendable, Equatable {
    /// The enquiries.
    package let ids: [EnquiryID]
    /// When it was done.
    package let at: Timestamp
    /// Who did it.
    package let by: String
    /// Why.
    package let reason: String

    /// The most enquiries in one line; more of them take several lines.
    static let longest = 1000

    /// Notes an erasure.
    package init(of ids: [EnquiryID], at: Timestamp, by: String, reason: String) {
        self.ids = ids
        self.at = at
        self.by = by
        self.reason = reason
    }

    /// Reads a line of the log; nil for any other line.
    package init?(_ line: LogLine) {
        guard line.verdict == .whole, ChecksummedLine.starts(line.raw, with: Self.beginning) else {
            return nil
        }
        let slice = JSONSlice(line.raw)
        guard let at = Timestamp(rfc3339: slice.text("at")) else { return nil }
        self.init(
            of: slice.strings("erased").compactMap { EnquiryID($0) }, at: at, by: slice.text("by"),
            reason: slice.text("reason"))
    }

    /// What such a line begins with.
    static let beginning = Array("{\"v\":1,\"erased\":[".utf8)

    /// The line as an object, without its checksum.
    var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key(.v)
            writer.int(ChecksummedLine.version)
            writer.key("erased")
            writer.strings(ids.map(\.text))
            for (key, text) in [("at", at.rfc3339), ("by", by), ("reason", reason)] {
                writer.key(key)
                writer.string(text)
            }
        }
        return writer.bytes
    }

    /// The ids in the beginning of such a line that was never finished; nil when it is the beginning of another.
    static func ids(inBeginning raw: UnsafeRawBufferPointer) -> [EnquiryID]? {
        let left = UnsafeRawBufferPointer(rebasing: raw.prefix { $0 != 0 })
        guard ChecksummedLine.starts(left, with: beginning) else {
            return beginning.starts(with: left) ? [] : nil
        }
        return left.dropFirst(beginning.count).split(separator: UInt8(ascii: "\"")).compactMap {
            EnquiryID(canonical: UnsafeRawBufferPointer(rebasing: $0))
        }
    }
}

extension RecordLog {
    /// The lines about erasures, in the order in which they were written.
    ///
    /// - Throws: `failed`.
    package func erasures() throws(StorageError) -> [ErasureLine] {
        var found: [ErasureLine] = []
        for segment in try segments() {
            var reader = try LineReader(path: segment.path)
            while let line = try reader.next() {
                if let erasure = ErasureLine(line) { found.append(erasure) }
            }
        }
        return found
    }

    /// Notes that enquiries are erased, in the month in which that is done, and waits until it is on disk.
    ///
    /// - Throws: as ``append(_:id:closed:mayBeThere:patience:notice:)``.
    package func append(
        _ erasure: ErasureLine, notice: @escaping (Int32?) -> Void = { _ in }
    ) throws(StorageError) {
        let lines = stride(from: 0, to: erasure.ids.count, by: ErasureLine.longest).map { start in
            let ids = erasure.ids[start..<min(start + ErasureLine.longest, erasure.ids.count)]
            return ErasureLine(of: Array(ids), at: erasure.at, by: erasure.by, reason: erasure.reason).json
        }
        try append(notes: lines, at: erasure.at, notice: notice)
    }

    /// Makes sure that the lines about some erasures are on disk, whatever became of the attempt to write them.
    ///
    /// - Throws: `failed` or `durabilityUnknown`.
    func syncErasures(of ids: Set<EnquiryID>) throws(StorageError) {
        for segment in try segments() {
            var reader = try LineReader(path: segment.path)
            var isThere = false
            while !isThere, let line = try reader.next() {
                isThere = ErasureLine(line)?.ids.contains(where: ids.contains) ?? false
            }
            guard isThere else { continue }
            let file = try LineFile(
                path: segment.path, makesFile: false,
                patience: .init(milliseconds: 10_000, notice: { _ in }))
            // Erased lines before them may have moved them, so they are looked for with the lock.
            var locked = try LineReader(path: segment.path)
            while let line = try locked.next() {
                guard let erasure = ErasureLine(line), erasure.ids.contains(where: ids.contains) else {
                    continue
                }
                try file.rewrite(Array(line.raw), at: line.offset)
            }
        }
    }
}
