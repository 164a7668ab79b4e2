/// A text that is looked for in records, without regard to case, accents and width.
package struct SearchedText: Sendable, Equatable {
    private let text: String
    private let bytes: [UInt8]

    /// Looks for a text; blanks around it count as nothing.
    package init(_ text: String) {
        self.text = text.trimming.simplified
        bytes = Array(self.text.utf8)
    }

    /// Whether there is nothing to look for.
    package var isEmpty: Bool { text.isEmpty }

    /// Whether another text contains it.
    package func isIn(_ other: String) -> Bool { isEmpty || other.simplified.contains(text) }

    /// Whether a text in a record contains it: of facts, notes, messages, steps, reasons, and names.
    func isIn(_ record: RecordView) -> Bool {
        RecordMember.allCases.contains { member in record[member].map { isIn($0) } ?? false }
    }

    /// Whether a text in a value contains it; keys do not count.
    private func isIn(_ slice: JSONSlice) -> Bool {
        switch slice.bytes.first {
        case UInt8(ascii: "\""): isIn(text: slice)
        case UInt8(ascii: "{"): slice.members.contains { isIn($0.value) }
        case UInt8(ascii: "["): slice.elements.contains { isIn($0) }
        default: false
        }
    }

    private func isIn(text slice: JSONSlice) -> Bool {
        // Most texts are plain, and need not be decoded.
        guard slice.bytes.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "\\") }) else {
            return slice.string.map { isIn($0) } ?? false
        }
        let inner = slice.bytes.dropFirst().dropLast()
        guard inner.count >= bytes.count else { return false }
        return (inner.startIndex...inner.endIndex - bytes.count).contains { start in
            bytes.indices.allSatisfy { Self.lower(slice.bytes[start + $0]) == bytes[$0] }
        }
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
