/// A JSON value as it lies in memory, decoded no further than somebody asks.
///
/// It is for bytes that are known to be as they were written, such as a line whose checksum is right: the way
/// through them is found, their grammar is not checked. Whatever they are, nothing traps; a value of another
/// kind than the one asked for is nil, and members end where the next one cannot be made out. The memory is
/// somebody else's and must outlive the slice. **Source**: RFC 8259.
package struct JSONSlice {
    /// The value's bytes, quotes and brackets included, without blanks around it.
    package let bytes: UnsafeRawBufferPointer

    /// Takes the bytes of one value.
    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// The members of this object in their order; none when this is no object.
    package var members: Members { Members(JSONScanner(bytes)) }

    /// The elements of this array; none when this is no array.
    package var elements: Elements { Elements(JSONScanner(bytes)) }

    /// The member of this object with that key, the first one; nil as well when this is no object.
    package subscript(key: StaticString) -> JSONSlice? {
        var members = members
        while let member = members.next() {
            if member.key.isString(key) { return member.value }
        }
        return nil
    }

    /// The text, when this is a string.
    package var string: String? {
        guard bytes.count >= 2, bytes[0] == UInt8(ascii: "\"") else { return nil }
        guard !bytes.contains(UInt8(ascii: "\\")) else { return json?.string }
        return String(decoding: bytes[1..<bytes.count - 1], as: UTF8.self)
    }

    /// Whether this is a string of exactly these characters, none of them written as an escape.
    package func isString(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard bytes.count == count + 2, bytes[0] == UInt8(ascii: "\"") else { return false }
        for index in 0..<count where bytes[index + 1] != text.utf8Start[index] { return false }
        return true
    }

    /// The truth value, when this is one.
    package var bool: Bool? {
        if isWord("true") { true } else if isWord("false") { false } else { nil }
    }

    /// Whether this is the value `null`.
    package var isNull: Bool { isWord("null") }

    /// The whole number, when this is one that 64 bits hold and that is written without fraction or exponent.
    package var int: Int64? { digits.flatMap { Int64($0) } }

    /// The number as a double, when this is one.
    package var double: Double? { shortDecimal ?? digits.flatMap { Double($0) } }

    /// The value parsed with all that is in it; nil when it is no JSON. Its places begin with the value.
    package var json: JSON? { JSONParser.parse(Array(bytes)).value }

    /// The text of a number; nil for any other kind of value.
    private var digits: String? {
        guard let first = bytes.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first) else {
            return nil
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The number, when it has no exponent and few digits; nil for any other value.
    ///
    /// Both the digits and the power of ten are whole numbers that a double holds exactly, so that their
    /// quotient is the nearest double. **Source**: Clinger, How to read floating point numbers accurately, 1990.
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
        /// The value behind the colon.
        package let value: JSONSlice
    }

    /// The members of an object, found one after the other.
    package struct Members: Sequence, IteratorProtocol {
        /// Where the reading stands: behind the last member that was found.
        private(set) var scanner: JSONScanner
        private var isFirst = true

        /// Reads the object that begins where a scanner stands, wherever that may end.
        init(_ scanner: JSONScanner) {
            self.scanner = scanner
        }

        /// The next member; nil at the end.
        package mutating func next() -> Member? {
            guard scanner.pass(isFirst ? UInt8(ascii: "{") : UInt8(ascii: ",")), let key = scanner.next(),
                key.bytes[0] == UInt8(ascii: "\""), scanner.pass(UInt8(ascii: ":")),
                let value = scanner.next()
            else { return nil }
            isFirst = false
            return Member(key: key, value: value)
        }
    }

    /// The elements of an array, found one after the other.
    package struct Elements: Sequence, IteratorProtocol {
        private var scanner: JSONScanner
        private var isFirst = true

        /// Reads the array that begins where a scanner stands, wherever that may end.
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

extension JSONSlice {
    /// The text of a member; empty when there is none.
    func text(_ key: StaticString) -> String { self[key]?.string ?? "" }

    /// The texts of a member's elements, those that are none left out.
    func strings(_ key: StaticString) -> [String] {
        self[key].map { $0.elements.compactMap(\.string) } ?? []
    }
}
