/// A pattern compiled to the steps of a machine that is in many states at once.
struct PatternProgram: Sendable {
    /// More steps are an error.
    static let maximumSize = 10_000

    /// The steps; the machine begins at the first.
    private(set) var steps: [Step] = []
    /// The classes that steps refer to by index.
    private(set) var classes: [ScalarClass] = []

    /// One step of the machine.
    enum Step: Sendable, Equatable {
        /// Consumes this scalar and continues.
        case scalar(Unicode.Scalar)
        /// Consumes a scalar of the class with this index and continues.
        case scalars(Int32)
        /// Continues if the string has such a position here.
        case place(PatternNode.Place)
        case jump(Int32)
        /// Continues at both steps.
        case split(Int32, Int32)
        case match
    }

    /// Compiles a pattern.
    ///
    /// - Throws: a problem when there are too many.
    init(_ node: PatternNode) throws(RegularExpression.Problem) {
        try emit(node)
        try add(.match)
    }

    @discardableResult
    private mutating func add(_ step: Step) throws(RegularExpression.Problem) -> Int {
        guard steps.count < Self.maximumSize else {
            throw RegularExpression.Problem(message: "the pattern is too large", offset: 0)
        }
        steps.append(step)
        return steps.count - 1
    }

    private var next: Int32 { Int32(steps.count) }

    private mutating func emit(_ node: PatternNode) throws(RegularExpression.Problem) {
        switch node {
        case .empty: break
        case .scalar(let scalar): try add(.scalar(scalar))
        case .scalars(let scalars):
            classes.append(scalars)
            try add(.scalars(Int32(classes.count - 1)))
        case .place(let place): try add(.place(place))
        case .sequence(let parts): for part in parts { try emit(part) }
        case .alternatives(let branches): try emitAlternatives(branches)
        case .repeated(let inner, let least, let most): try emitRepetition(of: inner, least, most)
        }
    }

    private mutating func emitAlternatives(
        _ branches: [PatternNode]
    ) throws(RegularExpression.Problem) {
        var exits: [Int] = []
        for (index, branch) in branches.enumerated() {
            guard index < branches.count - 1 else {
                try emit(branch)
                break
            }
            let fork = try add(.match)
            try emit(branch)
            exits.append(try add(.match))
            steps[fork] = .split(Int32(fork + 1), next)
        }
        for exit in exits { steps[exit] = .jump(next) }
    }

    private mutating func emitRepetition(
        of node: PatternNode, _ least: Int, _ most: Int?
    ) throws(RegularExpression.Problem) {
        for _ in 0..<least {
            let before = steps.count
            try emit(node)
            // A pattern without steps needs none, however often it is repeated.
            if steps.count == before { return }
        }
        guard let most else {
            let fork = try add(.match)
            try emit(node)
            try add(.jump(Int32(fork)))
            steps[fork] = .split(Int32(fork + 1), next)
            return
        }
        var forks: [Int] = []
        for _ in least..<max(least, most) {
            forks.append(try add(.match))
            try emit(node)
        }
        for fork in forks { steps[fork] = .split(Int32(fork + 1), next) }
    }
}
