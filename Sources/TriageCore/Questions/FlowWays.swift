/// The ways that calls took through a flow, or that the calls of a part took through it.
package struct FlowWays: Sendable {
    /// A way: the cards in order, and how many times in a row each was shown.
    package private(set) var ways = FiguresByName()
    /// Of each card, the calls that came to it more than once.
    package private(set) var loops = FiguresByName()
    /// How often calls went back from a card to another, or on the card itself.
    package private(set) var backs: [Back: Int] = [:]
    /// The visits to each card.
    package private(set) var nodes = FiguresByName()
    /// How many calls, or rounds of a part, there are.
    package private(set) var calls = 0
    /// Whether there are too many different ways to tell them apart; those after that are not counted as ways.
    package private(set) var isCut = false

    private let flow: [UInt8]
    private var time: DeskTime
    /// By the flow that was started, the paths of its cards that call the part, with a slash.
    private let callers: [(flow: [UInt8], prefixes: [[UInt8]])]
    /// The most ways that are told apart by one reader.
    private static let mostWays = 20_000
    /// What stands between two cards of a way.
    package static let separator = " > "

    /// Looks for the ways through a flow.
    ///
    /// - Parameter flows: the versions of all flows, to know which cards call it.
    package init(through flow: String, in flows: KnownFlows) {
        self.flow = Array(flow.utf8)
        time = DeskTime(flows)
        let versions = Dictionary(grouping: flows.versions) { $0.main.id.rawValue }
        callers = versions.map { name, versions in
            let paths = Set(versions.flatMap { $0.paths(to: FlowID(flow)) }).sorted()
            return (Array(name.utf8), paths.map { Array("\($0)/".utf8) })
        }
    }

    /// Adds a call.
    package mutating func take(_ record: RecordView) {
        if record[.flow]?.isString(flow) == true {
            var way = Way()
            record.eachVisit { visit, isLast in
                let took = time.milliseconds(at: visit.at, took: visit.took, in: record)
                guard !visit.name.contains(UInt8(ascii: "/")) else { return way.addTime(took, isLast) }
                way.add(visit.name, took, isLast)
            }
            finish(way, isAbandoned: record.isAbandoned)
            takeBacks(of: record, behind: [])
        }
        // Cards of several flows that call parts can have the same name.
        for caller in callers where record[.flow]?.isString(caller.flow) == true {
            for prefix in caller.prefixes {
                takeRounds(of: record, behind: prefix)
                takeBacks(of: record, behind: prefix)
            }
        }
    }

    private mutating func takeRounds(of record: RecordView, behind prefix: [UInt8]) {
        var rounds: [(number: Int?, way: Way)] = []
        record.eachVisit { visit, isLast in
            guard visit.name.starts(with: prefix) else { return }
            let number = visit.round
            if rounds.last?.number != number || rounds.isEmpty { rounds.append((number, Way())) }
            let name = UnsafeRawBufferPointer(rebasing: visit.name[prefix.count...])
            let isInner = name.contains(UInt8(ascii: "/"))
            let took = time.milliseconds(at: visit.at, took: visit.took, in: record)
            if isInner {
                rounds[rounds.count - 1].way.addTime(took, isLast)
            } else {
                rounds[rounds.count - 1].way.add(name, took, isLast)
            }
        }
        for round in rounds { finish(round.way, isAbandoned: record.isAbandoned) }
    }

    private mutating func takeBacks(of record: RecordView, behind prefix: [UInt8]) {
        func name(_ path: NodePath) -> String {
            let bytes = path.text.utf8
            return bytes.starts(with: prefix)
                ? String(decoding: bytes.dropFirst(prefix.count), as: UTF8.self) : path.text
        }
        for back in record.backs where back.node.text.utf8.starts(with: prefix) {
            let card = name(back.node)
            guard !card.contains("/") else { continue }
            backs[Back(node: card, target: name(back.target)), default: 0] += 1
        }
    }

    private mutating func finish(_ way: Way, isAbandoned: Bool) {
        guard !way.cards.isEmpty else { return }
        calls += 1
        let isLost = isAbandoned && way.isLast
        if ways.count < Self.mostWays {
            ways.add(Array(way.text.utf8), way.seconds, isLost: isLost)
        } else {
            isCut = true
        }
        for (index, card) in way.cards.enumerated() {
            let isLostHere = isLost && index == way.cards.count - 1
            nodes.add(Array(card.name.utf8), card.seconds, isLost: isLostHere)
        }
        for (name, visits) in way.visits where visits > 1 {
            loops.add(Array(name.utf8), visits, isLost: isLost)
        }
    }

    /// Adds the ways of others.
    package mutating func add(_ other: FlowWays) {
        ways.add(other.ways)
        loops.add(other.loops)
        nodes.add(other.nodes)
        backs.merge(other.backs) { $0 + $1 }
        calls += other.calls
        isCut = isCut || other.isCut
    }

    /// From where to where a step back led.
    package struct Back: Sendable, Hashable {
        /// The card on which it was made.
        package let node: String
        /// The card that it led to; outside of a part with its whole path.
        package let target: String
    }

    /// The cards of one call in order.
    private struct Way {
        var cards: [(name: String, seconds: Int)] = []
        var visits: [String: Int] = [:]
        var isLast = false
        private var milliseconds = 0

        /// How long the call was here. **Units**: seconds, whole ones that passed.
        var seconds: Int { milliseconds / 1000 }

        /// Adds a card. **Units**: milliseconds.
        mutating func add(_ name: UnsafeRawBufferPointer, _ took: Int64, _ isLast: Bool) {
            let name = String(decoding: name, as: UTF8.self)
            // The card that calls a part is shown again after it.
            if cards.last?.name != name { visits[name, default: 0] += 1 }
            cards.append((name, Int(took / 1000)))
            addTime(took, isLast)
        }

        /// Adds the time of a card of a part. **Units**: milliseconds.
        mutating func addTime(_ took: Int64, _ isLast: Bool) {
            milliseconds += Int(took)
            self.isLast = isLast
        }

        /// **Shape**: `caller > matters x3 > helped`.
        var text: String {
            var parts: [(name: String, count: Int)] = []
            for card in cards {
                if parts.last?.name == card.name {
                    parts[parts.count - 1].count += 1
                } else {
                    parts.append((card.name, 1))
                }
            }
            return parts.map { $0.count == 1 ? $0.name : "\($0.name) x\($0.count)" }
                .joined(separator: FlowWays.separator)
        }
    }
}

extension FlowSet {
    /// The paths of the cards that call a flow, directly or from a part. **Shape**: `matters`, `visit/ticket`.
    fileprivate func paths(to wanted: FlowID) -> [String] {
        func paths(from flow: Flow, _ lead: String) -> [String] {
            flow.nodes.flatMap { node -> [String] in
                guard let call = node.call, let position = position(of: call.flow.id) else { return [] }
                let path = lead + node.id.rawValue
                return (call.flow.id == wanted ? [path] : []) + paths(from: flows[position], path + "/")
            }
        }
        return paths(from: main, "")
    }
}
