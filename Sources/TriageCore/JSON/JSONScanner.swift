#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Finds where the values in a JSON text begin and end, without decoding them.
///
/// Brackets are counted, not matched, and what is between them is not inspected: text that no JSON writer
/// produced may be cut in odd places, but nothing past its end is ever read. A million records come through
/// here, so loops over bytes keep the position in a local variable.
struct JSONScanner {
    /// The text in UTF-8.
    let bytes: UnsafeRawBufferPointer
    /// The current position. **Units**: bytes.
    private(set) var index: Int

    /// Scans a text from its beginning, or from a position in it.
    init(_ bytes: UnsafeRawBufferPointer, from index: Int = 0) {
        self.bytes = bytes
        self.index = index
    }

    /// Consumes the value that begins here; nil when none does or when it does not end.
    mutating func next() -> JSONSlice? {
        let start = Self.endOfBlanks(bytes, from: index)
        guard let end = Self.endOfValue(bytes, from: start) else { return nil }
        index = end
        return JSONSlice(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
    }

    /// The offset just past the value that begins at an offset; nil when none does or when it does not end.
    @inline(__always)
    static func endOfValue(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        return switch bytes[start] {
        case UInt8(ascii: "\""): endOfString(bytes, from: start)
        case UInt8(ascii: "{"), UInt8(ascii: "["): endOfNested(bytes, from: start)
        default: endOfWord(bytes, from: start)
        }
    }

    /// Consumes a key and its colon; nil when none comes next.
    @inline(__always)
    mutating func nextKey() -> JSONSlice? {
        let start = Self.endOfBlanks(bytes, from: index)
        guard start < bytes.count, bytes[start] == UInt8(ascii: "\""),
            let end = Self.endOfString(bytes, from: start)
        else { return nil }
        index = end
        return pass(UInt8(ascii: ":")) ? JSONSlice(UnsafeRawBufferPointer(rebasing: bytes[start..<end])) : nil
    }

    /// Whether a character comes next, after any whitespace.
    @inline(__always)
    func isNext(_ byte: UInt8) -> Bool {
        var scanner = self
        return scanner.pass(byte)
    }

    /// Consumes a character if it comes next, after any whitespace.
    @inline(__always)
    mutating func pass(_ byte: UInt8) -> Bool {
        let place = Self.endOfBlanks(bytes, from: index)
        guard place < bytes.count, bytes[place] == byte else { return false }
        index = place &+ 1
        return true
    }

    /// Consumes exactly these characters if they come next: for what the log's own writer wrote, without a space.
    @inline(__always)
    mutating func passAsWritten(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard bytes.count &- index >= count, let start = bytes.baseAddress,
            memcmp(start + index, text.utf8Start, count) == 0
        else { return false }
        index &+= count
        return true
    }

    @inline(__always)
    private static func endOfBlanks(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] <= 0x20 { index &+= 1 }
        return index
    }

    /// The offset just past the string that begins at an offset; nil when it does not end.
    @inline(__always)
    private static func endOfString(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var index = start &+ 1
        while true {
            // Eight bytes at a time up to the one that matters: most of what is skipped is strings.
            while index &+ 8 <= bytes.count {
                let found = quoteOrBackslash(in: LineBytes.word(bytes, at: index))
                index &+= found
                if found < 8 { break }
            }
            while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\")
            {
                index &+= 1
            }
            guard index < bytes.count else { return nil }
            if bytes[index] == UInt8(ascii: "\"") { return index &+ 1 }
            index = min(index &+ 2, bytes.count)
        }
    }

    /// The offset just past the object or array that begins at an offset; nil when it does not end.
    private static func endOfNested(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var depth = 0
        var index = start
        while true {
            // Eight bytes at a time up to the one that matters.
            while index &+ 8 <= bytes.count {
                let found = quoteOrBracket(in: LineBytes.word(bytes, at: index))
                index &+= found
                if found < 8 { break }
            }
            guard index < bytes.count else { return nil }
            switch bytes[index] {
            case UInt8(ascii: "\""):
                guard let end = endOfString(bytes, from: index) else { return nil }
                index = end
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth &+= 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth &-= 1
                if depth == 0 { return index &+ 1 }
            default: break
            }
            index &+= 1
        }
    }

    /// The offset just past the number or word that begins at an offset; nil when none does.
    private static func endOfWord(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var index = start
        // Mostly a number.
        while index < bytes.count, 0x2D...0x39 ~= bytes[index] { index &+= 1 }
        while index < bytes.count {
            switch bytes[index] {
            case 0...0x20, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "\""), UInt8(ascii: "{"),
                UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"):
                return index > start ? index : nil
            default: index &+= 1
            }
        }
        return index
    }

    /// The index of the first quote or bracket of either kind among eight bytes; 8 when there is none.
    ///
    /// One bit tells square brackets from curly ones, so setting it everywhere finds both; see `quoteOrBackslash`.
    @inline(__always)
    private static func quoteOrBracket(in word: UInt64) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let folded = word | (ones &* 0x20)
        let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
        let opening = folded ^ (ones &* UInt64(UInt8(ascii: "{")))
        let closing = folded ^ (ones &* UInt64(UInt8(ascii: "}")))
        let zeros =
            (quotes &- ones) & ~quotes | (opening &- ones) & ~opening | (closing &- ones) & ~closing
        return (zeros & (ones &* 0x80)).trailingZeroBitCount >> 3
    }

    /// The index of the first quote or backslash among eight bytes; 8 when there is none.
    ///
    /// Subtracting 1 from every byte makes those that are 0 borrow; a byte that is borrowed from may be
    /// misjudged, but only after the first match, where it no longer matters.
    @inline(__always)
    private static func quoteOrBackslash(in word: UInt64) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
        let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
        let zeros = (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes
        return (zeros & (ones &* 0x80)).trailingZeroBitCount >> 3
    }
}
