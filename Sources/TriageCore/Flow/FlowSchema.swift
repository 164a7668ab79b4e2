/// The JSON Schema of a file format, made from the same shapes that the structure check uses.
///
/// **Source**: JSON Schema 2020-12.
public enum FlowSchema {
    /// The schema of flow files, format 1, as `Flows/flow.schema.json` holds it.
    public static var flow: String { schema(of: .flow, title: "A triage flow, format 1") }

    /// A schema whose root is one object shape.
    static func schema(of root: ObjectShape, title: String) -> String {
        var definitions: [ObjectShape] = []
        collect(.object(root), into: &definitions)
        var writer = JSONWriter(pretty: true)
        writer.object { writer in
            writer.member("$schema", "https://json-schema.org/draft/2020-12/schema")
            writer.member("title", title)
            writer.key("$ref")
            writer.string("#/$defs/\(root.name)")
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

    /// The object shapes that can be met inside a shape, each once.
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
                    writer.schema(member.shape, describedAs: member.summary)
                }
            }
            writer.key("additionalProperties")
            writer.bool(false)
            let required = object.members.filter(\.isRequired).map(\.name)
            if !required.isEmpty {
                writer.key("required")
                writer.array { writer in required.forEach { writer.string($0) } }
            }
            guard !object.exactlyOne.isEmpty else { return }
            writer.key("oneOf")
            writer.array { writer in
                for name in object.exactlyOne {
                    writer.object { writer in
                        writer.key("required")
                        writer.array { $0.string(name) }
                    }
                }
            }
        }
    }

    fileprivate mutating func schema(_ shape: Shape, describedAs summary: String? = nil) {
        object { writer in
            if let summary { writer.member("description", summary) }
            writer.schemaMembers(shape)
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
        case .anything: break
        case .null: member("type", "null")
        case .constant(let only):
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
            self.object { writer in writer.member("pattern", rule.pattern) }
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

    private mutating func stringRule(_ rule: StringRule) {
        switch rule {
        case .anything: break
        case .text, .expression, .regularExpression:
            member("pattern", "\\S")
        case .camelCase: member("pattern", KeyRule.camelCase.pattern)
        case .kebabCase: member("pattern", KeyRule.kebabCase.pattern)
        case .oneOf(let words):
            key("enum")
            array { writer in words.forEach { writer.string($0) } }
        case .language: member("pattern", "^[a-z]{2,3}(-[A-Za-z0-9]+)*$")
        case .timeZone: member("pattern", "^[A-Za-z]+([/_+-][A-Za-z0-9_+-]+)*$")
        case .currency: member("pattern", "^[A-Z]{3}$")
        case .duration: member("pattern", "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$")
        case .moment: member("format", "date-time")
        case .letter: member("pattern", "^\\p{L}$")
        }
    }
}

extension KeyRule {
    /// The names as a regular expression.
    fileprivate var pattern: String {
        switch self {
        case .camelCase: "^[a-z][A-Za-z0-9]*$"
        case .kebabCase: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"
        case .kebabCaseOrRest: "^([*]|[a-z0-9]([a-z0-9-]*[a-z0-9])?)$"
        case .anything: ""
        }
    }
}
