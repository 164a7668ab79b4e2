/// A JSON value and where it stands in its file. Source: RFC 8259.
public struct JSON: Sendable, Equatable {
    /// What the value is.
    public let value: Value
    /// Where it stands, quotes and brackets included.
    public let span: Span

    /// The six kinds of JSON value.
    public enum Value: Sendable, Equatable {
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
    public struct Member: Sendable, Equatable {
        /// The decoded key.
        public let key: String
        /// Where the key stands, quotes included.
        public let keySpan: Span
        /// The value behind the colon.
        public let value: JSON
    }

    /// The member of this object with that key; nil as well when this is no object.
    public subscript(key: String) -> JSON? {
        members?.first { $0.key == key }?.value
    }

    /// The members, when this is an object.
    public var members: [Member]? {
        if case .object(let members) = value { members } else { nil }
    }

    /// The elements, when this is an array.
    public var elements: [JSON]? {
        if case .array(let elements) = value { elements } else { nil }
    }

    /// The text, when this is a string.
    public var string: String? {
        if case .string(let string) = value { string } else { nil }
    }

    /// The truth value, when this is one.
    public var bool: Bool? {
        if case .bool(let bool) = value { bool } else { nil }
    }

    /// The whole number, when this is one that 64 bits hold and that is written without fraction or exponent.
    public var int: Int64? {
        if case .number(let text) = value { Int64(text) } else { nil }
    }

    /// The number as a double, when this is a number that one can hold.
    public var double: Double? {
        guard case .number(let text) = value, let double = Double(text), double.isFinite else { return nil }
        return double
    }

    /// Whether this is the value `null`.
    public var isNull: Bool { value == .null }

    /// What the value is, in the words of an error message. Shape: `a string`.
    public var kindName: String {
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
public struct JSONProblem: Sendable, Equatable {
    /// What sort of mistake it is.
    public let kind: Kind
    /// One terse sentence, lower-case, without a full stop.
    public let message: String
    /// Where it stands.
    public let span: Span
    /// For a key given twice: where it stood first.
    public let first: Span?

    /// The sorts of mistake, each with a finding code of its own.
    public enum Kind: Sendable, Equatable {
        case syntax, encoding, duplicateKey
    }
}
