/// Something in a journal or in the record log that is not as it was written, or is there twice with a
/// difference.
package struct Fault: Sendable, Equatable, CustomStringConvertible {
    /// The path of the file.
    package let path: String
    /// Its offset in the file. **Units**: bytes.
    package let offset: Int
    /// Its length, newline not counted. **Units**: bytes.
    package let length: Int
    /// The kind of fault.
    package let kind: Kind

    /// The kinds of fault.
    package enum Kind: Sendable, Equatable {
        /// Bytes are not as they were written.
        case damaged
        /// The beginning of a line that was never finished; it was never reported as saved.
        case torn(isSealed: Bool)
        /// The beginning of a record that is nowhere whole, although its enquiry is no longer open.
        case cut
        /// A whole line whose predecessor lost its newline.
        case glued
        /// A line of another version of the format, which is skipped.
        case unknownVersion(Int)
        /// A second record with the same id; the first, whose place is given in words, counts.
        case double(of: String, Likeness, first: String)
        /// The disk cannot read these bytes.
        case unreadable
        /// The whole file cannot be read.
        case refused(StorageError)
        /// A file that no version of this program puts there.
        case stray
        /// Something of an enquiry that was erased, which was to be gone.
        case unerased(EnquiryID)
        /// The journal of a call that is over, though it has no record.
        case recordless(EnquiryID)
        /// Not a fault any more: a line that says where bytes lie that were no whole line, or a line too many.
        case moved(length: Int, to: String, isThere: Bool)
    }

    /// How a second record with the same id compares to the first.
    package enum Likeness: Sendable, Equatable {
        /// The same bytes in the same file, which a repeated attempt leaves.
        case same
        /// The same bytes in another file, where no attempt writes them.
        case sameElsewhere
        /// Other bytes.
        case differing
    }

    /// Whether something that was saved is lost or in doubt, or something erased is still there; a torn line is not
    /// a loss.
    package var isLoss: Bool {
        switch kind {
        case .torn, .double(_, .same, _), .moved: false
        case .damaged, .cut, .glued, .unknownVersion, .double, .unreadable, .refused, .stray, .unerased,
            .recordless:
            true
        }
    }

    /// Whether a writer at work may be the reason for it.
    var mayBeUnsettled: Bool {
        switch kind {
        case .damaged, .torn, .cut, .unknownVersion: true
        case .glued, .double, .unreadable, .refused, .stray, .unerased, .recordless, .moved: false
        }
    }

    /// The same fault, now that its line is known to have been whole.
    var asCut: Fault { Fault(path: path, offset: offset, length: length, kind: .cut) }

    /// The fault in words. **Shape**: `/…/2026-11.jsonl: byte 4711: 1203 bytes are damaged`.
    package var description: String {
        let bytes = length == 1 ? "1 byte is" : "\(length) bytes are"
        let what =
            switch kind {
            case .damaged where length == 0: "an empty line, which nothing writes"
            case .damaged: "\(bytes) damaged"
            case .torn(isSealed: true): "\(bytes) a line that was never finished, and sealed"
            case .torn(isSealed: false): "\(bytes) a line that is not finished"
            case .cut: "\(bytes) all that is left of a line that is nowhere whole"
            case .glued: "the line before has lost its newline"
            case .unknownVersion(let version): "\(bytes) a line of format \(version), unknown to this program"
            case .double(let name, .differing, let first):
                "a second record of \(name) differs from the first, which counts (\(first))"
            case .double(let name, .same, let first), .double(let name, .sameElsewhere, let first):
                "a second record of \(name), the same as the first, which counts (\(first))"
            case .unreadable: "\(bytes) not given by the disk"
            case .refused(let error): "\(error)"
            case .stray: "'\(path)' is no file of this program"
            case .unerased(let id): "\(id) is erased, but not all of it: triage records erase --id \(id)"
            case .recordless(let id): "the journal of \(id), which is over, but has no record"
            case .moved(let length, let place, let isThere):
                "\(length == 1 ? "1 byte" : "\(length) bytes") of no line of the log moved into '\(place)'"
                    + (isThere ? "" : ", which is not there any more")
            }
        switch kind {
        case .refused, .stray: return what
        default: return "\(path): byte \(offset): \(what)"
        }
    }
}

extension Fault {
    /// What is wrong with a line of a file; nil for a whole line and for a seal.
    init?(_ line: LogLine, in path: String) {
        let kind: Kind
        switch line.verdict {
        case .whole where line.isGlued, .seal where line.isGlued: kind = .glued
        case .whole, .seal: return nil
        case .damaged: kind = .damaged
        case .unknownVersion(let version): kind = .unknownVersion(version)
        case .torn(let isSealed): kind = .torn(isSealed: isSealed)
        }
        self.init(path: path, offset: line.offset, length: line.raw.count, kind: kind)
    }
}
