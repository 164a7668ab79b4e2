/// A column of a table of records.
package struct RecordColumn: Sendable, Equatable {
    /// What the column is called: a member of the record, or a fact by its name there.
    package let name: String

    private let source: Source

    private enum Source: Sendable, Equatable {
        case member(RecordMember)
        case seconds
        case fact([UInt8])
        /// The number of the round, and a fact of it by its name in the part.
        case roundNumber
        case roundFact([UInt8])
    }

    /// What is of every record, without anything that an agent or a caller said.
    private static let heads: [RecordMember] = [
        .id, .flow, .version, .agent, .channel, .opened, .closed, .outcome, .kind,
    ]
    /// What may hold personal data.
    private static let spoken: [RecordMember] = [.reason, .notes, .messages]

    /// The columns that the records of some flows can fill.
    ///
    /// - Parameters:
    ///   - isPersonal: whether personal facts, reasons, notes and messages are among them.
    ///   - isByRound: whether each round of a repeated part has a row, with columns for its facts.
    package static func all(of flows: KnownFlows, isPersonal: Bool, isByRound: Bool) -> [RecordColumn] {
        var columns = heads.map { RecordColumn(name: "\($0.key)", source: .member($0)) }
        columns.insert(RecordColumn(name: "seconds", source: .seconds), at: 7)
        var names = Set(columns.map(\.name))
        var facts: [RecordColumn] = []
        func add(_ name: String, _ source: Source) {
            // A fact named like a member is told apart by its prefix.
            let name = names.contains(name) ? "facts.\(name)" : name
            if names.insert(name).inserted { facts.append(RecordColumn(name: name, source: source)) }
        }
        for flows in flows.versions {
            for result in flows.main.results {
                guard let rounds = flows.rounds(of: result) else {
                    // A fact that any flow calls personal is so in all.
                    guard isPersonal || result.fact?.isPersonal != true else { continue }
                    add(result.path.text, .fact(Array(result.path.text.utf8)))
                    continue
                }
                if isByRound {
                    add("round", .roundNumber)
                    add("\(result.path.text).outcome", .roundFact(Array("outcome".utf8)))
                    for inner in rounds.results where isPersonal || inner.fact?.isPersonal != true {
                        add("\(result.path.text).\(inner.path.text)", .roundFact(Array(inner.path.text.utf8)))
                    }
                } else if isPersonal || !rounds.results.contains(where: { $0.fact?.isPersonal == true }) {
                    add(result.path.text, .fact(Array(result.path.text.utf8)))
                }
            }
        }
        if !isPersonal {
            let personal = flows.personalNames
            facts.removeAll { personal.contains($0.name) }
        }
        columns += facts
        if isPersonal { columns += spoken.map { RecordColumn(name: "\($0.key)", source: .member($0)) } }
        return columns
    }

    /// The value in a record, and in one of its rounds.
    ///
    /// - Parameter facts: the record's facts, located once for all columns.
    func value(
        in record: RecordView, _ facts: [JSONSlice.Member], _ round: (number: Int, slice: JSONSlice)?
    ) -> Value {
        switch source {
        case .member(let member): return record[member].map { .json($0) } ?? .nothing
        case .seconds: return .int(record.seconds)
        case .fact(let name):
            return facts.first { $0.key.isString(name) }.map { .json($0.value) } ?? .nothing
        case .roundNumber: return round.map { .int($0.number) } ?? .nothing
        case .roundFact(let name):
            guard let round else { return .nothing }
            for member in round.slice.members where member.key.isString(name) { return .json(member.value) }
            return .nothing
        }
    }

    /// A value before it is written.
    enum Value {
        case nothing
        case int(Int)
        case json(JSONSlice)
    }
}

/// The rows of a table of records, as text.
package struct RecordTable: Sendable {
    /// The columns in order.
    package let columns: [RecordColumn]
    /// Whether each round of a repeated part has a row.
    package let isByRound: Bool

    /// Makes rows of some columns.
    package init(_ columns: [RecordColumn], isByRound: Bool) {
        (self.columns, self.isByRound) = (columns, isByRound)
    }

    /// The names of the columns as a line of CSV.
    package var head: String { CSVLine(columns.map { .text($0.name) }).text }

    /// A record's lines of CSV.
    package func csv(_ record: RecordView) -> String {
        let facts = Self.facts(of: record)
        return rows(facts).map { round in
            CSVLine(columns.lazy.map { Self.cell($0.value(in: record, facts, round)) }).text
        }.joined()
    }

    /// A record's rows, each as one JSON object; what is not known has no member.
    package func json(_ record: RecordView) -> [String] {
        let facts = Self.facts(of: record)
        return rows(facts).map { round in
            var writer = JSONWriter()
            writer.object { writer in
                for column in columns {
                    switch column.value(in: record, facts, round) {
                    case .nothing: continue
                    case .int(let number):
                        writer.key(column.name)
                        writer.int(number)
                    case .json(let slice):
                        writer.key(column.name)
                        writer.raw(String(decoding: slice.bytes, as: UTF8.self))
                    }
                }
            }
            return writer.text
        }
    }

    private static func facts(of record: RecordView) -> [JSONSlice.Member] {
        record[.facts].map { Array($0.members) } ?? []
    }

    private func rows(_ facts: [JSONSlice.Member]) -> [(number: Int, slice: JSONSlice)?] {
        guard isByRound else { return [nil] }
        let rounds = facts.flatMap { fact in
            fact.value.bytes.first == UInt8(ascii: "[")
                ? fact.value.elements.filter { $0.bytes.first == UInt8(ascii: "{") } : []
        }
        return rounds.isEmpty ? [nil] : rounds.enumerated().map { ($0 + 1, $1) }
    }

    private static func cell(_ value: RecordColumn.Value) -> CSVLine.Cell {
        switch value {
        case .nothing: return .empty
        case .int(let number): return .int(number)
        case .json(let slice):
            if slice.isNull { return .empty }
            if let text = slice.string { return .text(text) }
            let texts = slice.elements.map(\.string)
            if !texts.isEmpty, !texts.contains(nil) {
                return .text(texts.compactMap { $0 }.joined(separator: "; "))
            }
            let raw = String(decoding: slice.bytes, as: UTF8.self)
            return slice.double == nil ? .text(raw) : .number(raw)
        }
    }
}

extension KnownFlows {
    /// The names under which some version has a personal fact.
    fileprivate var personalNames: Set<String> {
        Set(
            versions.flatMap { flows in
                flows.main.results.flatMap { result -> [String] in
                    guard let part = flows.rounds(of: result) else {
                        return result.fact?.isPersonal == true ? [result.path.text] : []
                    }
                    let inner = part.results.filter { $0.fact?.isPersonal == true }
                    return inner.map { "\(result.path.text).\($0.path.text)" }
                        + (inner.isEmpty ? [] : [result.path.text])
                }
            })
    }
}

extension FlowSet {
    /// The part whose rounds a result lists; nil if it is none of rounds.
    fileprivate func rounds(of result: Flow.Result) -> Flow? {
        guard result.fact == nil, result.path.calls.isEmpty else { return nil }
        let call = main.nodes.compactMap(\.call).first { $0.name == result.path.fact.rawValue }
        return call.flatMap { position(of: $0.flow.id) }.map { flows[$0] }
    }
}
