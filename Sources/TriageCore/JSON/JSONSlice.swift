/// A JSON value in place in memory, decoded only as far as a caller asks.
///
/// It is for bytes that are known to be intact, such as a line whose checksum matches: values are located,
/// but the grammar is not checked. Nothing traps, whatever the bytes; a value of another kind than the one
/// asked for is nil, and iteration ends where the next member cannot be made out. The memory is not owned and
/// must outlive the slice. **Source**: RFC 8259.
package struct JSONSlice {
    /// The value's bytes, including quotes and brackets but no surrounding whitespace.
    package let bytes: UnsafeRawBufferPointer

    /// Wraps the bytes of one value.
    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// The members of this object, in order; empty when this is not an object.
    package var members: Members { Members(JSONScanner(bytes)) }

    /// The elements of this array; empty when this is not an array.
    package var elements: Elements { Elements(JSONScanner(bytes)) }

    /// The value of the first member with that key; also nil when this is not an object.
    package subscript(key: StaticString) -> JSONSlice? {
        var members = members
        while let member = members.next() {
            if member.key.isString(key) { return member.value }
        }
        return nil
    }

    /// The text if this is a string.
    package var string: String? {
        guard bytes.count >= 2, bytes[0] == UInt8(ascii: "\"") else { return nil }
        guard !bytes.contains(UInt8(ascii: "\\")) else { return json?.string }
        return String(decoding: bytes[1..<bytes.count - 1], as: UTF8.self)
    }

    /// Whether this is a string of exactly these characters, written without escapes.
    @inline(__always)
    package func isString(_ text: StaticString) -> Bool {
        let (start, count) = (text.utf8Start, text.utf8CodeUnitCount)
        guard bytes.count == count + 2, bytes[0] == UInt8(ascii: "\"") else { return false }
        for index in 0..<count where bytes[index + 1] != start[index] { return false }
        return true
    }

    /// Whether this is a string of exactly these characters in UTF-8, written without escapes.
    package func isString(_ text: some Collection<UInt8>) -> Bool {
        guard bytes.count == text.count + 2, bytes[0] == UInt8(ascii: "\"") else { return false }
        var index = 1
        for byte in text {
            guard bytes[index] == byte else { return false }
            index += 1
        }
        return true
    }

    /// The value if this is `true` or `false`.
    package var bool: Bool? {
        if isWord("true") { true } else if isWord("false") { false } else { nil }
    }

    /// Whether this is `null`.
    package var isNull: Bool { isWord("null") }

    /// The integer if this is a number that fits 64 bits, written without fraction or exponent.
    package var int: Int64? { digits.flatMap { Int64($0) } }

    /// The number as a double if this is a number.
    package var double: Double? { shortDecimal ?? digits.flatMap { Double($0) } }

    /// The value, fully parsed; nil when it is not JSON. Spans count from the start of the value.
    package var json: JSON? { JSONParser.parse(Array(bytes)).value }

    /// The text of a number; nil for any other kind of value.
    private var digits: String? {
        guard let first = bytes.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first) else {
            return nil
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The number if it has no exponent and few digits; nil for any other value.
    ///
    /// A double holds both the digits and the power of ten exactly, so their quotient is the nearest double.
    /// **Source**: Clinger, How to read floating point numbers accurately, 1990.
    private var shortDecimal: Double? {
        var number = 0.0
        var scale = 0.0
        guard bytes.count <= 15, let first = bytes.first, (0x30...0x39).contains(first),
            bytes.last != UInt8(ascii: ".")
        else { return nil }
        for byte in bytes {
            switch byte {
            case 0x30...0x39:
                number = number * 10 + Double(byte - 0x30)
                scale *= 10
            case UInt8(ascii: ".") where scale == 0: scale = 1
            default: return nil
            }
        }
        return scale == 0 ? number : number / scale
    }

    private func isWord(_ word: StaticString) -> Bool {
        bytes.count == word.utf8CodeUnitCount && bytes.indices.allSatisfy { bytes[$0] == word.utf8Start[$0] }
    }
}

extension JSONSlice {
    /// One member of an object.
    package struct Member {
        /// The key, quotes included.
        package let key: JSONSlice
        /// The value after the colon.
        package let value: JSONSlice
    }

    /// The members of an object, located one at a time.
    package struct Members: Sequence, IteratorProtocol {
        /// The scanner, positioned after the last member returned.
        private(set) var scanner: JSONScanner
        private var isFirst = true

        /// Iterates over the object that begins at a scanner's position, wherever it may end.
        init(_ scanner: JSONScanner) {
            self.scanner = scanner
        }

        /// The next member; nil at the end.
        package mutating func next() -> Member? {
            guard scanner.pass(isFirst ? UInt8(ascii: "{") : UInt8(ascii: ",")),
                let key = scanner.nextKey(), let value = scanner.next()
            else { return nil }
            isFirst = false
            return Member(key: key, value: value)
        }
    }

    /// The elements of an array, located one at a time.
    package struct Elements: Sequence, IteratorProtocol {
        /// The scanner, positioned after the last element returned.
        private(set) var scanner: JSONScanner
        private var isFirst = true

        /// Iterates over the array that begins at a scanner's position, wherever it may end.
        init(_ scanner: JSONScanner) {
            self.scanner = scanner
        }

        /// The next element; nil at the end.
        package mutating func next() -> JSONSlice? {
            guard scanner.pass(isFirst ? UInt8(ascii: "[") : UInt8(ascii: ",")), let value = scanner.next()
            else { return nil }
            isFirst = false
            return value
        }
    }
}

extension JSONScanner {
    /// Consumes the object that begins here and passes on each key, with a scanner at the value; what the body does not
    /// consume is passed over, and nothing is consumed if the object does not end.
    @inline(__always)
    mutating func eachKey(_ body: (JSONSlice, inout JSONScanner) -> Void) {
        var scanner = self
        guard scanner.pass(UInt8(ascii: "{")) else { return }
        while let key = scanner.nextKey() {
            let start = scanner.index
            body(key, &scanner)
            if scanner.index == start, scanner.next() == nil { return }
            guard scanner.pass(UInt8(ascii: ",")) else { break }
        }
        if scanner.pass(UInt8(ascii: "}")) { self = scanner }
    }

    /// Consumes the array that begins here and passes on a scanner at each element; what the body does not consume is
    /// passed over, and nothing is consumed if the array does not end.
    @inline(__always)
    mutating func eachElement(_ body: (inout JSONScanner) -> Void) {
        var scanner = self
        guard scanner.pass(UInt8(ascii: "[")) else { return }
        while !scanner.isNext(UInt8(ascii: "]")) {
            let start = scanner.index
            body(&scanner)
            if scanner.index == start, scanner.next() == nil { return }
            guard scanner.pass(UInt8(ascii: ",")) else { break }
        }
        if scanner.pass(UInt8(ascii: "]")) { self = scanner }
    }
}

extension JSONSlice {
    /// A member's text; empty when it is missing or not a string.
    func text(_ key: StaticString) -> String { self[key]?.string ?? "" }

    /// The strings among a member's elements.
    func strings(_ key: StaticString) -> [String] {
        self[key].map { $0.elements.compactMap(\.string) } ?? []
    }
}
