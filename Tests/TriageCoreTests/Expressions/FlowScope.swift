@testable import TriageCore

/// The names of a small flow, as the tests of expressions use them.
enum FlowScope {
    /// The flow's currency.
    static let dollar = Currency(code: "AUD")

    /// The scope: facts that may be null but for `fee`, `now`, `today` and `channel`.
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
        return scope
    }

    /// The value of each slot: null but for those given by name.
    static func values(_ given: [String: Value], in scope: Scope) -> [Value] {
        var values = Array(repeating: Value.null, count: scope.slotCount)
        for (name, value) in given {
            if let slot = scope.slot(of: name) { values[slot] = value }
        }
        return values
    }
}
