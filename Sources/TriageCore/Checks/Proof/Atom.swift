/// A question about one variable.
struct Atom: Sendable {
    /// The variable, by its index.
    let variable: Int
    /// What is asked.
    let test: Test
    /// The cells in which it can turn out each way; a cell that does not decide is in several.
    var whenTrue: UInt64 = 0
    var whenFalse: UInt64 = 0
    var whenFails: UInt64 = 0

    enum Test: Hashable, Sendable {
        /// How the value compares with a constant.
        case compares(SyntaxTree.BinaryOperator, to: Constant, isFlipped: Bool)
        /// Whether it is true.
        case isTrue
        /// Whether there is no value because working it out fails.
        case isFailing
    }
}

/// A value that can be looked up.
struct Constant: Hashable, Sendable {
    let value: Value
    private let key: String

    /// Wraps a value.
    init(_ value: Value) {
        self.value = value
        key =
            switch value {
            // Most are these; to describe any value takes long.
            case .string(let text): "string \(text)"
            case .int(let int): "int \(int)"
            default: "\(value.type) \(value)"
            }
    }

    static func == (left: Constant, right: Constant) -> Bool { left.key.isExactly(right.key) }

    func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

extension String {
    /// Whether it is the same text, in the same form: `==` also holds of texts whose accents are composed differently.
    func isExactly(_ other: String) -> Bool { self == other && utf8.elementsEqual(other.utf8) }
}

extension Atom.Test {
    /// How it can turn out in a cell.
    func verdicts(in cell: Cell) -> Verdicts {
        switch self {
        case .isFailing: return cell == .fails ? .isTrue : .isFalse
        case .isTrue:
            guard let sample = cell.sample, case .bool(let bool) = sample else { return .fails }
            return bool ? .isTrue : .isFalse
        case .compares(let operation, let constant, let isFlipped):
            guard let sample = cell.sample else { return .fails }
            let verdict =
                isFlipped
                ? operation.verdict(constant.value, sample) : operation.verdict(sample, constant.value)
            // A constant beyond the most cells lies within one, and a text that is none of them may be it.
            if !cell.isExact, operation.constants(constant.value).contains(where: cell.mayHold) {
                return [verdict, .isTrue, .isFalse]
            }
            return verdict
        }
    }
}

extension SyntaxTree.BinaryOperator {
    /// Whether the result is true or false.
    var isComparison: Bool {
        switch self {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in: true
        case .add, .subtract, .multiply, .divide, .remainder: false
        }
    }

    /// How a comparison of two values turns out.
    func verdict(_ left: Value, _ right: Value) -> Verdicts {
        var work = Work()
        guard case .bool(let bool)? = try? apply(left, right, &work) else { return .fails }
        return bool ? .isTrue : .isFalse
    }
}

extension SyntaxTree.BinaryOperator {
    /// What a value is compared with.
    fileprivate func constants(_ value: Value) -> [Value] {
        if self == .in, case .list(let values) = value { values } else { [value] }
    }
}
