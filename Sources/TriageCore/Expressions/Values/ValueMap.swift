/// The entries of a map in insertion order, accessible by key.
///
/// Keys are numbers, strings and booleans; a number finds its entry whatever its type (`1`, `1u`, `1.0`).
///
/// **Source**: CEL language definition, "Aggregate Values" and "Numbers".
public struct ValueMap: Sendable, Equatable {
    /// One entry of a map.
    package struct Entry: Sendable, Equatable {
        /// The key: a bool, int, uint or string.
        package let key: Value
        /// The value for the key.
        package let value: Value
    }

    /// The entries in insertion order.
    package private(set) var entries: [Entry]
    /// The position of each key; empty while a linear search is just as fast.
    private var positions: [Key: Int]

    private static let largestWithoutPositions = 8

    /// An empty map.
    package init() {
        entries = []
        positions = [:]
    }

    /// The number of entries.
    package var count: Int { entries.count }

    /// The value for a key; also nil for a value that cannot be a key.
    package subscript(key: Value) -> Value? {
        position(of: key).map { entries[$0].value }
    }

    /// The value for a string key.
    package subscript(key: String) -> Value? { self[.string(key)] }

    /// Adds an entry; returns false, adding nothing, when the key already exists or its type cannot be a key.
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

    /// Whether a value's type is allowed for keys.
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

    /// Compares entries, ignoring their order.
    public static func == (left: Self, right: Self) -> Bool {
        left.count == right.count && left.entries.allSatisfy { right[$0.key] == $0.value }
    }
}

/// A key: equal numbers of different types are equal; strings are equal only with the same Unicode scalars.
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
        // A string's own hash is the same for canonically equivalent strings, which is allowed here.
        case .text(let text): hasher.combine(text)
        }
    }
}

extension String {
    /// Whether both have the same Unicode scalars; Swift's `==` treats canonical equivalents as equal.
    func hasSameScalars(as other: String) -> Bool {
        let count = utf8.count
        guard count == other.utf8.count, self == other else { return false }
        return utf8.elementsEqual(other.utf8)
    }

    /// Whether this comes before another string by Unicode scalars.
    func scalarsPrecede(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }
}
