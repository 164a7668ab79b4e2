/// What a list of the functions says about one of them.
package struct FunctionPage: Sendable {
    /// The function's or macro's name.
    package let name: String
    /// How it is called, with the types. **Shape**: `days(date, date) -> int`.
    package let types: [String]
    /// An expression that calls it.
    package let example: String
    /// The value of that expression, as an expression.
    package let value: String

    /// Every function and macro, in the order of the language's documents, additions last.
    package static var all: [FunctionPage] {
        Function.allCases.map { function in
            FunctionPage(
                function.rawValue, function.overloads.map { $0.signature(of: function.rawValue) },
                function.example)
        }
            + SyntaxTree.Macro.allCases.map { macro in
                FunctionPage(macro.rawValue, [macro.signature], macro.example)
            } + [FunctionPage("has", ["has(map.field) -> bool"], "has({'a': 1}.b)")]
    }

    private init(_ name: String, _ types: [String], _ example: String) {
        (self.name, self.types, self.example) = (name, types, example)
        let expression = Expression.compile(example, in: Scope()).expression
        value = (try? expression?.evaluate([]))?.literal ?? ""
    }

    /// The page as text. **Shape**: the name, a line for each way to call it, and the example.
    package var text: String {
        ([name] + types.map { "    " + $0 } + ["    for example \(example) is \(value)"])
            .joined(separator: "\n")
    }
}

extension Overload {
    /// How a function is called with these types. **Shape**: `string.size() -> int`.
    fileprivate func signature(of name: String) -> String {
        let arguments = (isMember ? parameters.dropFirst() : parameters[...]).map(\.shortName)
        let receiver = isMember ? parameters[0].shortName + "." : ""
        return "\(receiver)\(name)(\(arguments.joined(separator: ", "))) -> \(result.shortName)"
    }
}

extension ValueType {
    /// The type as a list of functions names it. **Shape**: `timestamp`, `list(A)`.
    fileprivate var shortName: String {
        switch self {
        case .timestamp: "timestamp"
        case .duration: "duration"
        case .dyn: "any"
        case .variable(let number): number == 0 ? "A" : "B"
        case .list(let element): "list(\(element.shortName))"
        case .map(let key, let value): "map(\(key.shortName), \(value.shortName))"
        case .type(let type): "type(\(type.shortName))"
        case .wrapper(let type): "\(type.shortName) or null"
        case .null, .bool, .int, .uint, .double, .string, .bytes, .record, .money, .date, .secret, .opaque:
            description
        }
    }
}

extension SyntaxTree.Macro {
    fileprivate var signature: String {
        switch self {
        case .all, .exists, .existsOne: "list(A).\(rawValue)(name, condition) -> bool"
        case .filter: "list(A).filter(name, condition) -> list(A)"
        case .map: "list(A).map(name, value) -> list(B)"
        }
    }

    fileprivate var example: String {
        switch self {
        case .all: "[1, 2].all(n, n > 0)"
        case .exists: "[1, 2].exists(n, n > 1)"
        case .existsOne: "[1, 2].exists_one(n, n > 0)"
        case .map: "[1, 2].map(n, n * 10)"
        case .filter: "[1, 2].filter(n, n > 1)"
        }
    }
}

extension Function {
    /// An expression that calls the function.
    fileprivate var example: String {
        switch self {
        case .size: "size('abc')"
        case .contains: "'client.example'.contains('.ex')"
        case .endsWith: "'client.example'.endsWith('.example')"
        case .startsWith: "'client.example'.startsWith('client')"
        case .matches: "'T-4711'.matches('^T-[0-9]+$')"
        case .charAt: "'abc'.charAt(1)"
        case .indexOf: "'abcb'.indexOf('b')"
        case .lastIndexOf: "'abcb'.lastIndexOf('b')"
        case .join: "['a', 'b'].join(', ')"
        case .lowerAscii: "'ABC'.lowerAscii()"
        case .upperAscii: "'abc'.upperAscii()"
        case .replace: "'a-b-c'.replace('-', ' ')"
        case .split: "'a,b'.split(',')"
        case .substring: "'abcdef'.substring(2, 4)"
        case .trim: "'  abc '.trim()"
        case .reverse: "'abc'.reverse()"
        case .format: "'%s: %d'.format(['visits', 3])"
        case .quote: "strings.quote('abc')"
        case .int: "int('42')"
        case .uint: "uint(42)"
        case .double: "double(2)"
        case .string: "string(42)"
        case .bytes: "bytes('abc')"
        case .bool: "bool('true')"
        case .type: "type(1)"
        case .dyn: "dyn(1)"
        case .duration: "duration('90s')"
        case .timestamp: "timestamp('2026-07-15T10:00:00Z')"
        case .getDate, .getDayOfMonth, .getDayOfWeek, .getDayOfYear, .getFullYear, .getHours,
            .getMilliseconds, .getMinutes, .getMonth, .getSeconds:
            "timestamp('2026-07-15T23:30:00Z').\(rawValue)('Europe/Rome')"
        case .date: "date('2026-06-25')"
        case .days: "days(date('2026-06-25'), date('2026-07-01'))"
        case .addDays: "addDays(date('2026-06-25'), 10)"
        case .addMonths: "addMonths(date('2026-01-31'), 1)"
        case .startOfMonth: "startOfMonth(date('2026-06-25'))"
        case .monthDay: "monthDay(date('2026-06-25'))"
        case .weekday: "weekday(date('2026-06-25'))"
        }
    }
}
