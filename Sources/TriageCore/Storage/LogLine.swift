/// A line of a journal or of the record log as read, or a stretch of a damaged one.
///
/// The bytes belong to the reader and are valid until its next line is requested.
package struct LogLine {
    /// Its offset in the file. **Units**: bytes.
    package let offset: Int
    /// Its bytes, including the checksum but not the newline.
    package let raw: UnsafeRawBufferPointer
    /// Whether it is intact.
    package let verdict: Verdict
    /// Whether it follows another whole line with no newline between them.
    var isGlued = false

    /// Whether a line is intact, and if not, what is wrong with it.
    package enum Verdict: Sendable, Equatable {
        /// Every byte is as it was written.
        case whole
        /// No data of its own: it gives the length of the torn line before it.
        case seal(length: Int)
        /// Whole, but of another version of the format.
        case unknownVersion(Int)
        /// Some bytes are not as they were written.
        case damaged
        /// The beginning of a line that was never finished; when sealed, the line after it says so.
        case torn(isSealed: Bool)
    }

    /// A copy of a whole line's object as it was passed for writing, without the checksum.
    package var object: [UInt8] {
        Array(raw.dropLast(ChecksummedLine.sumLength)) + [UInt8(ascii: "}")]
    }
}
