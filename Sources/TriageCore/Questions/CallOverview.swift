import Foundation

/// What a supervisor wants to see of some calls at a glance.
package struct CallOverview: Sendable {
    /// All calls.
    package private(set) var calls = CallFigures()
    /// The calls of each kind of outcome, of each outcome, of each flow, and of each day on which they ended.
    package private(set) var kinds = FiguresByName()
    package private(set) var outcomes = FiguresByName()
    package private(set) var flows = FiguresByName()
    package private(set) var days = FiguresByName()
    /// How many calls ended in each hour of the week. **Shape**: 24 from Monday midnight, then those of Tuesday.
    package private(set) var hours = [Int](repeating: 0, count: 7 * 24)
    /// The visits to the cards of each of ``flows``, which can have cards of the same name.
    private var visits: [FiguresByName] = []
    /// The rounds of repeated parts, by the part's call and the outcome; a round that was cut short has none.
    package private(set) var rounds: [RoundOutcome: Int] = [:]
    /// The targets, and of each the calls that it was met in, or missed in.
    private var targetNames = NameTable()
    private var keptTargets: [Kept] = []
    /// How many notes were taken.
    package private(set) var notes = 0
    /// How many messages were approved, and how many left out.
    package private(set) var messages = Kept()
    /// How many steps were ticked, and how many skipped.
    package private(set) var steps = Kept()
    /// How many facts were told before they were asked, and how many were asked.
    package private(set) var told = 0
    package private(set) var asked = 0
    /// How many calls went back, and how often from each card of the flow that was started.
    package private(set) var callsWithBacks = 0
    private var backsByCard: [FlowCard: Int] = [:]
    /// How many destinations were picked by hand.
    package private(set) var picked = 0

    private var calendar: LocalCalendar
    private var time: DeskTime
    /// The day met last, for neighbours are mostly of one.
    private var day: (date: CalendarDate?, name: [UInt8]) = (nil, [])

    /// How a round of a repeated part ended.
    package struct RoundOutcome: Sendable, Hashable {
        /// The name of the call that repeats the part.
        package let call: String
        /// The outcome; nil for a round that was cut short.
        package let outcome: String?
    }

    /// A card of a flow that was started.
    private struct FlowCard: Hashable {
        let flow: FlowID
        let node: String
    }

    /// How often something was done, and how often not.
    package struct Kept: Sendable, Equatable {
        /// How often it was.
        package var done = 0
        /// How often it was not.
        package var missed = 0

        mutating func add(_ other: Kept) {
            done += other.done
            missed += other.missed
        }
    }

    /// No call at all; days and hours are those of a zone.
    package init(in zone: TimeZone, time: DeskTime = DeskTime()) {
        calendar = LocalCalendar(zone)
        self.time = time
    }

    /// Whether all time counts, and not only that in which desks were open.
    package var isOfAllTime: Bool { time.isAllTime }

    /// Adds a call.
    package mutating func take(_ record: RecordView) {
        let (seconds, isLost) = (time.seconds(of: record), record.isAbandoned)
        calls.add(seconds, isLost: isLost)
        record[.kind]?.withText { kinds.add($0, seconds, isLost: isLost) }
        record[.outcome]?.withText { outcomes.add($0, seconds, isLost: isLost) }
        var flow: Int?
        record[.flow]?.withText { flow = flows.add($0, seconds, isLost: isLost) }
        if let closed = record.closed {
            let (date, hour, weekday) = calendar.parts(of: closed)
            if date != day.date { day = (date, Array(date.iso.utf8)) }
            days.add(day.name, seconds, isLost: isLost)
            hours[(weekday - 1) * 24 + hour] += 1
        }
        let trail = record.eachLarge { member, scanner in
            switch member {
            case .facts: takeRounds(&scanner)
            case .origin: takeOrigins(&scanner)
            case .targets: takeTargets(&scanner)
            case .messages:
                scanner.eachElement { message in
                    if message.next()?["leftOut"] == nil { messages.done += 1 } else { messages.missed += 1 }
                }
            case .notes: scanner.eachElement { _ in notes += 1 }
            case .backs:
                callsWithBacks += 1
                scanner.eachElement { back in
                    let card = FlowCard(flow: record.flow, node: back.next()?.text("node") ?? "")
                    backsByCard[card, default: 0] += 1
                }
            default: break
            }
        }
        guard let flow else { return }
        if flow == visits.count { visits.append(FiguresByName()) }
        guard let trail else { return }
        // Taken out meanwhile, so that they are changed in place.
        var nodes = FiguresByName()
        swap(&nodes, &visits[flow])
        takeTrail(trail, of: record, isLost, into: &nodes)
        swap(&nodes, &visits[flow])
    }

    private mutating func takeRounds(_ scanner: inout JSONScanner) {
        scanner.eachKey { fact, value in
            value.eachElement { round in
                guard round.isNext(UInt8(ascii: "{")) else { return }
                let outcome = round.outcomeOfRound
                rounds[RoundOutcome(call: fact.string ?? "", outcome: outcome), default: 0] += 1
            }
        }
    }

    /// Counts the origins of facts, and in lists those of each round.
    private mutating func takeOrigins(_ scanner: inout JSONScanner) {
        scanner.eachKey { _, value in
            if value.passAsWritten(#""computed""#) || value.passAsWritten(#""fixed""#) { return }
            guard !value.isNext(UInt8(ascii: "[")) else { return value.eachElement { takeOrigins(&$0) } }
            guard let origin = value.next() else { return }
            if origin.isString("asked") {
                asked += 1
            } else if origin.isString("told") || origin.isHook {
                told += 1
            }
        }
    }

    private mutating func takeTargets(_ scanner: inout JSONScanner) {
        scanner.eachKey { target, value in
            let isMet = value.next()?["met"]?.bool == true
            target.withText { name in
                let number = targetNames.number(of: name)
                if number == keptTargets.count { keptTargets.append(Kept()) }
                if isMet { keptTargets[number].done += 1 } else { keptTargets[number].missed += 1 }
            }
        }
    }

    /// The calls that each target was met in, or missed in.
    package var targets: [String: Kept] {
        let names = targetNames.names.map { String(decoding: $0, as: UTF8.self) }
        return Dictionary(zip(names, keptTargets)) { first, _ in first }
    }

    /// The visits to each card, whose name is behind that of the flow if there are several.
    package var nodes: [(name: String, figures: CallFigures)] {
        zip(flows.names, visits).flatMap { flow, figures in
            let lead = visits.count == 1 ? "" : String(decoding: flow, as: UTF8.self) + " "
            return figures.rows.map { (name: lead + $0.name, figures: $0.figures) }
        }.sorted { $0.name < $1.name }
    }

    /// How often calls went back from each card, the most first; its name is as among ``nodes``.
    package var backs: [(name: String, count: Int)] {
        backsByCard.map { card, count in
            (name: visits.count == 1 ? card.node : "\(card.flow) \(card.node)", count: count)
        }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    }

    private mutating func takeTrail(
        _ trail: JSONScanner, of record: RecordView, _ isLost: Bool, into nodes: inout FiguresByName
    ) {
        var last: (name: UnsafeRawBufferPointer, took: Int)?
        trail.eachVisit { visit in
            if let last { nodes.add(last.name, last.took, isLost: false) }
            last = (visit.name, time.seconds(of: visit, in: record))
            if visit.isPicked { picked += 1 }
            guard let all = visit.steps else { return }
            var scanner = JSONScanner(all.bytes)
            scanner.eachElement { step in
                var isTicked = true
                step.eachKey { if $0.isString("ticked") { isTicked = $1.next()?.bool ?? true } }
                if isTicked { steps.done += 1 } else { steps.missed += 1 }
            }
        }
        if let last { nodes.add(last.name, last.took, isLost: isLost) }
    }

    /// Adds the calls of another.
    package mutating func add(_ other: CallOverview) {
        calls.add(other.calls)
        kinds.add(other.kinds)
        outcomes.add(other.outcomes)
        days.add(other.days)
        for (flow, theirs) in zip(flows.add(other.flows), other.visits) {
            if flow == visits.count { visits.append(FiguresByName()) }
            visits[flow].add(theirs)
        }
        for index in hours.indices { hours[index] += other.hours[index] }
        rounds.merge(other.rounds) { $0 + $1 }
        for (target, theirs) in zip(other.targetNames.names, other.keptTargets) {
            let number = targetNames.number(of: target)
            if number == keptTargets.count { keptTargets.append(Kept()) }
            keptTargets[number].add(theirs)
        }
        messages.add(other.messages)
        steps.add(other.steps)
        notes += other.notes
        callsWithBacks += other.callsWithBacks
        backsByCard.merge(other.backsByCard) { $0 + $1 }
        (told, asked) = (told + other.told, asked + other.asked)
        picked += other.picked
    }
}

extension JSONScanner {
    /// The outcome of the round that begins here; nil for one that was cut short.
    fileprivate var outcomeOfRound: String? {
        // Written first, so that the rest is passed over without looking at each fact.
        var first = self
        if first.pass(UInt8(ascii: "{")), first.nextKey()?.isString("outcome") == true {
            return first.next()?.string
        }
        var (round, outcome) = (self, String?.none)
        round.eachKey { if $0.isString("outcome") { outcome = $1.next()?.string } }
        return outcome
    }
}

extension JSONSlice {
    /// Whether this is the origin of a fact that a hook knew.
    fileprivate var isHook: Bool {
        bytes.count > 7 && bytes[1] == UInt8(ascii: "h") && bytes.starts(with: "\"hook:".utf8)
    }

    /// Passes on the bytes of a text, decoded if need be; nothing if this is none.
    func withText(_ body: (UnsafeRawBufferPointer) -> Void) {
        guard bytes.count >= 2, bytes[0] == UInt8(ascii: "\"") else { return }
        if bytes.contains(UInt8(ascii: "\\")) {
            Array((string ?? "").utf8).withUnsafeBytes(body)
        } else {
            body(UnsafeRawBufferPointer(rebasing: bytes[1..<bytes.count - 1]))
        }
    }
}
