/// A condition that records are asked: CEL over what a record holds.
///
/// It reads `flow`, `version`, `agent`, `channel`, `opened`, `closed`, `duration`, `outcome`, `kind`, `reason`,
/// `facts.NAME`, `targets`, `messages`, `notes`, `backs` and `trail`.
package struct RecordCondition: Sendable {
    /// The text as written.
    package let source: String

    private let expression: Expression
    /// What to read for each slot that the expression reads.
    private let readers: [(slot: Int, reader: RecordReading)]
    private let blank: [Value]
    private let currency: Currency?

    /// Checks a condition against what the records of some flows can hold.
    ///
    /// **Shape**: without a condition, at least one of the problems is an error.
    package static func compile(
        _ source: String, over flows: KnownFlows
    ) -> (condition: RecordCondition?, problems: [ExpressionProblem]) {
        let names = RecordNames(flows)
        let (expression, problems) = Expression.compile(source, in: names.scope, nulls: .propagates)
        guard let expression, !problems.contains(where: { $0.severity == .error }) else {
            return (nil, problems)
        }
        guard expression.type == .bool || expression.type == .dyn else {
            let problem = ExpressionProblem(
                severity: .error, code: .type,
                message: "a condition is true or false; this is \(expression.type.words)",
                range: 0..<source.utf8.count, suggestion: nil)
            return (nil, problems + [problem])
        }
        // A million records are read with a value for each name that is asked for, not for each that there is.
        let narrow = names.narrowed(to: expression.reads)
        let same = Expression.compile(source, in: narrow.scope, nulls: .propagates).expression
        let condition = same.map { RecordCondition(source, $0, narrow) }
        return (condition ?? RecordCondition(source, expression, names), problems)
    }

    private init(_ source: String, _ expression: Expression, _ names: RecordNames) {
        self.source = source
        self.expression = expression
        currency = names.scope.currency
        readers = expression.reads.map { ($0, names.readings[$0]) }
        blank = Array(repeating: .null, count: names.scope.slotCount)
    }

    /// Whether it is true of a record. Of one in which it meets something unknown, or fails, it is not.
    func holds(of record: RecordView) -> Bool {
        var values = blank
        for (slot, reader) in readers { values[slot] = reader.value(in: record, currency) }
        guard case .bool(let holds) = try? expression.evaluate(values) else { return false }
        return holds
    }
}
