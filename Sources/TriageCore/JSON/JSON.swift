/// A JSON value and where it stands in its file. Source: RFC 8259.
package struct JSON: Sendable, Equatable {
    /// What the value is.
    package let value: Value
    /// Where it stands, quotes and brackets included.
    package let span: Span

    /// The six kinds of JSON value.
    package enum Value: Sendable, Equatable {
        case null
        case bool(Bool)
        /// The number as it was written, so that no digit is lost.
        case number(String)
        case string(String)
        case array([JSON])
        /// The members in the order of the file, each key once.
        case object([Member])
    }

    /// One member of an object.
    package struct Member: Sendable, Equatable {
        /// The decoded key.
        package let key: String
        /// Where the key stands, quotes included.
        package let keySpan: Span
        /// The value behind the colon.
        package let value: JSON
    }

    /// The member of this object with that key; nil as well when this is no object.
    package subscript(key: String) -> JSON? {
        members?.first { $0.key == key }?.value
    }

    /// The members, when this is an object.
    package var members: [Member]? {
        if case .object(let members) = value { members } else { nil }
    }

    /// The elements, when this is an array.
    package var elements: [JSON]? {
        if case .array(let elements) = value { elements } else { nil }
    }

    /// The text, when this is a string.
    package var string: String? {
        if case .string(let string) = value { string } else { nil }
    }

    /// The truth value, when this is one.
    package var bool: Bool? {
        if case .bool(let bool) = value { bool } else { nil }
    }

    /// The whole number, when this is one that 64 bits hold and that is written without fraction or exponent.
    package var int: Int64? {
        if case .number(let text) = value { Int64(text) } else { nil }
    }

    /// The number as a double, when this is a number that one can hold.
    package var double: Double? {
        guard case .number(let text) = value, let double = Double(text), double.isFinite else { return nil }
        return double
    }

    /// Whether this is the value `null`.
    package var isNull: Bool { value == .null }

    /// What the value is, in the words of an error message. Shape: `a string`.
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

/// Something wrong with the text of a JSON file.
package struct JSONProblem: Sendable, Equatable {
    /// What sort of mistake it is.
    package let kind: Kind
    /// One terse sentence, lower-case, without a full stop.
    package let message: String
    /// Where it stands.
    package let span: Span
    /// For a key given twice: where it stood first.
    package let first: Span?

    /// The sorts of mistake, each with a finding code of its own.
    package enum Kind: Sendable, Equatable {
        case syntax, encoding, duplicateKey
    }
}
