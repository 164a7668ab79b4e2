/// What a target has not acknowledged yet, in the order of the log, a batch at a time.
struct PushQueue: ~Copyable {
    /// Why files of the log could not be read, or not to their ends.
    private(set) var unreadable: [StorageError] = []
    /// What makes lines for the target of those of the log.
    private(set) var filter: PushFilter

    private let cursor: PushCursor
    private let limit: Limit
    private var segments: ArraySlice<RecordLog.Segment>
    private var reader: LineReader?
    private var segment: RecordLog.Segment?
    /// Lines that have no room in the batch before them.
    private var held: [PushLine] = []
    private var queuedFiles: Set<String>

    /// How much goes into a batch.
    struct Limit: Sendable {
        /// The most lines, but for the snapshots that the last one needs.
        var lines = 1000
        /// The length from which on nothing is added. **Units**: bytes.
        var bytes = 1 << 22
    }

    /// Begins after what a cursor says, in some files of the log.
    init(
        _ segments: [RecordLog.Segment], behind cursor: PushCursor, filter: PushFilter, limit: Limit = Limit()
    ) {
        self.segments = segments[...]
        self.cursor = cursor
        self.filter = filter
        self.limit = limit
        queuedFiles = cursor.files
    }

    /// The next batch; empty at the end. No two records in it are of one enquiry: the first one is to count.
    mutating func next() -> [PushLine] {
        var batch = held
        var ids = Set(batch.compactMap(\.kind.id))
        var bytes = batch.reduce(0) { $0 + $1.bytes.count }
        held = []
        while batch.count < limit.lines, bytes < limit.bytes, let lines = nextLines() {
            if let id = lines.last?.kind.id, !ids.insert(id).inserted {
                held = lines
                break
            }
            batch += lines
            bytes += lines.reduce(0) { $0 + $1.bytes.count }
        }
        return batch
    }

    /// The next record behind the snapshots that it needs, or the next erasure; nil at the end.
    private mutating func nextLines() -> [PushLine]? {
        while true {
            do throws(StorageError) {
                while let segment, let line = try reader?.next() {
                    // What a newer program has written is for that program to send, and so is what follows.
                    if case .unknownVersion(let version) = line.verdict {
                        throw .unknownVersion(path: segment.path, offset: line.offset, version: version)
                    }
                    if let lines = lines(of: line, in: segment.month) { return lines }
                }
            } catch {
                unreadable.append(error)
            }
            reader = nil
            segment = segments.popFirst()
            guard let segment else { return nil }
            do throws(StorageError) {
                reader = try cursor.reader(of: segment)
            } catch {
                unreadable.append(error)
            }
        }
    }

    /// What becomes of a line of the log; nil for one that stays at home.
    private mutating func lines(of line: LogLine, in month: RecordMonth) -> [PushLine]? {
        guard line.id != nil || line.isErasure else { return nil }
        let origin = PushLine.Origin(
            month: month, place: .init(offset: line.offset, id: line.id, sum: line.sum))
        guard let id = line.id else {
            return [
                PushLine(kind: .erasure, bytes: filter.erasure(line), sum: origin.place.sum, origin: origin)
            ]
        }
        var lines: [PushLine] = []
        for (file, digest) in filter.files(of: line) where queuedFiles.insert("\(file)@\(digest)").inserted {
            if let snapshot = filter.snapshot(file, digest: digest) { lines.append(snapshot) }
        }
        lines.append(
            PushLine(
                kind: .record(id), bytes: filter.record(line), sum: origin.place.sum, origin: origin))
        return lines
    }
}
