/// The JSON Schema of a file format, made from the same shapes that the structure check uses.
///
/// **Source**: JSON Schema 2020-12.
package enum FlowSchema {
    /// The version of flow files, and of the desk files that they use.
    package static let version: Int64 = 1

    /// The schema of flow files and of the desk files that they use, format 1, as `Flows/flow.schema.json`
    /// holds it.
    package static var flow: String {
        schema(
            of: .flow, or: (flag: "desk", .desk), title: "A triage flow, or a desk that flows share, format 1"
        )
    }

    /// A schema whose root is one object shape, or another one where a member is true.
    static func schema(
        of root: ObjectShape, or other: (flag: String, root: ObjectShape)? = nil, title: String
    ) -> String {
        var definitions: [ObjectShape] = []
        collect(.object(root), into: &definitions)
        if let other { collect(.object(other.root), into: &definitions) }
        var writer = JSONWriter(pretty: true)
        writer.object { writer in
            writer.member("$schema", "https://json-schema.org/draft/2020-12/schema")
            writer.member("title", title)
            writer.root(root, or: other)
            writer.key("$defs")
            writer.object { writer in
                for definition in definitions {
                    writer.key(definition.name)
                    writer.schema(definition)
                }
            }
        }
        return writer.text + "\n"
    }

    /// Collects the object shapes found inside a shape, each once.
    private static func collect(_ shape: Shape, into found: inout [ObjectShape]) {
        switch shape {
        case .string, .integer, .boolean, .literal, .constant, .anything, .null: break
        case .array(let element, _): collect(element, into: &found)
        case .map(_, let element): collect(element, into: &found)
        case .either(let shapes): shapes.forEach { collect($0, into: &found) }
        case .object(let object):
            guard !found.contains(where: { $0.name == object.name }) else { return }
            found.append(object)
            for member in object.members { collect(member.shape, into: &found) }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ key: String, _ text: String) {
        self.key(key)
        string(text)
    }

    /// The root: one object, or another one where a member is true.
    fileprivate mutating func root(_ root: ObjectShape, or other: (flag: String, root: ObjectShape)?) {
        func reference(_ shape: ObjectShape, _ writer: inout JSONWriter) {
            writer.member("$ref", "#/$defs/\(shape.name)")
        }
        guard let other else { return reference(root, &self) }
        isTrue(other.flag)
        key("then")
        object { reference(other.root, &$0) }
        key("else")
        object { reference(root, &$0) }
    }

    /// A condition: that a member is true.
    private mutating func isTrue(_ flag: String) {
        key("if")
        object { writer in
            writer.key("properties")
            writer.object { writer in
                writer.key(flag)
                writer.object { writer in
                    writer.key("const")
                    writer.bool(true)
                }
            }
            writer.required([flag])
        }
    }

    fileprivate mutating func schema(_ object: ObjectShape) {
        self.object { writer in
            writer.member("description", object.summary)
            writer.member("type", "object")
            writer.key("properties")
            writer.object { writer in
                writer.key("comment")
                writer.object { $0.member("description", "For the supervisor; ignored.") }
                for member in object.members {
                    writer.key(member.name)
                    writer.schema(member)
                }
            }
            writer.key("additionalProperties")
            writer.bool(false)
            writer.required(object.members.filter { $0.isRequired && $0.unless == nil }.map(\.name))
            writer.requiredUnless(object)
            writer.together(object)
            writer.choice("oneOf", of: object.exactlyOne)
            writer.choice("anyOf", of: object.atLeastOne)
            writer.byType(object)
        }
    }

    private mutating func schema(_ member: ObjectShape.Member) {
        object { writer in
            writer.member("description", member.summary)
            writer.schemaMembers(member.shape)
            guard !member.examples.isEmpty else { return }
            writer.key("examples")
            writer.array { writer in member.examples.forEach { writer.raw($0) } }
        }
    }

    private mutating func schema(_ shape: Shape) {
        object { $0.schemaMembers(shape) }
    }

    private mutating func required(_ names: [String]) {
        guard !names.isEmpty else { return }
        key("required")
        array { writer in names.forEach { writer.string($0) } }
    }

    /// Members that are required unless another one is true.
    private mutating func requiredUnless(_ object: ObjectShape) {
        let lifted = object.members.filter { $0.isRequired && $0.unless != nil }
        guard let flag = lifted.first?.unless else { return }
        isTrue(flag)
        key("else")
        self.object { $0.required(lifted.filter { $0.unless == flag }.map(\.name)) }
    }

    private mutating func together(_ object: ObjectShape) {
        guard !object.together.isEmpty else { return }
        key("dependentRequired")
        self.object { writer in
            for (name, needed) in object.together {
                writer.key(name)
                writer.array { $0.string(needed) }
            }
        }
    }

    /// Members of which one, or at least one, must be present.
    private mutating func choice(_ keyword: String, of names: [String]) {
        guard !names.isEmpty else { return }
        key(keyword)
        array { writer in
            for name in names { writer.object { $0.required([name]) } }
        }
    }

    /// Members allowed only with some types: if one is present, the type must be one of those.
    private mutating func byType(_ object: ObjectShape) {
        guard !object.byType.isEmpty else { return }
        key("dependentSchemas")
        self.object { writer in
            for (name, types) in object.byType {
                writer.key(name)
                writer.object { writer in
                    writer.key("properties")
                    writer.object { writer in
                        writer.key("type")
                        writer.object { writer in
                            writer.key("enum")
                            writer.array { writer in types.forEach { writer.string($0) } }
                        }
                    }
                }
            }
        }
    }

    private mutating func schemaMembers(_ shape: Shape) {
        switch shape {
        case .string(let rule):
            member("type", "string")
            stringRule(rule)
        case .integer(let minimum):
            member("type", "integer")
            key("minimum")
            int(minimum)
        case .boolean: member("type", "boolean")
        case .literal:
            key("type")
            array { writer in ["string", "number", "boolean", "array"].forEach { writer.string($0) } }
            key("items")
            self.object { $0.member("type", "string") }
        case .anything: break
        case .null: member("type", "null")
        case .constant(let only):
            member("type", "integer")
            key("const")
            int(only)
        case .array(let element, let minimum):
            member("type", "array")
            key("items")
            schema(element)
            if minimum > 0 {
                key("minItems")
                int(minimum)
            }
        case .object(let object): member("$ref", "#/$defs/\(object.name)")
        case .map(let rule, let element):
            member("type", "object")
            key("propertyNames")
            self.object { $0.names(rule) }
            key("properties")
            self.object { writer in
                writer.key("comment")
                writer.object { _ in }
            }
            key("additionalProperties")
            schema(element)
        case .either(let shapes):
            key("anyOf")
            array { writer in shapes.forEach { writer.schema($0) } }
        }
    }

    /// Names of one style, excluding reserved words where the style has them.
    private mutating func names(_ rule: KeyRule) {
        member("pattern", rule.pattern)
        guard rule == .camelCase else { return }
        key("not")
        object { writer in
            writer.key("enum")
            writer.array { writer in KeyRule.reservedWords.sorted().forEach { writer.string($0) } }
        }
    }

    private mutating func stringRule(_ rule: StringRule) {
        switch rule {
        case .anything: break
        case .text, .expression, .regularExpression:
            member("pattern", "\\S")
        case .camelCase: names(.camelCase)
        case .kebabCase: names(.kebabCase)
        case .oneOf(let words):
            key("enum")
            array { writer in words.forEach { writer.string($0) } }
        case .language: member("pattern", "^[a-z]{2,3}(-[A-Za-z0-9]+)*$")
        case .timeZone: member("pattern", "^[A-Za-z]+([/_+-][A-Za-z0-9_+-]+)*$")
        case .currency: member("pattern", "^[A-Z]{3}$")
        case .moment: member("format", "date-time")
        case .own(let pattern, _): member("pattern", pattern)
        case .duration: member("pattern", "^(?=.)([0-9]+h)?([0-9]+m)?([0-9]+s)?$")
        // Not every editor supports letter classes, so exclude the ASCII characters that are not letters.
        case .letter: member("pattern", "^[^\\s0-9!-/:-@\\[-`{-~]$")
        }
    }
}

extension KeyRule {
    /// A regular expression that matches the names.
    fileprivate var pattern: String {
        switch self {
        case .camelCase: "^[a-z][A-Za-z0-9]*$"
        case .kebabCase: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"
        case .kebabCaseOrRest: "^([*]|[a-z0-9]([a-z0-9-]*[a-z0-9])?)$"
        case .anything: ""
        }
    }
}
