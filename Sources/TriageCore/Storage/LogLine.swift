/// A line of a journal or of the record log as it was read, or a stretch of one that was damaged.
///
/// The bytes belong to the reader and are good until it is asked for the next line.
package struct LogLine {
    /// Where it begins in its file. Units: bytes.
    package let offset: Int
    /// Its bytes, checksum included, newline not.
    package let raw: UnsafeRawBufferPointer
    /// What is to be thought of it.
    package let verdict: Verdict

    /// What is to be thought of a line.
    package enum Verdict: Sendable, Equatable {
        /// Every byte is as it was written.
        case whole
        /// No data: it says how long the torn line before is.
        case seal(length: Int)
        /// Whole, but of another version of the format.
        case unknownVersion(Int)
        /// Some bytes are not as they were written.
        case damaged
        /// The beginning of a line that was never finished; the line behind it says so when it is sealed.
        case torn(isSealed: Bool)
    }

    /// The object of a whole line as it was handed over for writing, a copy without the checksum.
    package var object: [UInt8] {
        Array(raw.dropLast(ChecksummedLine.sumLength)) + [UInt8(ascii: "}")]
    }
}
