/// Reads the whole records of a log from its end, so that the newest are there at once, however long the log is.
///
/// A second record of an enquiry is left out if both are read; of two that differ the newer counts then, unless both lie
/// near each other. What is damaged is passed over, as far as it is read.
package struct NewestFirst {
    /// What was passed over so far.
    package private(set) var skipped = LogScan.Skipped()

    private let segments: [RecordLog.Segment]
    private let shortest: Int
    private let longest: Int

    /// Is about to read segments of a log.
    ///
    /// - Parameters:
    ///   - shortest: the length of what is read first. **Units**: bytes.
    ///   - longest: the length of what is read at most before any of it is passed on. **Units**: bytes.
    package init(_ segments: [RecordLog.Segment], shortest: Int = 1 << 16, longest: Int = 1 << 22) {
        (self.segments, self.shortest, self.longest) = (segments, shortest, longest)
    }

    /// Passes on what is made of each record, the one that ended last first.
    ///
    /// - Parameters:
    ///   - row: what is made of a record; nil to leave it out.
    ///   - progress: told the bytes read so far, from time to time.
    ///   - body: takes what was made; false to read no further.
    package mutating func each<Row>(
        _ row: (RecordView) -> Row?, progress: (Int) -> Void = { _ in }, _ body: (Row) -> Bool
    ) {
        var read = 0
        var seen = EnquiryTable<Void>()
        defer { skipped.unfinished.removeAll { seen.contains($0) } }
        var length = shortest
        for segment in segments.reversed() {
            do throws(StorageError) {
                // What is not there although it is listed, such as a link to nowhere, cannot be read either.
                let size = try PosixPath.identity(segment.path)?.size ?? 0
                var end = Int.max
                while end > 0 {
                    let start = max(0, min(end, size) - length)
                    let rows = try rows(of: segment, in: start..<end, row, &seen)
                    for row in rows.reversed() where !body(row) { return }
                    read += min(end, size) - start
                    progress(read)
                    end = start
                    length = min(length * 4, longest)
                }
            } catch {
                skipped.refused.append(error)
            }
        }
    }

    private mutating func rows<Row>(
        of segment: RecordLog.Segment, in stretch: Span, _ row: (RecordView) -> Row?,
        _ seen: inout EnquiryTable<Void>
    ) throws(StorageError) -> [Row] {
        var rows: [Row] = []
        var reader = try LineReader.reading(segment.path, in: stretch)
        while let line = try reader.next() {
            switch line.verdict {
            case .whole:
                guard let id = line.id else { continue }
                guard seen.insert(id, ()) else {
                    skipped.doubles += 1
                    continue
                }
                if let made = RecordView(line).flatMap(row) { rows.append(made) }
            case .damaged, .unknownVersion: skipped.damaged += 1
            case .torn:
                skipped.unfinished += [line.beginningOfID.flatMap { EnquiryID($0) }].compactMap { $0 }
            case .seal: break
            }
        }
        return rows
    }
}
