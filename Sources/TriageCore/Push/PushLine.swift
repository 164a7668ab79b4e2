/// A line on its way to a hub.
///
/// **Shape**: a record; `{"v":1,"erased":["019f…"],"at":"…","by":"…","reason":"…"}`; or a snapshot,
/// `{"v":1,"file":"hosting.json","digest":"9e5a…","content":"…"}`, always before the first record that needs it.
struct PushLine: Sendable, Equatable {
    /// What it is.
    let kind: Kind
    /// Its bytes, with a checksum of their own, without a newline.
    let bytes: [UInt8]
    /// What tells it from another line about the same: the checksum that it has in the log. **Shape**: 16
    /// hexadecimal digits.
    let sum: String
    /// Where it comes from; nil for a snapshot.
    let origin: Origin?

    /// The kinds of lines.
    enum Kind: Sendable, Equatable {
        case record(EnquiryID)
        /// Ids that a hub forgets and takes no more.
        case erasure
        /// A snapshot, by its name and its digest. **Shape**: `hosting.json@9e5a0e8a4351744f`.
        case file(String)

        /// The enquiry of a record.
        var id: EnquiryID? { if case .record(let id) = self { id } else { nil } }
    }

    /// A place in the log.
    struct Origin: Sendable, Equatable {
        let month: RecordMonth
        let place: PushCursor.Place
    }
}

extension LogLine {
    /// Whether it says which enquiries were erased.
    var isErasure: Bool {
        verdict == .whole && ChecksummedLine.starts(raw, with: ErasureLine.beginning)
    }
}
