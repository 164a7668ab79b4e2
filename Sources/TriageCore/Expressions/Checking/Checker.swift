/// Determines what each part of an expression means and whether the parts fit together.
///
/// Problems do not end the check: a faulty part counts as `dyn` from then on.
struct Checker {
    /// What is known about a part of an expression.
    struct Deduction {
        var type: ValueType
        /// Whether the value can be null even though its type is not the null type.
        var mayBeNull = false
        /// The slots that a null can come from.
        var nullSlots = SlotSet()
        /// Whether it can be null even if no slot is, as in `condition ? 1 : null`.
        var hasOwnNull = false
        /// The only strings that the value, or an element of it, can be; nil when any can.
        var options: OptionNames?
        var whenTrue = Knowledge.nothing
        var whenFalse = Knowledge.nothing
        /// Where the value is read from; nil if it is computed.
        var place: Place?

        /// For the first parts of a member's name, those parts; nil for a value.
        var memberPrefix: String? { place?.memberPrefix }
    }

    /// Something with a name that can be found not to be null.
    ///
    /// A class, so that a deduction takes little of the stack; immutable.
    final class Place {
        /// The slot, or below zero a macro's variable or a member of a record.
        let number: Int
        /// Whether it can be null where nothing is known about it.
        let mayBeNull: Bool
        /// For the first parts of a member's name, those parts; nil for a value.
        let memberPrefix: String?

        /// Describes a place.
        init(number: Int, mayBeNull: Bool, memberPrefix: String? = nil) {
            (self.number, self.mayBeNull, self.memberPrefix) = (number, mayBeNull, memberPrefix)
        }
    }

    /// A variable introduced by a macro.
    struct Local {
        let name: String
        let type: ValueType
        let options: OptionNames?
        let mayBeNull: Bool
        /// Tells it from every other variable, one of the same name included.
        let serial: Int
    }

    /// What stands where a text is expected.
    struct Expectation {
        /// The only strings possible; nil when any is.
        let options: OptionNames?
        /// The fact that the value is for; nil where it is only compared.
        var fact: String?
    }

    /// The expression as written.
    private let written: String
    /// The syntax tree of the expression.
    let tree: SyntaxTree
    /// The names that it may read.
    let scope: Scope
    /// The effect of using a value that may be null.
    let nulls: NullRule
    /// Whether problems are reported; if not, names are still looked up, and mistakes fail on evaluation.
    let isChecking: Bool

    /// The type of each node, as far as known.
    var types: [ValueType]
    /// The meaning of each node.
    var meanings: [CheckedTree.Meaning]
    /// What has been deduced about types that were not known at first.
    var unification = Unification()
    /// The variables of the macros around the current node, innermost last.
    var locals: [Local] = []
    /// The places that are no slots. Their numbers begin with -1 and go down.
    var places: [PlaceName] = []
    /// The variables of macros so far.
    var localCount = 0
    /// That the node to be checked next should be a text; nil where it may be anything.
    var expectation: Expectation?
    /// The slots that are read.
    var reads: SlotSet = []
    /// The slots that are used without a test even though they may be null.
    var unguarded: SlotSet = []
    /// Only this many problems suggest the nearest known name; finding it takes time, and more help nobody.
    private static let suggestionLimit = 20
    /// The problems, in the order in which they were found.
    private(set) var problems: [ExpressionProblem] = []

    /// Takes the expression and what it may refer to.
    init(
        source: String, tree: SyntaxTree, scope: Scope, nulls: NullRule, isChecking: Bool
    ) {
        written = source
        self.tree = tree
        self.scope = scope
        self.nulls = nulls
        self.isChecking = isChecking
        // `Array(repeating:count:)` would ask for the type of its storage at run time, for each expression anew.
        types = tree.nodes.map { _ in .dyn }
        meanings = tree.nodes.map { _ in .plain }
    }

    /// Checks the whole expression.
    ///
    /// - Parameter expected: that the value should be a text, if it should.
    mutating func checkRoot(known: SlotSet, expecting expected: Expectation?) -> Deduction {
        expectation = expected
        var result = check(tree.root, withAll(known))
        if types[tree.root] == .secret { reportSecret(tree.root) }
        if let options = expected?.options, let fact = expected?.fact {
            checkValue(tree.root, among: options, of: fact, isCopied: true)
        }
        result.whenTrue.slots = withAll(result.whenTrue.slots).filter { $0 >= 0 }
        result.whenFalse.slots = withAll(result.whenFalse.slots).filter { $0 >= 0 }
        if nulls == .propagates, case .slot(let slot) = meanings[tree.root], result.mayBeNull {
            unguarded.insert(slot)
        }
        result.type = unification.resolved(result.type, settling: true)
        return result
    }

    /// The tree with everything that was determined.
    func checkedTree() -> CheckedTree {
        CheckedTree(
            tree: tree, types: types.map { unification.resolved($0, settling: true) }, meanings: meanings)
    }

    /// Checks one node, given slots that are known not to be null.
    ///
    /// Never inlined: the optimizer would unroll nested lists into a stack frame of many kilobytes per level.
    @inline(never)
    mutating func check(_ id: SyntaxTree.NodeID, _ known: SlotSet) -> Deduction {
        let expected = expectation
        if expected != nil {
            if reportUnquoted(id) { return Deduction(type: .string) }
            switch tree[id].kind {
            case .name, .select, .list: break
            default: expectation = nil
            }
        }
        let deduction = deduce(id, known)
        expectation = expected
        types[id] = deduction.type
        return deduction
    }

