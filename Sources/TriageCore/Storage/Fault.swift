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
        /// A line of another version of the format, which is skipped.
        case unknownVersion(Int)
        /// A second record with the same id that differs from the first; the first counts.
        case differingDouble(of: String)
        /// The disk cannot read these bytes.
        case unreadable
    }

    /// Whether something that was saved is lost or in doubt; a torn line is not a loss.
    package var isLoss: Bool {
        switch kind {
        case .torn: false
        case .damaged, .unknownVersion, .differingDouble, .unreadable: true
        }
    }

    /// The fault in words. **Shape**: `/…/2026-11.jsonl: byte 4711: 1203 bytes are damaged`.
    package var description: String {
        let bytes = length == 1 ? "1 byte is" : "\(length) bytes are"
        let what =
            switch kind {
            case .damaged: "\(bytes) damaged"
            case .torn(isSealed: true): "\(bytes) a line that was never finished, and sealed"
            case .torn(isSealed: false): "\(bytes) a line that is not finished"
            case .unknownVersion(let version): "\(bytes) a line of format \(version), unknown to this program"
            case .differingDouble(let name): "a second record of \(name) differs from the first, which counts"
            case .unreadable: "\(bytes) not given by the disk"
            }
        return "\(path): byte \(offset): \(what)"
    }
}

extension Fault {
    /// What is wrong with a line of a file; nil for a whole line and for a seal.
    init?(_ line: LogLine, in path: String) {
        let kind: Kind
        switch line.verdict {
        case .whole, .seal: return nil
        case .damaged: kind = .damaged
        case .unknownVersion(let version): kind = .unknownVersion(version)
        case .torn(let isSealed): kind = .torn(isSealed: isSealed)
        }
        self.init(path: path, offset: line.offset, length: line.raw.count, kind: kind)
    }
}
