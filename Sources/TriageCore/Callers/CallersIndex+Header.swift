extension CallersIndex {
    /// What an index was made from, and how much of the log.
    ///
    /// **Shape** in the file: eight-byte words, the lowest byte first: the version; the length of the header; the
    /// numbers of entries and of segments, and of bytes in the text of the facts that tell callers apart; for each
    /// segment its month as `year * 12 + month - 1`, the file's number on the device, and up to which byte it was
    /// read; that text. The header's last word is the checksum of the others.
    struct Header: Sendable, Equatable {
        /// How many entries there are.
        var entries = 0
        /// The facts by which callers were told apart.
        let facts: CallersFacts
        /// The segments, in order.
        var segments: [Segment] = []

        /// How much of a segment has been read.
        struct Segment: Sendable, Equatable {
            let month: RecordMonth
            /// The file's number on its device: a segment that was written anew is another file.
            let number: UInt64
            /// Where the next line begins. **Units**: bytes.
            var end: Int
        }

        /// `triage`, then the version of this format.
        private static let version: UInt64 = 0x0001_6567_6169_7274
        private static let fixedWords = 5
        private static let segmentWords = 3
        /// More months than this are none of ours.
        private static let mostSegments = 1 << 17

        /// The length in the file. **Units**: bytes.
        var length: Int {
            let words = Self.fixedWords + segments.count * Self.segmentWords + 1
            return (words * 8 + facts.text.utf8.count + blockLength - 1) / blockLength * blockLength
        }

        /// How many blocks of entries follow.
        var blocks: Int { (entries + entriesInBlock - 1) / entriesInBlock }

        init(facts: CallersFacts) { self.facts = facts }

        /// Reads a header; nil if it is of another version, damaged, or the file has not the length that it says.
        init?(reading file: borrowing PosixFile, size: Int) {
            guard let start = try? file.bytes(0..<blockLength), start.count == blockLength else { return nil }
            let fixed = Words(start)
            let (entries, segments) = (Int(clamping: fixed[2]), Int(clamping: fixed[3]))
            guard fixed[0] == Self.version, segments <= Self.mostSegments, entries < 1 << 40 else {
                return nil
            }
            self.entries = entries
            let (length, text) = (Int(clamping: fixed[1]), Int(clamping: fixed[4]))
            guard length >= blockLength, length % 8 == 0, length <= size, text <= length,
                let bytes = length == blockLength ? start : try? file.bytes(0..<length),
                bytes.count == length,
                Words.isSound(bytes)
            else { return nil }
            let words = Words(bytes)
            let textStart = (Self.fixedWords + segments * Self.segmentWords) * 8
            guard textStart + text + 8 <= length else { return nil }
            facts = CallersFacts(text: String(decoding: bytes[textStart..<textStart + text], as: UTF8.self))
            for index in 0..<segments {
                let word = Self.fixedWords + index * Self.segmentWords
                let (year, month) = Int(clamping: words[word]).quotientAndRemainder(dividingBy: 12)
                guard (1...9999).contains(year) else { return nil }
                self.segments.append(
                    Segment(
                        month: RecordMonth(year: year, month: month + 1), number: words[word + 1],
                        end: Int(clamping: words[word + 2])))
            }
            guard self.length == length, size == length + blocks * blockLength else { return nil }
        }

        /// The header as it is written.
        var bytes: [UInt8] {
            let text = Array(facts.text.utf8)
            let fixed = [
                Self.version, UInt64(length), UInt64(entries), UInt64(segments.count), UInt64(text.count),
            ]
            let read = segments.flatMap { segment in
                let month = segment.month
                return [UInt64(month.year * 12 + month.month - 1), segment.number, UInt64(segment.end)]
            }
            let bytes = (fixed + read).flatMap { [UInt8](littleEndian: $0) } + text
            return Words.sealed(bytes, in: length)
        }
    }
}
