import TriageCore

/// A JSON value that a random flow is built of and cut down by: without places.
package indirect enum Tree: Sendable, Equatable {
    case text(String)
    /// A number, true, false or null, as written.
    case word(String)
    case list([Tree])
    /// The members in the order in which they are written.
    case object([Member])

    /// One member of an object.
    package struct Member: Sendable, Equatable {
        /// The key.
        let key: String
        /// The value after the colon.
        var value: Tree
    }

    /// Takes a parsed value without its places.
    package init(_ json: JSON) {
        self =
            switch json.value {
            case .null: .word("null")
            case .bool(let bool): .word(bool ? "true" : "false")
            case .number(let text): .word(text)
            case .string(let text): .text(text)
            case .array(let elements): .list(elements.map(Tree.init))
            case .object(let members): .object(members.map { Member(key: $0.key, value: Tree($0.value)) })
            }
    }

    /// The text of a file that holds the value, a member or an element a line.
    package var file: String {
        var writer = JSONWriter(pretty: true)
        write(to: &writer)
        return writer.text + "\n"
    }

    private func write(to writer: inout JSONWriter) {
        switch self {
        case .text(let text): writer.string(text)
        case .word(let word): writer.raw(word)
        case .list(let elements):
            writer.array { writer in for element in elements { element.write(to: &writer) } }
        case .object(let members):
            writer.object { writer in
                for member in members {
                    writer.key(member.key)
                    member.value.write(to: &writer)
                }
            }
        }
    }
}

extension Tree: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral
{
    package init(stringLiteral text: String) { self = .text(text) }
    package init(arrayLiteral elements: Tree...) { self = .list(elements) }
    package init(dictionaryLiteral members: (String, Tree)...) {
        self = .object(members.map { Member(key: $0.0, value: $0.1) })
    }
    package init(booleanLiteral bool: Bool) { self = .word(bool ? "true" : "false") }
    package init(integerLiteral number: Int) { self = .word("\(number)") }

    /// The value of the member with that key; nil in its place takes the member out. Only for objects.
    subscript(key: String) -> Tree? {
        get {
            guard case .object(let members) = self else { return nil }
            return members.first { $0.key == key }?.value
        }
        set {
            guard case .object(var members) = self else { return }
            let index = members.firstIndex { $0.key == key }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append(Member(key: key, value: value))
            case (nil, nil): break
            }
            self = .object(members)
        }
    }
}