    private mutating func deduce(_ id: SyntaxTree.NodeID, _ known: SlotSet) -> Deduction {
        switch tree[id].kind {
        case .literal(let literal): return checkLiteral(literal, id)
        case .name, .select: return checkName(id, known)
        case .has(let operand, let field): return checkHas(operand, field, id, known)
        case .index(let operand, let position): return checkIndex(operand, position, id, known)
        case .call(let name, let isAbsolute, let arguments):
            return checkCall(name, isAbsolute: isAbsolute, arguments, id, known)
        case .memberCall(let operand, let name, let arguments):
            return checkMemberCall(operand, name, arguments, id, known)
        case .unary(let operation, let operand): return checkUnary(operation, operand, id, known)
        case .binary(let operation, let left, let right):
            return checkBinary(operation, left, right, id, known)
        case .logical(let operation, let operands): return checkLogical(operation, operands, known)
        case .conditional(let condition, let first, let second):
            return checkConditional(condition, first, second, id, known)
        case .list(let elements): return checkList(elements, known)
        case .map(let entries): return checkMap(entries, known)
        case .comprehension(let macro, let operand, let variable, let arguments):
            return checkComprehension(macro, operand, variable, arguments, known)
        }
    }

    private mutating func checkLiteral(
        _ literal: SyntaxTree.Literal, _ id: SyntaxTree.NodeID
    ) -> Deduction {
        meanings[id] = .constant(literal.value)
        guard case .bool(let bool) = literal else { return Deduction(type: literal.value.type) }
        return Deduction(
            type: .bool, whenTrue: bool ? .nothing : .impossible, whenFalse: bool ? .impossible : .nothing)
    }
}

extension Checker {
    /// The given slots and all those that are known when they are.
    func withAll(_ slots: SlotSet) -> SlotSet {
        guard !slots.isEmpty, !scope.implied.isEmpty else { return slots }
        var all = slots
        for slot in slots { if let implied = scope.implied[slot] { all.formUnion(implied) } }
        return all
    }

    /// The expression as written, in UTF-8; for messages only, so that it is made for them only.
    var source: [UInt8] { Array(written.utf8) }

    /// The text of a node as written.
    func text(_ id: SyntaxTree.NodeID) -> String {
        String(decoding: source[tree[id].range], as: UTF8.self)
    }

    /// Whether there are few enough problems to suggest the nearest name.
    var isSuggesting: Bool { isChecking && problems.count < Self.suggestionLimit }

    /// The known name nearest to a word, as long as there are few problems.
    func nearest(to word: String, among known: some Sequence<String>) -> String? {
        isSuggesting ? NearestName.of(word, among: known) : nil
    }

    /// Adds a problem; does nothing without a check.
    mutating func report(
        _ code: ExpressionProblem.Code, _ message: String, _ id: SyntaxTree.NodeID,
        severity: ExpressionProblem.Severity = .error, suggestion: String? = nil
    ) {
        report(code, message, at: tree[id].range, severity: severity, suggestion: suggestion)
    }

    /// Adds a problem at a place; does nothing without a check.
    mutating func report(
        _ code: ExpressionProblem.Code, _ message: String, at range: Range<Int>,
        severity: ExpressionProblem.Severity = .error, suggestion: String? = nil
    ) {
        guard isChecking else { return }
        problems.append(
            ExpressionProblem(
                severity: severity, code: code, message: message, range: range, suggestion: suggestion))
    }

    /// Reports the use of a secret other than in a comparison with null.
    mutating func reportSecret(_ id: SyntaxTree.NodeID) {
        guard let name = path(id)?.name else {
            return report(.secret, "a secret can only be compared with null", id)
        }
        report(.secret, "a secret can only be compared with null, as in `\(name) != null`", id)
    }

    /// Checks a node whose value is used, so that it may be neither null nor a secret.
    mutating func checkUse(_ id: SyntaxTree.NodeID, _ known: SlotSet) -> Deduction {
        let deduction = check(id, known)
        use(id, deduction)
        return deduction
    }

    /// Notes that a value is used, so that it may be neither null nor a secret.
    ///
    /// - Parameter ofMember: whether a member is read from it.
    mutating func use(_ id: SyntaxTree.NodeID, _ deduction: Deduction, ofMember: Bool = false) {
        if unification.resolved(deduction.type) == .secret { return reportSecret(id) }
        guard deduction.mayBeNull else { return }
        if !deduction.hasOwnNull, !deduction.nullSlots.isEmpty {
            switch nulls {
            case .strict: break
            case .deferred: return
            case .propagates: return unguarded.formUnion(deduction.nullSlots)
            }
        }
        guard let written = path(id)?.name else {
            return report(.null, "this may not be known here" + (ofMember ? cure(of: text(id)) : ""), id)
        }
        let cure =
            deduction.type == .bool
            ? "write `\(written) == true`" : "test it first: `\(written) != null && ...`"
        report(.null, "`\(written)` may not have been asked yet; \(cure)", id)
    }

    /// What to write instead of a member of the first or last of a list, which may be empty.
    private func cure(of text: String) -> String {
        guard let end = [".first()", ".last()"].first(where: text.hasSuffix) else { return "" }
        return "; of an empty list it is null: read the member of all, as in "
            + "`\(text.dropLast(end.count)).map(one, one.name)\(end)`"
    }

    /// Checks a node whose value is used as a boolean.
    mutating func checkTruth(
        _ id: SyntaxTree.NodeID, of operation: String, _ known: SlotSet
    ) -> Deduction {
        var deduction = checkUse(id, known)
        if !unification.accept([deduction.type], as: [.bool]) {
            let type = unification.resolved(deduction.type)
            if type != .secret {
                report(.type, "'\(operation)' needs true or false; `\(text(id))` is \(type.words)", id)
            }
        }
        deduction.type = .bool
        return deduction
    }
}
