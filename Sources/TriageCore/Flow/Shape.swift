/// What a part of a file may look like: both the structure check and the JSON Schema are derived from it.
indirect enum Shape: Sendable {
    case string(StringRule)
    case integer(minimum: Int64)
    case boolean
    /// Any string, number, Boolean or list of strings: the written form of a fact's value.
    case literal
    /// Any JSON value.
    case anything
    case null
    /// The only whole number allowed here.
    case constant(Int64)
    case array(of: Shape, minimum: Int = 0)
    case object(ObjectShape)
    /// An object whose keys are names of one style.
    case map(KeyRule, to: Shape)
    /// Any one of several shapes that differ in their JSON kind.
    case either([Shape])

    /// What messages call the kind.
    var kindName: String {
        switch self {
        case .string: "a string"
        case .integer, .constant: "a whole number"
        case .boolean: "true or false"
        case .literal: "a string, a number, true, false or a list"
        case .anything: "a value"
        case .null: "null"
        case .array: "an array"
        case .object, .map: "an object"
        case .either(let shapes):
            shapes.map(\.kindName).reduce(into: [String]()) { names, name in
                if !names.contains(name) { names.append(name) }
            }.formattedAlternatives
        }
    }

    /// Whether a value has the JSON kind of this shape, regardless of its content.
    func hasKind(of value: JSON) -> Bool {
        switch (self, value.value) {
        case (.object(let shape), .object): shape.sign.map { value[$0]?.members != nil } ?? true
        case (.string, .string), (.boolean, .bool), (.array, .array), (.map, .object),
            (.anything, _), (.null, .null):
            true
        case (.integer, .number), (.constant, .number): value.int != nil
        case (.literal, .object), (.literal, .null): false
        case (.literal, _): true
        case (.either(let shapes), _): shapes.contains { $0.hasKind(of: value) }
        default: false
        }
    }
}

/// An object with named members.
///
/// A class, because it never changes and is handed around for every object of a file: copying it is counting it.
final class ObjectShape: Sendable {
    /// What the object is, in the terms of the design; used in messages and in the schema.
    let name: String
    /// One sentence for an editor's tool tip.
    let summary: String
    /// The members in the order in which `format` writes them, at most 64; `comment` is allowed everywhere.
    let members: [Member]
    /// The members of which exactly one must be present; empty if there is no such choice.
    let exactlyOne: [String]
    /// The members of which one or more must be present; empty if there is no such choice.
    let atLeastOne: [String]
    /// Members that require another one. **Shape**: `accept` needs `because`.
    let together: [(name: String, needed: String)]
    /// Whether it must have some member, though none of them is required.
    let mayNotBeEmpty: Bool
    /// The member whose value, an object itself, tells this object from a map of names; nil if none has to.
    let sign: String?
    /// Members allowed only with some values of `type`, and those values.
    let byType: [(name: String, types: [String])]

    /// Describes an object.
    init(
        name: String, summary: String, members: [Member], exactlyOne: [String] = [],
        atLeastOne: [String] = [], together: [(name: String, needed: String)] = [],
        mayNotBeEmpty: Bool = false, sign: String? = nil, byType: [(name: String, types: [String])] = []
    ) {
        self.name = name
        self.summary = summary
        self.members = members
        self.exactlyOne = exactlyOne
        self.atLeastOne = atLeastOne
        self.together = together
        self.mayNotBeEmpty = mayNotBeEmpty
        self.sign = sign
        self.byType = byType
    }

    /// The position of a member; nil if there is none of that name.
    ///
    /// - Parameter first: where to look first. Files mostly have their members in this order.
    func position(of name: String, from first: Int = 0) -> Int? {
        let length = name.utf8.count
        for position in first..<members.count where members[position].isCalled(name, length) {
            return position
        }
        for position in 0..<first where members[position].isCalled(name, length) { return position }
        return nil
    }

    /// One member of an object.
    final class Member: Sendable {
        /// The key.
        let name: String
        /// What the value may look like.
        let shape: Shape
        /// Whether it must be present.
        let isRequired: Bool
        /// A member of the same object that lifts the requirement if it is true.
        let unless: String?
        /// One sentence for an editor's tool tip.
        let summary: String
        /// Values for an editor to offer, as JSON.
        let examples: [String]

        /// Describes one member.
        init(
            _ name: String, _ shape: Shape, required: Bool = false, unless: String? = nil,
            examples: [String] = [], _ summary: String
        ) {
            self.name = name
            self.shape = shape
            isRequired = required
            self.unless = unless
            self.summary = summary
            self.examples = examples
        }

        /// Whether it has a name of so many bytes. Most names differ in length already, which takes less to compare.
        fileprivate func isCalled(_ name: String, _ length: Int) -> Bool {
            self.name.utf8.count == length && self.name == name
        }
    }
}

/// What the keys of a map may look like.
enum KeyRule: Sendable, Equatable {
    /// camelCase, and not a reserved word of the condition language.
    case camelCase
    case kebabCase
    /// A kebab-case name, or `*` for the rest.
    case kebabCaseOrRest
    case anything
}

extension [String] {
    /// The words as alternatives. **Shape**: `a string, an object or an array`.
    var formattedAlternatives: String {
        guard count > 1, let last else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " or " + last
    }
}
