import TestSupport

/// Makes random expressions of any type over some names.
///
/// What the language can do stands in a table: in a shape, `{date}` is any expression of that type, `{=date}` a value
/// written out and `{@date}` a name. The types are those of facts, and `duration`.
struct ExpressionMaker {
    var dice: SeededGenerator
    /// The names that can be read, and the type of each.
    var names: [(name: String, type: String)] = []
    /// The names that were read since this was emptied, in order.
    var used: [String] = []

    init(seed: UInt64) { dice = SeededGenerator(seed: seed) }

    // MARK: Dice

    /// Whether something happens that does so in some of a hundred cases.
    mutating func chance(_ hundredths: Int) -> Bool { dice.below(100) < hundredths }

    /// One of some things.
    mutating func one<Element>(of elements: [Element]) -> Element { elements[dice.below(elements.count)] }

    // MARK: Expressions

    /// Whether there are expressions of a type besides names.
    static func makes(_ type: String) -> Bool { shapes[type] != nil }

    /// An expression of a type, with operations nested to a depth.
    mutating func expression(_ type: String, depth: Int) -> String {
        if depth <= 0 || chance(35) {
            if chance(80), let name = name(of: type) { return name }
            if let value = Self.values[type] { return one(of: value) }
        }
        return filled(Self.shapes[type] ?? [], depth: depth - 1)
    }

    /// An expression that a fact takes its value from: only it may look up what may not be there.
    mutating func value(of type: String) -> String {
        if let shapes = Self.lookups[type], chance(25) { return filled(shapes, depth: 1) }
        // An amount by itself is a number.
        return type == "money" ? filled(Self.shapes[type] ?? [], depth: 2) : expression(type, depth: 3)
    }

    /// A condition that uses names as known, behind a question whether they are for all but some.
    mutating func guarding(_ known: Set<String>, depth: Int = 2) -> String {
        used = []
        let condition = expression("yesno", depth: depth)
        let open = used.filter { !known.contains($0) }
        let guards = open.enumerated().filter { !open[..<$0.offset].contains($0.element) }
        return guards.isEmpty
            ? condition
            : (guards.map { "\($0.element) != null" } + ["(\(condition))"]).joined(separator: " && ")
    }

    /// A name of a type; nil if there is none.
    mutating func name(of type: String) -> String? {
        guard let name = names.filter({ $0.type == type }).map(\.name).randomElement(using: &dice) else {
            return nil
        }
        used.append(name)
        return name
    }

