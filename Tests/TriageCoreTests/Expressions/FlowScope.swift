@testable import TriageCore

/// The names of a small flow, as the tests of expressions use them.
enum FlowScope {
    /// The flow's currency.
    static let dollar = Currency(code: "AUD")

    /// The scope: facts that may be null, except `fee`, `now`, `today`, `channel` and an e-mail address.
    static func make() -> Scope {
        var scope = Scope(currency: dollar)
        scope.declare("mailHost", .string, options: ["microsoft", "google", "pop3"])
        scope.declare("opensOwnSite", .bool)
        scope.declare("symptoms", .list(.string), options: ["slow", "bounced", "no-login"])
        scope.declare("domain", .string)
        scope.declare("visits", .int)
        scope.declare("rating", .double)
        scope.declare("balance", .money)
        scope.declare("fee", .money, mayBeNull: false)
        scope.declare("orderedOn", .date)
        scope.declare("today", .date, mayBeNull: false)
        scope.declare("calledAt", .timestamp)
        scope.declare("now", .timestamp, mayBeNull: false)
        scope.declare("channel", .string, options: ["phone", "chat"], mayBeNull: false)
        scope.declare("password", .secret)
        scope.declare("contacts.support.email", .string, mayBeNull: false)
        scope.declare("contacts.support.phone", .string)
        let ticket = scope.declare("ticket", .map(.string, .dyn))
        scope.declare("ticket.number", .int)
        scope.declare("ticket.outcome", .string, options: ["made", "refused"], knownWith: ticket)
        scope.declare("matters", .list(.record(round)), mayBeNull: false)
        return scope
    }

    /// What is known of a round of a repeated part.
    static let round = RecordType(
        "a round",
        [
            .init("fee", .money), .init("reason", .string, options: ["website", "locked-out"]),
            .init("outcome", .string, options: ["helped", "waiting"]), .init("solved", .bool),
            .init("visits", .int), .init("number", .int, mayBeNull: false),
            .init("symptoms", .list(.string), options: ["slow", "bounced"]), .init("password", .secret),
            .init("ticket.number", .int), .init("ticket.outcome", .string, options: ["made", "refused"]),
        ])

    /// Rounds with the given members.
    static func rounds(_ known: [String: Value]...) -> Value {
        .list(
            known.enumerated().map { index, members in
                let number = Value.int(Int64(index + 1))
                return .record(
                    RecordValue(round, known: members.merging(["number": number]) { own, _ in own }))
            })
    }

    /// The value of each slot: null except for those given by name.
    static func values(_ given: [String: Value], in scope: Scope = make()) -> [Value] {
        var values = Array(repeating: Value.null, count: scope.slotCount)
        for (name, value) in given {
            if let slot = scope.slot(of: name) { values[slot] = value }
        }
        return values
    }

    /// The problems of an expression, one per line. **Shape**: `error option 12..<20: ...`.
    static func problems(_ source: String, nulls: NullRule = .strict) -> [String] {
        Expression.compile(source, in: make(), nulls: nulls).problems.map {
            "\($0.severity) \($0.code.rawValue) \($0.range): \($0.message)"
        }
    }

    /// The value of an expression when some facts are known, or the text of the error.
    static func evaluate(
        _ source: String, _ given: [String: Value] = [:], nulls: NullRule = .strict
    ) -> Outcome {
        let (expression, problems) = Expression.compile(source, in: make(), nulls: nulls)
        guard let expression else { return .error(problems.first?.message ?? "") }
        do throws(EvaluationError) {
            return .value(try expression.evaluate(values(given)))
        } catch {
            return .error(error.message)
        }
    }

    /// The outcome of an expression.
    enum Outcome: Equatable {
        case value(Value)
        case error(String)
    }
}
