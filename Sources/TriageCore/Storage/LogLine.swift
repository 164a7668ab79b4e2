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

    /// The enquiry that a whole record is about; nil for any other line.
    ///
    /// Shape: a record begins `{"v":1,"id":"0198f2c4-…"`.
    package var id: EnquiryID? {
        let start = Self.idBeginning.count
        guard verdict == .whole, raw.count > start + 36, LineBytes.word(raw, at: 5) == Self.idWord,
            raw[start + 36] == UInt8(ascii: "\"")
        else { return nil }
        return EnquiryID(canonical: UnsafeRawBufferPointer(rebasing: raw[start..<start + 36]))
    }

    /// The object of a whole line as it was handed over for writing, a copy without the checksum.
    package var object: [UInt8] {
        Array(raw.dropLast(ChecksummedLine.sumLength)) + [UInt8(ascii: "}")]
    }

    /// What a record begins with; the id follows.
    static let idBeginning = Array("{\"v\":1,\"id\":\"".utf8)
    /// The end of it; a whole line's first five bytes are known.
    private static let idWord = LineBytes.word("1,\"id\":\"")
}
