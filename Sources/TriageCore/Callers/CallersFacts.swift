/// Which facts tell callers apart, flow by flow, as the flows say that records ran on.
struct CallersFacts: Sendable, Equatable {
    /// The facts' names in UTF-8 by the name of the flow, each as some version of it says.
    private var byFlow: [String: Set<[UInt8]>] = [:]
    /// Those that files say which several flows share.
    private var shared: Set<[UInt8]> = []

    /// Reads the snapshots of a home; one that cannot be read says nothing.
    init(in home: Home) {
        for name in (try? PosixPath.names(in: home.flows)) ?? [] where name.hasSuffix(".json") {
            guard let bytes = try? DurableFile.read("\(home.flows)/\(name)"),
                let json = JSONParser.parse(bytes).value
            else { continue }
            let facts = (json["facts"]?.members ?? []).filter { $0.value["identifies"] != nil }.map {
                Array($0.key.utf8)
            }
            if json["nodes"] != nil, let id = json["id"]?.string {
                byFlow[id, default: []].formUnion(facts)
            } else {
                shared.formUnion(facts)
            }
        }
    }

    /// Reads what `text` writes.
    init(text: String) {
        for line in text.split(separator: "\n") {
            let names = line.split(separator: " ", omittingEmptySubsequences: false)
            guard names.count == 2 else { continue }
            if names[0].isEmpty {
                shared.insert(Array(names[1].utf8))
            } else {
                byFlow[String(names[0]), default: []].insert(Array(names[1].utf8))
            }
        }
    }

    /// A line for each fact, in order. **Shape**: `hosting callerPhone`; a shared fact has no flow.
    var text: String {
        let own = byFlow.flatMap { flow, facts in
            facts.map { "\(flow) " + String(decoding: $0, as: UTF8.self) }
        }
        let all = own + shared.map { " " + String(decoding: $0, as: UTF8.self) }
        return all.sorted().joined(separator: "\n")
    }

    /// Whether a fact of a flow is one of them.
    func has(_ fact: FactID, of flow: FlowID) -> Bool {
        let name = Array(fact.rawValue.utf8)
        return byFlow[flow.rawValue]?.contains(name) == true || shared.contains(name)
    }

    /// Who rang, by the record; nil if it does not tell.
    func caller(of record: RecordView) -> CallerForm? { text(of: record).flatMap { CallerForm($0) } }

    /// Who rang, as the record has it.
    func text(of record: RecordView) -> String? {
        let own = byFlow[record.flow.rawValue]
        guard own != nil || !shared.isEmpty, var members = record[.facts]?.members else { return nil }
        while let member = members.next() {
            let isMeant = { (name: [UInt8]) in member.key.isString(name) }
            if own?.contains(where: isMeant) == true || shared.contains(where: isMeant),
                let text = member.value.string
            {
                return text
            }
        }
        return nil
    }
}

extension [UInt8] {
    /// The bytes of a number, the lowest first.
    init(littleEndian number: UInt64) {
        self = (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
}
