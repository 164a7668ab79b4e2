/// A JSON value and its place in the file. **Source**: RFC 8259.
package struct JSON: Sendable, Equatable {
    /// The value itself.
    package let value: Value
    private let place: CompactSpan

    /// Places a value.
    package init(value: Value, span: Span) {
        self.value = value
        place = CompactSpan(span)
    }

    /// Its extent, quotes and brackets included.
    package var span: Span { place.span }

    /// The six kinds of JSON value.
    package enum Value: Sendable, Equatable {
        case null
        case bool(Bool)
        /// The number as written, so that no digit is lost.
        case number(String)
        case string(String)
        case array([JSON])
        /// The members in file order, each key once.
        case object([Member])
    }

    /// One member of an object.
    package struct Member: Sendable, Equatable {
        /// The decoded key.
        package let key: String
        private let keyPlace: CompactSpan
        /// The value after the colon.
        package let value: JSON

        /// Names a value.
        package init(key: String, keySpan: Span, value: JSON) {
            self.key = key
            keyPlace = CompactSpan(keySpan)
            self.value = value
        }

        /// The key's extent, quotes included.
        package var keySpan: Span { keyPlace.span }
    }

    /// The value of the member with that key, which is ASCII; also nil when this is not an object.
    package subscript(key: String) -> JSON? {
        guard case .object(let members) = value else { return nil }
        // Most keys differ in length already, which takes less to compare than they do.
        let length = key.utf8.count
        for index in members.indices where members[index].key.utf8.count == length {
            if members[index].key == key { return members[index].value }
        }
        return nil
    }

    /// The members if this is an object.
    package var members: [Member]? {
        if case .object(let members) = value { members } else { nil }
    }

    /// The elements if this is an array.
    package var elements: [JSON]? {
        if case .array(let elements) = value { elements } else { nil }
    }

    /// The text if this is a string.
    package var string: String? {
        if case .string(let string) = value { string } else { nil }
    }

    /// The value if this is `true` or `false`.
    package var bool: Bool? {
        if case .bool(let bool) = value { bool } else { nil }
    }

    /// The integer if this is a number that fits 64 bits, written without fraction or exponent.
    package var int: Int64? {
        if case .number(let text) = value { Int64(text) } else { nil }
    }

    /// The number as a double if it is finite as one.
    package var double: Double? {
        guard case .number(let text) = value, let double = Double(text), double.isFinite else { return nil }
        return double
    }

    /// Whether this is `null`.
    package var isNull: Bool { value == .null }

    /// The kind of value, as error messages word it. **Shape**: `a string`.
    package var kindName: String {
        switch value {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

/// A stretch of a file of less than four gigabytes, in half the room of a ``Span``: a large flow has millions.
private struct CompactSpan: Sendable, Equatable {
    private let start: UInt32
    private let end: UInt32

    init(_ span: Span) {
        (start, end) = (UInt32(clamping: span.lowerBound), UInt32(clamping: span.upperBound))
    }

    var span: Span { Int(start)..<Int(end) }
}

/// A mistake in the text of a JSON file.
package struct JSONProblem: Sendable, Equatable {
    /// The sort of mistake.
    package let kind: Kind
    /// One terse sentence, lower-case, without a full stop.
    package let message: String
    /// Its place in the file.
    package let span: Span
    /// For a duplicate key: its first occurrence.
    package let first: Span?

    /// The sorts of mistake, each with its own finding code.
    package enum Kind: Sendable, Equatable {
        case syntax, encoding, duplicateKey
    }
}
