/// Where the small members are in a line as this program writes it: no blanks, every key where it is expected.
///
/// Statistics read the head of every record, so this takes a third of the time of reading whatever JSON allows.
extension RecordView {
    /// The bytes from the comma before a key to its colon, as two words.
    private struct KeyWords: Sendable {
        let words: (UInt64, UInt64)
        let masks: (UInt64, UInt64)
        let length: Int

        init(_ key: StaticString) {
            let bytes = Array(",\"\(key)\":".utf8)
            precondition(bytes.count <= 16, "the key of a small member is short")
            length = bytes.count
            var (words, masks): ([UInt64], [UInt64]) = ([0, 0], [0, 0])
            for (index, byte) in bytes.enumerated() {
                words[index / 8] |= UInt64(byte) << UInt64(index % 8 * 8)
                masks[index / 8] |= 0xFF << UInt64(index % 8 * 8)
            }
            (self.words, self.masks) = ((words[0], words[1]), (masks[0], masks[1]))
        }

        @inline(__always)
        func stands(in bytes: UnsafeRawBufferPointer, at index: Int) -> Bool {
            LineBytes.word(bytes, at: index) & masks.0 == words.0
                && LineBytes.word(bytes, at: index + 8) & masks.1 == words.1
        }
    }

    /// The keys up to that of the facts.
    private static let keys = RecordMember.allCases.prefix { $0 <= .facts }.map { KeyWords($0.key) }

    /// Locates the small members of a line that is known to begin with version and id; nil if anything is unexpected.
    ///
    /// - Returns: the offset of the first large member's key.
    static func locateAsWritten(
        _ bytes: UnsafeRawBufferPointer, _ starts: inout SIMD32<UInt32>, _ ends: inout SIMD32<UInt32>
    ) -> Int? {
        guard bytes.count <= UInt32.max else { return nil }
        return withUnsafeMutablePointer(to: &starts) { starts in
            withUnsafeMutablePointer(to: &ends) { ends in
                // A vector's elements lie one after another, as an array's do.
                starts.withMemoryRebound(to: UInt32.self, capacity: 32) { starts in
                    ends.withMemoryRebound(to: UInt32.self, capacity: 32) { ends in
                        locate(bytes, starts, ends)
                    }
                }
            }
        }
    }

    private static func locate(
        _ bytes: UnsafeRawBufferPointer, _ starts: UnsafeMutablePointer<UInt32>,
        _ ends: UnsafeMutablePointer<UInt32>
    ) -> Int? {
        let idStart = LogLine.idBeginning.count - 1
        (starts[RecordMember.v.rawValue], ends[RecordMember.v.rawValue]) = (5, 6)
        (starts[RecordMember.id.rawValue], ends[RecordMember.id.rawValue]) = (
            UInt32(idStart), UInt32(idStart + 38)
        )
        var index = idStart + 38
        var number = RecordMember.flow.rawValue
        return keys.withUnsafeBufferPointer { keys -> Int? in
            while index + 16 <= bytes.count {
                while number < keys.count, !keys[number].stands(in: bytes, at: index) {
                    guard RecordMember(rawValue: number)?.isRequired == false else { return nil }
                    number += 1
                }
                guard number < keys.count else { return nil }
                if number == RecordMember.facts.rawValue { return index + 1 }
                let start = index + keys[number].length
                guard let end = JSONScanner.endOfValue(bytes, from: start) else { return nil }
                starts[number] = UInt32(truncatingIfNeeded: start)
                ends[number] = UInt32(truncatingIfNeeded: end)
                (index, number) = (end, number + 1)
            }
            return nil
        }
    }
}
