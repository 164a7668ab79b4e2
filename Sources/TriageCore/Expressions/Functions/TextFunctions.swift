/// The functions on strings, which count in Unicode scalars.
///
/// **Source**: CEL language definition, "String Functions", and its strings extension.
enum TextFunctions {
    private typealias Scalars = [Unicode.Scalar]

    /// The result of a function for arguments; nil when it does not accept them.
    static func apply(
        _ function: Function, _ text: String, _ arguments: [Value], _ work: inout Work
    ) throws(EvaluationError) -> Value? {
        try work.spend(text: text)
        switch (function, arguments.first, arguments.count) {
        case (.contains, .string(let part), 1):
            return .bool(position(of: Array(part.utf8), in: Array(text.utf8), from: 0) != nil)
        case (.startsWith, .string(let part), 1): return .bool(text.utf8.starts(with: part.utf8))
        case (.endsWith, .string(let part), 1):
            return .bool(text.utf8.reversed().starts(with: part.utf8.reversed()))
        case (.matches, .string(let pattern), 1): return .bool(try matches(text, pattern, &work))
        case (.charAt, .int(let index), 1): return .string(try character(text, index))
        case (.substring, .int(let start), 1), (.substring, .int(let start), 2):
            return try substring(text, start, arguments)
        case (.indexOf, .string(let part), 1), (.indexOf, .string(let part), 2):
            return try index(text, part, arguments, isLast: false)
        case (.lastIndexOf, .string(let part), 1), (.lastIndexOf, .string(let part), 2):
            return try index(text, part, arguments, isLast: true)
        case (.split, .string(let separator), 1), (.split, .string(let separator), 2):
            return try split(text, separator, arguments, &work)
        case (.replace, .string(let old), 2), (.replace, .string(let old), 3):
            return try replace(text, old, arguments, &work)
        default: return nil
        }
    }

    /// Transforms a whole string.
    static func changed(_ text: String, by function: Function) -> String {
        switch function {
        case .lowerAscii: mapped(text) { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }
        case .upperAscii: mapped(text) { (0x61...0x7A).contains($0) ? $0 - 32 : $0 }
        case .trim: trimmed(text)
        case .reverse: string(text.unicodeScalars.reversed())
        default: quoted(text)
        }
    }

    /// Joins the strings of a list.
    static func joined(
        _ list: [Value], _ separator: String, _ work: inout Work
    ) throws(EvaluationError) -> String {
        var texts: [String] = []
        for value in list {
            // What is not known is passed over.
            if value.isNull { continue }
            guard case .string(let text) = value else { throw .noSuchOverload("join", value) }
            try work.spend(bytes: text.utf8.count + separator.utf8.count)
            texts.append(text)
        }
        return texts.joined(separator: separator)
    }

