/// The names that a condition over records can read, and where in a record each is.
struct RecordNames {
    /// The names with their types.
    private(set) var scope: Scope
    /// Where the value of each slot is.
    private(set) var readings: [RecordReading] = []

    /// Declares what the records of some flows can hold; a fact that differs between them has any type.
    init(_ flows: KnownFlows) {
        let currencies = Set(flows.versions.map { $0.main.currency?.code })
        scope = Scope(currency: currencies.count == 1 ? flows.versions.first?.main.currency : nil)
        for (name, member) in [
            ("flow", RecordMember.flow), ("version", .version), ("agent", .agent), ("channel", .channel),
            ("kind", .kind),
        ] {
            declare(name, .string, .member(member, .string), mayBeNull: false)
        }
        declare("outcome", .string, .member(.outcome, .string))
        declare("reason", .string, .member(.reason, .string))
        declare("opened", .timestamp, .member(.opened, .timestamp), mayBeNull: false)
        declare("closed", .timestamp, .member(.closed, .timestamp), mayBeNull: false)
        declare("duration", .duration, .duration, mayBeNull: false)
        for (name, member, type) in [
            ("targets", RecordMember.targets, ValueType.map(.string, .record(Self.target))),
            ("messages", .messages, .list(.record(Self.message))),
            ("notes", .notes, .list(.record(Self.note))), ("backs", .backs, .list(.record(Self.back))),
            ("trail", .trail, .list(.record(Self.visit))),
        ] {
            declare(name, type, .member(member, type), mayBeNull: false)
        }
        declareFacts(flows)
    }

    private init(currency: Currency?) { scope = Scope(currency: currency) }

    /// Only the names of some slots, so that a value each is all that an evaluation needs.
    func narrowed(to slots: [Int]) -> RecordNames {
        var names = RecordNames(currency: scope.currency)
        for slot in slots {
            names.declare(
                scope.name(of: slot), scope.type(of: slot), readings[slot], options: scope.options(of: slot),
                mayBeNull: scope.mayBeNull(slot))
        }
        return names
    }

    private mutating func declareFacts(_ flows: KnownFlows) {
        var types: [String: (type: ValueType, options: Set<String>?)] = [:]
        for result in flows.versions.flatMap(\.main.results) {
            let (name, options) = (result.path.text, result.options.map { Set($0) })
            guard let known = types[name] else {
                types[name] = (result.type, options)
                continue
            }
            types[name] = (
                known.type == result.type ? known.type : .dyn,
                known.options.flatMap { first in options.map { first.union($0) } }
            )
        }
        let all = ValueType.map(.string, .dyn)
        scope.close(declare("facts", all, .member(.facts, all), mayBeNull: false))
        for (name, fact) in types.sorted(by: { $0.key < $1.key }) {
            let options = fact.type == .dyn ? nil : fact.options?.sorted()
            declare("facts.\(name)", fact.type, .fact(Array(name.utf8), fact.type), options: options)
            // Of a part that was not called nothing is known.
            guard let dot = name.firstIndex(of: ".") else { continue }
            let part = "facts.\(name[..<dot])"
            if scope.slot(of: part) == nil { scope.close(declare(part, all, .nothing)) }
        }
    }

    @discardableResult
    private mutating func declare(
        _ name: String, _ type: ValueType, _ reading: RecordReading, options: [String]? = nil,
        mayBeNull: Bool = true
    ) -> Int {
        readings.append(reading)
        return scope.declare(name, type, options: options, mayBeNull: mayBeNull)
    }

    private static let target = RecordType(
        "a target",
        [
            .init("met", .bool, mayBeNull: false), .init("within", .int, mayBeNull: false),
            .init("missedAt", .list(.string), mayBeNull: false),
        ])
    private static let message = RecordType(
        "a message",
        [
            .init("message", .string, mayBeNull: false), .init("node", .string, mayBeNull: false),
            .init("round", .int), .init("n", .int), .init("to", .list(.string), mayBeNull: false),
            .init("cc", .list(.string), mayBeNull: false), .init("subject", .string, mayBeNull: false),
            .init("body", .list(.string), mayBeNull: false), .init("leftOut", .bool, mayBeNull: false),
            .init("reason", .string),
        ])
    private static let note = RecordType(
        "a note",
        [
            .init("at", .double, mayBeNull: false), .init("node", .string, mayBeNull: false),
            .init("round", .int), .init("text", .string, mayBeNull: false),
        ])
    private static let back = RecordType(
        "a step back",
        [
            .init("at", .double, mayBeNull: false), .init("node", .string, mayBeNull: false),
            .init("round", .int), .init("to", .string, mayBeNull: false),
        ])
    private static let step = RecordType(
        "a step",
        [
            .init("step", .string, mayBeNull: false), .init("ticked", .bool, mayBeNull: false),
            .init("reason", .string), .init("together", .bool, mayBeNull: false),
        ])
    private static let failure = RecordType(
        "a failure",
        [.init("rule", .string, mayBeNull: false), .init("cause", .string, mayBeNull: false)])
    /// A visit, or a change of channel, agent or rounds, which has no node and takes no time.
    private static let visit = RecordType(
        "an entry of the trail",
        [
            .init("node", .string, mayBeNull: false), .init("round", .int),
            .init("at", .double, mayBeNull: false), .init("took", .double, mayBeNull: false),
            .init("answers", .map(.string, .dyn), mayBeNull: false),
            .init("reasons", .map(.string, .dyn), mayBeNull: false),
            .init("steps", .list(.record(step)), mayBeNull: false),
            .init("picked", .bool, mayBeNull: false), .init("lapsed", .list(.string), mayBeNull: false),
            .init("failed", .list(.record(failure)), mayBeNull: false), .init("channel", .string),
            .init("agent", .string), .init("by", .string), .init("reopened", .int), .init("removed", .int),
        ])
}
