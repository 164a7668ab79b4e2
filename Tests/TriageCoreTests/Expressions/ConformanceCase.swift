import Foundation
import Testing

@testable import TriageCore

/// One official test case, from the file named by `CEL_CONFORMANCE`.
struct ConformanceCase {
    let file: String
    let name: String
    let source: String
    let scope: Scope
    let values: [Value]
    /// The expected value; nil if only a type or an error is expected.
    let value: Value?
    let type: ValueType?
    /// The expected error texts, in the words of one implementation.
    let errors: [String]
    let isChecking: Bool
    let expandsMacros: Bool
    let isCheckOnly: Bool

    init(_ json: JSON) throws {
        file = try #require(json["file"]?.string)
        name = "\(file)/\(json["section"]?.string ?? "")/\(json["name"]?.string ?? "")"
        source = try #require(json["expr"]?.string)
        var scope = Scope(container: json["container"]?.string ?? "")
        var values: [Value] = []
        let bindings = json["bindings"]?.members ?? []
        for pair in json["env"]?.elements ?? [] {
            let name = try #require(pair.elements?.first?.string)
            let type = try #require(pair.elements?.last?.string)
            guard let type = ValueType(conformance: type) else { continue }
            scope.declare(name, type, mayBeNull: false)
            values.append(
                try bindings.first { $0.key == name }.map { try Value(conformance: $0.value) } ?? .null)
        }
        for binding in bindings where scope.slot(of: binding.key) == nil {
            scope.declare(binding.key, .dyn, mayBeNull: false)
            values.append(try Value(conformance: binding.value))
        }
        // The official type checks assume the type of optional values, which this language lacks.
        let a = ValueType.variable(0)
        scope.declare(function: "optional.of", .function([a], .opaque("optional_type", [a])))
        scope.declare(function: "optional.none", .function([], .opaque("optional_type", [a])))
        self.scope = scope
        self.values = values
        value = try json["value"].map { try Value(conformance: $0) }
        type = try json["type"].map { try #require(ValueType(conformance: $0.string ?? "")) }
        errors = json["error"]?.elements?.compactMap(\.string) ?? json["error"]?.string.map { [$0] } ?? []
        isChecking = json["disableCheck"]?.bool != true
        expandsMacros = json["disableMacros"]?.bool != true
        isCheckOnly = json["checkOnly"]?.bool == true
    }

    /// What went wrong; nil if the case passes.
    func failure() -> String? {
        let (expression, problems) = Expression.compile(
            source, in: scope, isChecking: isChecking, expandsMacros: expandsMacros)
        guard let expression else {
            if let code = problems.first?.code, isExpected(code) { return nil }
            return problems.map { "\($0.code) \($0.range): \($0.message)" }.joined(separator: "; ")
        }
        if let type, expression.type != type { return "deduced \(expression.type), not \(type)" }
        if isCheckOnly { return nil }
        do throws(EvaluationError) {
            let result = try expression.evaluate(values)
            guard let value else { return "gives \(result), not the error \(errors)" }
            return result.isSame(as: value) ? nil : "gives \(result), not \(value)"
        } catch {
            if !errors.isEmpty, errors.contains(where: { Self.kinds(of: $0).contains(error.kind) }) {
                return nil
            }
            return "fails with \(error.kind): \(error.message)"
        }
    }

    private func isExpected(_ code: ExpressionProblem.Code) -> Bool {
        let kind: EvaluationError.Kind? =
            switch code {
            case .type: .noSuchOverload
            case .unknownName: .unknownName
            default: nil
            }
        return kind.map { kind in errors.contains { Self.kinds(of: $0).contains(kind) } } ?? false
    }

    /// The kinds of error that an official error text stands for; none for an unknown text.
    private static func kinds(of text: String) -> [EvaluationError.Kind] {
        let sorts: [(part: String, kinds: [EvaluationError.Kind])] = [
            // The suite names the failing operator; in some of its cases the cause is a division by zero.
            ("no matching overload", [.noSuchOverload, .divisionByZero]),
            ("overload", [.noSuchOverload]),
            ("does not support field selection", [.noSuchOverload]),
            ("error during formatting", [.noSuchOverload]),
            ("unrecognized formatting clause", [.invalidArgument]),
            ("invalid substring range", [.invalidArgument]),
            ("index out of range", [.indexOutOfRange]),
            ("out of range", [.indexOutOfRange, .overflow]),
            ("range", [.overflow]),
            ("overflow", [.overflow]),
            ("no such key", [.noSuchKey]),
            ("by zero", [.divisionByZero]),
            ("invalid_argument", [.invalidArgument, .indexOutOfRange]),
            ("invalid UTF-8", [.invalidArgument]),
            ("onversion error", [.invalidArgument]),
            ("key type", [.unsupportedKeyType]),
            ("repeated key", [.duplicateKey]),
            ("undeclared reference", [.unknownName]),
            ("unknown var", [.unknownName]),
            ("unbound function", [.unknownFunction]),
            // The text of a case that only requires some error to come through.
            ("foo", [.divisionByZero]),
        ]
        return sorts.first { text.contains($0.part) }?.kinds ?? []
    }
}

extension ValueType {
    /// Reads the notation of the cases. **Shape**: `map(string,list(int))`; nil if it is unknown.
    init?(conformance text: String) {
        let name = String(text.prefix { $0 != "(" })
        var parameters: [ValueType] = []
        if text.hasSuffix(")") {
            var depth = 0
            var part = ""
            for character in text.dropFirst(name.count + 1).dropLast() {
                depth += character == "(" ? 1 : character == ")" ? -1 : 0
                if character == ",", depth == 0 {
                    guard let type = ValueType(conformance: part) else { return nil }
                    parameters.append(type)
                    part = ""
                } else if character != " " {
                    part.append(character)
                }
            }
            guard let type = ValueType(conformance: part) else { return nil }
            parameters.append(type)
        }
        switch (name, parameters.count) {
        case ("dyn", 0): self = .dyn
        case ("null_type", 0), ("null", 0): self = .null
        case ("bool", 0): self = .bool
        case ("int", 0): self = .int
        case ("uint", 0): self = .uint
        case ("double", 0): self = .double
        case ("string", 0): self = .string
        case ("bytes", 0): self = .bytes
        case ("timestamp", 0), ("google.protobuf.Timestamp", 0): self = .timestamp
        case ("duration", 0), ("google.protobuf.Duration", 0): self = .duration
        case ("type", 0): self = .type(.dyn)
        case ("type", 1): self = .type(parameters[0])
        case ("list", 1): self = .list(parameters[0])
        case ("map", 2): self = .map(parameters[0], parameters[1])
        case ("wrapper", 1): self = .wrapper(parameters[0])
        case (_, 1...): self = .opaque(name, parameters)
        default: return nil
        }
    }
}

extension Value {
    /// Reads the notation of the cases. **Shape**: `{"list": [{"int": "1"}]}`.
    init(conformance json: JSON) throws {
        let member = try #require(json.members?.first)
        let text = member.value.string ?? ""
        switch member.key {
        case "null": self = .null
        case "bool": self = .bool(member.value == JSON(value: .bool(true), span: member.value.span))
        case "int": self = .int(try #require(Int64(text)))
        case "uint": self = .uint(try #require(UInt64(text)))
        case "double": self = .double(try #require(Double(text)))
        case "string": self = .string(text)
        case "bytes": self = .bytes(Array(try #require(Data(base64Encoded: text))))
        case "list":
            self = .list(try #require(member.value.elements).map { try Value(conformance: $0) })
        case "map":
            var map = ValueMap()
            for pair in try #require(member.value.elements) {
                let parts = try #require(pair.elements).map { try Value(conformance: $0) }
                map.insert(parts[1], under: parts[0])
            }
            self = .map(map)
        case "type":
            self = .type(try #require(ValueType(conformance: text) ?? ValueType(erased: text)))
        case "timestamp": self = .timestamp(try #require(Timestamp(rfc3339: text)))
        case "duration": self = .duration(try TimeSpan(text: text))
        default: throw UnknownValue(kind: member.key)
        }
    }

    /// Whether both are the same value of the same type; "not a number" equals itself.
    func isSame(as other: Value) -> Bool {
        switch (self, other) {
        case (.double(let a), .double(let b)): a == b && a.sign == b.sign || a.isNaN && b.isNaN
        case (.type(let a), .type(let b)): a.name == b.name
        case (.string(let a), .string(let b)): a.hasSameScalars(as: b)
        case (.list(let a), .list(let b)): a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
        case (.map(let a), .map(let b)):
            a.count == b.count
                && a.entries.allSatisfy { entry in b[entry.key].map { entry.value.isSame(as: $0) } ?? false }
        default: self == other
        }
    }
}

extension ValueType {
    /// A type by its bare name at run time.
    fileprivate init?(erased name: String) {
        switch name {
        case "list": self = .list(.dyn)
        case "map": self = .map(.dyn, .dyn)
        default: return nil
        }
    }
}

/// A value of a kind not known to occur in the cases.
private struct UnknownValue: Error {
    let kind: String
}