    private static func mapped(_ text: String, _ change: (UInt8) -> UInt8) -> String {
        String(decoding: text.utf8.map(change), as: UTF8.self)
    }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[first...last])
    }

    /// The string in double quotes, with escapes where necessary.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x07: quoted += "\\a"
            case 0x08: quoted += "\\b"
            case 0x0C: quoted += "\\f"
            case 0x0A: quoted += "\\n"
            case 0x0D: quoted += "\\r"
            case 0x09: quoted += "\\t"
            case 0x0B: quoted += "\\v"
            case 0x5C: quoted += "\\\\"
            case 0x22: quoted += "\\\""
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private static func matches(
        _ text: String, _ pattern: String, _ work: inout Work
    ) throws(EvaluationError) -> Bool {
        try work.spend(text: pattern)
        let expression: RegularExpression
        do throws(RegularExpression.Problem) {
            expression = try RegularExpression(pattern)
        } catch {
            throw EvaluationError(
                .invalidArgument, "'\(pattern)' is not a regular expression: \(error.message)")
        }
        try work.spend(expression.work(for: text))
        return expression.matches(text)
    }

    private static func outOfRange(_ index: Int64) -> EvaluationError {
        EvaluationError(.indexOutOfRange, "index out of range: \(index)")
    }

    /// Checks that an index is between 0 and the length of a string, both inclusive.
    private static func checked(_ index: Int64, _ count: Int) throws(EvaluationError) -> Int {
        guard (0...Int64(count)).contains(index) else { throw outOfRange(index) }
        return Int(index)
    }

    private static func character(_ text: String, _ index: Int64) throws(EvaluationError) -> String {
        let scalars = Array(text.unicodeScalars)
        let place = try checked(index, scalars.count)
        return place == scalars.count ? "" : String(scalars[place])
    }

    private static func substring(
        _ text: String, _ start: Int64, _ arguments: [Value]
    ) throws(EvaluationError) -> Value? {
        let scalars = Array(text.unicodeScalars)
        var end = scalars.count
        if arguments.count == 2 {
            guard case .int(let index) = arguments[1] else { return nil }
            end = try checked(index, scalars.count)
        }
        let first = try checked(start, scalars.count)
        guard first <= end else {
            throw EvaluationError(.invalidArgument, "invalid substring range: start \(first), end \(end)")
        }
        return .string(string(scalars[first..<end]))
    }

    private static func index(
        _ text: String, _ part: String, _ arguments: [Value], isLast: Bool
    ) throws(EvaluationError) -> Value? {
        let scalars = Array(text.unicodeScalars)
        let wanted = Array(part.unicodeScalars)
        var start: Int?
        if arguments.count == 2 {
            guard case .int(let index) = arguments[1] else { return nil }
            start = try checked(index, scalars.count)
        }
        let found =
            isLast
            ? lastPosition(of: wanted, in: scalars, from: start ?? scalars.count)
            : position(of: wanted, in: scalars, from: start ?? 0)
        return .int(Int64(found ?? -1))
    }

    /// The first position of a part at or after a start; a Knuth-Morris-Pratt search, which needs only one
    /// pass.
    private static func position<T: Equatable>(of part: [T], in whole: [T], from start: Int) -> Int? {
        guard !part.isEmpty else { return start }
        // For each prefix of the part, the length of the longest proper prefix that is also its suffix.
        var fallback = [0]
        for index in part.indices.dropFirst() {
            var length = fallback[index - 1]
            while length > 0, part[index] != part[length] { length = fallback[length - 1] }
            fallback.append(part[index] == part[length] ? length + 1 : 0)
        }
        var matched = 0
        for index in start..<max(start, whole.count) {
            while matched > 0, whole[index] != part[matched] { matched = fallback[matched - 1] }
            if whole[index] == part[matched] { matched += 1 }
            if matched == part.count { return index + 1 - matched }
        }
        return nil
    }

    /// The last position of a part at or before a start.
    private static func lastPosition(of part: Scalars, in whole: Scalars, from start: Int) -> Int? {
        guard part.count <= whole.count else { return nil }
        let last = min(start, whole.count - part.count)
        let reversed = Array(whole[..<(last + part.count)].reversed())
        return position(of: part.reversed(), in: reversed, from: 0).map { reversed.count - $0 - part.count }
    }

    /// The limit on the number of parts given by the last argument: nil when it is not an integer,
    /// and an inner nil when there is no limit.
    private static func limit(_ value: Value?) -> Int?? {
        switch value {
        case nil: .some(nil)
        case .some(.int(let int)): .some(int < 0 ? nil : Int(clamping: int))
        default: nil
        }
    }

    private static func split(
        _ text: String, _ separator: String, _ arguments: [Value], _ work: inout Work
    ) throws(EvaluationError) -> Value? {
        guard let limit = limit(arguments.count == 2 ? arguments[1] : nil) else { return nil }
        guard limit != 0 else { return .list([]) }
        let parts = pieces(text, separator, most: limit)
        try work.spend(parts.count)
        return .list(parts.map(Value.string))
    }

    /// The parts between separators; with an empty separator, the individual characters.
    private static func pieces(_ text: String, _ separator: String, most limit: Int?) -> [String] {
        let scalars = Array(text.unicodeScalars)
        let wanted = Array(separator.unicodeScalars)
        var pieces: [String] = []
        var start = 0
        while limit.map({ pieces.count + 1 < $0 }) ?? true {
            if wanted.isEmpty {
                guard start + 1 < scalars.count else { break }
                pieces.append(String(scalars[start]))
                start += 1
            } else {
                guard let next = position(of: wanted, in: scalars, from: start) else { break }
                pieces.append(string(scalars[start..<next]))
                start = next + wanted.count
            }
        }
        if wanted.isEmpty, scalars.isEmpty { return [] }
        return pieces + [string(scalars[start...])]
    }

    private static func replace(
        _ text: String, _ old: String, _ arguments: [Value], _ work: inout Work
    ) throws(EvaluationError) -> Value? {
        guard case .string(let new) = arguments[1],
            let limit = limit(arguments.count == 3 ? arguments[2] : nil)
        else { return nil }
        var parts = limit == 0 ? [text] : pieces(text, old, most: limit.map { $0 == .max ? $0 : $0 + 1 })
        if old.isEmpty, limit != 0 {
            // There is an empty string before each character and at the end.
            parts = [""] + (text.isEmpty ? [] : pieces(text, "", most: limit))
            if limit.map({ parts.count <= $0 }) ?? true { parts.append("") }
        }
        try work.spend(bytes: text.utf8.count + (parts.count - 1) * new.utf8.count)
        return .string(parts.joined(separator: new))
    }
}
