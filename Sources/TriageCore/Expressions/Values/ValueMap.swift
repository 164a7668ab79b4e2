/// The entries of a map in the order of their insertion, found by key.
///
/// Keys are numbers, texts and truth values; a number finds its entry whatever its type (`1`, `1u`, `1.0`).
/// Source: CEL language definition, "Aggregate Values" and "Numbers".
public struct ValueMap: Sendable, Equatable {
    /// One entry.
    package struct Entry: Sendable, Equatable {
        /// The key: a bool, int, uint or string.
        package let key: Value
        /// What stands under it.
        package let value: Value
    }

    /// The entries in the order of their insertion.
    package private(set) var entries: [Entry]
    /// Where each key stands; left empty while looking through the entries is as fast.
    private var positions: [Key: Int]

    private static let largestWithoutPositions = 8

    /// An empty map.
    package init() {
        entries = []
        positions = [:]
    }

    /// The number of entries.
    package var count: Int { entries.count }

    /// The value under a key; nil as well for what cannot be a key.
    package subscript(key: Value) -> Value? {
        position(of: key).map { entries[$0].value }
    }

    /// The value under a text.
    package subscript(key: String) -> Value? { self[.string(key)] }

    /// Adds an entry. Shape: false, and nothing added, where the key stands there already or is of a type
    /// that cannot be a key.
    @discardableResult
    package mutating func insert(_ value: Value, under key: Value) -> Bool {
        guard let own = Key(key), !Self.isFraction(key), position(of: key) == nil else { return false }
        entries.append(Entry(key: key, value: value))
        if !positions.isEmpty {
            positions[own] = entries.count - 1
        } else if entries.count > Self.largestWithoutPositions {
            for (index, entry) in entries.enumerated() {
                if let key = Key(entry.key) { positions[key] = index }
            }
        }
        return true
    }

    /// Whether a value is of a type that a key may have.
    static func isKey(_ value: Value) -> Bool {
        switch value {
        case .bool, .int, .uint, .string: true
        default: false
        }
    }

    private static func isFraction(_ key: Value) -> Bool {
        if case .double = key { true } else { false }
    }

    private func position(of key: Value) -> Int? {
        guard let own = Key(key) else { return nil }
        if !positions.isEmpty { return positions[own] }
        return entries.firstIndex { Key($0.key) == own }
    }

    /// The same entries in any order.
    public static func == (left: Self, right: Self) -> Bool {
        left.count == right.count && left.entries.allSatisfy { right[$0.key] == $0.value }
    }
}

/// A key, equal for equal numbers of different types and for the same Unicode scalars only.
private enum Key: Hashable {
    case bool(Bool)
    case int(Int64)
    case large(UInt64)
    case text(String)

    init?(_ value: Value) {
        switch value {
        case .bool(let bool): self = .bool(bool)
        case .int(let int): self = .int(int)
        case .uint(let uint): self = Int64(exactly: uint).map(Key.int) ?? .large(uint)
        case .double(let double):
            if let int = Int64(exactly: double) {
                self = .int(int)
            } else if let uint = UInt64(exactly: double) {
                self = .large(uint)
            } else {
                return nil
            }
        case .string(let text): self = .text(text)
        default: return nil
        }
    }

    static func == (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.bool(let a), .bool(let b)): a == b
        case (.int(let a), .int(let b)): a == b
        case (.large(let a), .large(let b)): a == b
        case (.text(let a), .text(let b)): a.hasSameScalars(as: b)
        default: false
        }
    }

    func hash(into hasher: inout Hasher) {
        switch self {
        case .bool(let bool): hasher.combine(bool)
        case .int(let int): hasher.combine(int)
        case .large(let uint): hasher.combine(uint)
        // A string's own hash is the same for canonically equivalent texts, which is allowed here.
        case .text(let text): hasher.combine(text)
        }
    }
}

extension String {
    /// Whether both are the same Unicode scalars; Swift's `==` takes canonical equivalents for equal.
    func hasSameScalars(as other: String) -> Bool {
        let count = utf8.count
        guard count == other.utf8.count, self == other else { return false }
        return utf8.elementsEqual(other.utf8)
    }

    /// Whether this comes before another text by Unicode scalars.
    func scalarsPrecede(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }
}
