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
    /// The segment that the last record came from.
    package private(set) var segment: RecordLog.Segment?

    private var rest: ArraySlice<RecordLog.Segment>
    private var reader: LineReader?
    private var seen = SeenIDs()
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
                switch line.verdict {
                case .whole:
                    guard let id = line.id else { continue }
                    if seen.insert(id) { return line }
                    doubles += 1
                case .damaged, .unknownVersion: damaged += 1
                case .torn: torn += [line.beginningOfID.flatMap { EnquiryID($0) }].compactMap { $0 }
                case .seal: break
                }
            }
            guard let segment = rest.popFirst() else { return nil }
            self.segment = segment
            do {
                reader = try LineReader(path: segment.path)
            } catch {
                reader = nil
                refused.append(error)
            }
        }
    }
}

/// The enquiries seen so far, in sixteen bytes each.
///
/// An open-addressed table that uses an id's random bits as its hash: a hundred megabytes of records are read
/// in a tenth of a second, so a general-purpose set would take longer than the reading.
struct SeenIDs {
    private var slots: [(high: UInt64, low: UInt64)] = Array(repeating: (0, 0), count: 1024)
    private var count = 0

    /// Adds an id; false when it was already there.
    mutating func insert(_ id: EnquiryID) -> Bool {
        if count * 4 >= slots.count * 3 { grow() }
        let slot = slot(of: id.high, id.low)
        guard slots[slot].low == 0 else { return false }
        slots[slot] = (id.high, id.low)
        count += 1
        return true
    }

    /// Whether an id is there.
    func contains(_ id: EnquiryID) -> Bool { slots[slot(of: id.high, id.low)].low != 0 }

    /// The slot that holds an id, or the free one for it. The low half of an id is never 0: it has the
    /// variant.
    private func slot(of high: UInt64, _ low: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: low) & (slots.count - 1)
        while slots[slot].low != 0, slots[slot] != (high, low) { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: (0, 0), count: old.count * 2)
        for id in old where id.low != 0 { slots[slot(of: id.high, id.low)] = id }
    }
}
