/// A value with the members of its type, such as a round of a repeated part.
public struct RecordValue: Sendable, Equatable {
    /// What members it has.
    package let type: RecordType
    /// The values of the members, in the order of the type; null where one is not known.
    package let values: [Value]

    /// Makes a record; nil if there is not one value for each member.
    package init?(_ type: RecordType, _ values: [Value]) {
        guard values.count == type.members.count else { return nil }
        (self.type, self.values) = (type, values)
    }

    /// Makes a record of the members that are known; the others are null.
    package init(_ type: RecordType, known: [String: Value]) {
        self.type = type
        values = type.members.map { known[$0.name] ?? .null }
    }

    /// The value of a member; nil if there is no such member.
    package subscript(name: String) -> Value? {
        type.position(of: name).map { values[$0] }
    }
}
