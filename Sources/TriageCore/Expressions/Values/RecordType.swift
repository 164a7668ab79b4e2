/// The members of a record: of a round of a repeated part, or of a row of a table.
///
/// A class, so that the many rows of a table hold one reference each; immutable.
public final class RecordType: Sendable {
    /// One member of a record.
    package struct Member: Sendable, Equatable {
        /// The name, in several parts joined by dots where a part's own call gave it.
        package let name: String
        /// The type of the value when it is not null.
        package let type: ValueType
        /// Whether the value can be null.
        package let mayBeNull: Bool
        /// For a string or a list of strings, the only strings possible; nil when any is.
        let options: OptionNames?

        /// Describes a member.
        package init(_ name: String, _ type: ValueType, options: [String]? = nil, mayBeNull: Bool = true) {
            (self.name, self.type, self.mayBeNull) = (name, type, mayBeNull)
            self.options = options.map(OptionNames.init)
        }
    }

    /// What one such record is. **Shape**: `a round`, `a row of cities`.
    package let words: String
    /// The members, in the order of a record's values.
    package let members: [Member]
    private let positions: [String: Int]

    /// Describes a record.
    ///
    /// - Parameters:
    ///   - words: what one such record is, with its article.
    ///   - members: its members, each name once.
    package init(_ words: String, _ members: [Member]) {
        (self.words, self.members) = (words, members)
        positions = Dictionary(members.enumerated().map { ($1.name, $0) }) { first, _ in first }
    }

    /// The position of a member's value; nil if there is no such member.
    package func position(of name: String) -> Int? { positions[name] }

    /// Whether a name is the first part of members' names. **Shape**: `ticket` for `ticket.number`.
    func hasMembers(under name: String) -> Bool {
        members.contains { $0.name.hasPrefix(name + ".") }
    }
}

extension RecordType: Hashable {
    /// Compares what the records are called and their members.
    public static func == (left: RecordType, right: RecordType) -> Bool {
        left === right || left.words == right.words && left.members == right.members
    }

    /// Adds what tells most record types apart.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(words)
        hasher.combine(members.count)
    }
}
