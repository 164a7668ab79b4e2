/// Reads the whole records of a log in order of month, only the first for each enquiry.
///
/// Damage is skipped and counted, and so are doubles; `RecordLog.verify` reports where they are. A file that
/// cannot be opened does not keep the others from being read.
package struct RecordReader: ~Copyable {
    /// The number of stretches skipped so far, either damaged or of an unknown version of the format.
    package private(set) var damaged = 0
    /// The number of records skipped so far because their enquiry had one already.
    package private(set) var doubles = 0
    /// The enquiries of torn lines that have no whole record so far: these were cut, or are still open.
    package var unfinished: [EnquiryID] { torn.filter { !seen.contains($0) } }
    /// Why the files that were left out could not be opened.
    package private(set) var refused: [StorageError] = []
    /// How much of the files is behind the last record, of those that could be opened. **Units**: bytes.
    package private(set) var read = 0
    /// The segment that the last record came from.
    package private(set) var segment: RecordLog.Segment?

    /// How much of it is in files that are behind. **Units**: bytes.
    private var readBefore = 0
    private var rest: ArraySlice<RecordLog.Segment>
    private var reader: LineReader?
    private var seen = EnquiryTable<Void>()
    private var torn: [EnquiryID] = []

    /// Reads some or all of the segments of a log.
    package init(_ segments: [RecordLog.Segment]) {
        rest = segments[...]
    }

    /// The next record, valid until the one after it is requested; nil at the end.
    ///
    /// - Throws: `failed` when a file cannot be read to its end.
    package mutating func next() throws(StorageError) -> LogLine? {
        while true {
            while let line = try reader?.next() {
                read = readBefore + line.offset + line.raw.count
                switch line.verdict {
                case .whole:
                    guard let id = line.id else { continue }
                    if seen.insert(id, ()) { return line }
                    doubles += 1
                case .damaged, .unknownVersion: damaged += 1
                case .torn: torn += [line.beginningOfID.flatMap { EnquiryID($0) }].compactMap { $0 }
                case .seal: break
                }
            }
            guard let segment = rest.popFirst() else { return nil }
            self.segment = segment
            readBefore = read
            do {
                reader = try LineReader(path: segment.path)
            } catch {
                reader = nil
                refused.append(error)
            }
        }
    }
}