    /// One of some shapes with expressions in its places; another one where there is no name for a place.
    private mutating func filled(_ shapes: [String], depth: Int) -> String {
        var text = ""
        var rest = one(of: shapes)[...]
        while let open = rest.firstIndex(of: "{"), let close = rest.firstIndex(of: "}") {
            text += rest[..<open]
            let place = rest[rest.index(after: open)..<close]
            switch place.first {
            case "=": text += one(of: Self.values[String(place.dropFirst())] ?? ["null"])
            case "@":
                guard let name = name(of: String(place.dropFirst())) else {
                    return filled(shapes, depth: depth)
                }
                text += name
            default: text += expression(String(place), depth: depth)
            }
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    // MARK: The language

    /// Values of each type as they are written out. An amount is one only beside another.
    private static let values: [String: [String]] = [
        "yesno": ["true", "false"],
        "integer": (-2...12).map(String.init),
        "number": ["0.0", "1.5", "2.0", "-1.0", "10.25"],
        "money": ["0.00", "5.00", "10.50", "47.35"],
        "date": ["01-01", "01-15", "01-16", "01-31", "02-28", "07-01"].map { "date('2026-\($0)')" },
        "datetime": ["14T23", "15T00", "15T09", "15T12", "16T17"].map { "timestamp('2026-01-\($0):00:00Z')" },
        "duration": ["30m", "2h", "24h", "72h", "0s"].map { "duration('\($0)')" },
        "text": ["a", "ab", "b", "x1", "A", "", "01-15"].map { "'\($0)'" },
    ]

    /// Comparisons of what has an order with a value or something else.
    private static let comparisons =
        ["integer", "integer", "number", "date", "date", "datetime", "duration", "text"]
        .flatMap { type in
            ["<", "<=", "==", ">=", ">"].flatMap { sign in
                [
                    "({\(type)} \(sign) {=\(type)})", "({\(type)} \(sign) {=\(type)})",
                    "({\(type)} \(sign) {\(type)})",
                ]
            }
        } + ["<", "<=", "==", ">"].map { "({@money} \($0) {money})" }

    private static let rows = "tables.rates.filter(r, "

    /// What makes a value of each type, or null.
    private static let lookups: [String: [String]] = [
        "integer": ["first", "last", "max", "sum"].map { "\(rows)r.code == {text}).map(r, r.count).\($0)()" }
            + ["\(rows)r.count != null && r.count < {integer}).map(r, r.count).first()"]
            + ["max", "min", "sum"].map { "[{integer}, {integer}].\($0)()" },
        "money": [
            "\(rows)r.from <= {date}).map(r, r.rate).last()", "\(rows)r.code == {text}).map(r, r.rate).sum()",
        ],
        "date": ["max", "first"].map { "\(rows)r.from <= {date}).map(r, r.from).\($0)()" },
        "text": ["\(rows)r.count != null && r.count >= {integer}).map(r, r.code).first()"],
    ]

    /// What makes a value of each type.
    private static let shapes: [String: [String]] = [
        "integer": ["+", "-", "*", "/", "%"].flatMap { sign in
            ["({integer} \(sign) {integer})", "({integer} \(sign) 3)"]
        } + ["year", "month", "day"].map { "{date}.\($0)" } + [
            "size(\(rows)r.from <= {date}))", "size({text})", "size({@choices})",
            "days({date}, {date})", "days({date}, today)", "weekday({date})",
            "{text}.indexOf({=text})", "int({number})", "({yesno} ? {integer} : {integer})",
        ],
        "number": ["+", "-", "*", "/"].map { "({number} \($0) {number})" } + ["double({integer})"],
        "money": [
            "({@money} + {money})", "({@money} - {money})", "({@money} * {integer})", "({@money} / 3)",
            "({@money} / {integer})", "roundTo({@money}, 5.00)", "roundTo({@money}, 0.05)",
        ],
        "date": [
            "today", "addDays({date}, {integer})", "addDays({date}, -7)", "addDays({date}, 30)",
            "addMonths({date}, 1)", "addMonths({date}, -3)", "startOfMonth({date})", "addOpenDays({date}, 3)",
        ],
        "datetime": ["now", "({datetime} + {duration})", "({datetime} - {duration})"],
        "duration": ["({datetime} - {datetime})", "openTime({datetime}, now)", "openTime(now, {datetime})"],
        "text": ["lowerAscii", "upperAscii", "trim", "reverse"].map { "{text}.\($0)()" } + [
            "{text}.substring(1)", "{text}.charAt({integer})", "({text} + {text})", "string({integer})",
            "monthDay({date})", "{text}.replace({=text}, {=text})", "({yesno} ? {text} : {text})",
        ],
        "yesno": comparisons
            + Array(
                repeating: [
                    "({yesno} && {yesno})", "({yesno} || {yesno})", "!({yesno})", "{@choice} == 'x'",
                    "{@choice} in ['x', 'y']", "{@choice} != 'z'", "'x' in {@choices}", "isOpen({datetime})",
                    "{text}.startsWith({=text})", "{text}.contains({=text})", "{text}.endsWith({=text})",
                    "tables.rates.exists(r, r.code == {text})", "{integer} in [{=integer}, {=integer}]",
                    "channel == 'phone'", "channel == 'chat'",
                ], count: 4
            ).joined(),
    ]
}
