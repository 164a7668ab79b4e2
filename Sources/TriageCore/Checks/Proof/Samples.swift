import Foundation

/// The values with which a ``Walk`` answers, tells and waits: one of each cell, and where a term asks more of a fact,
/// some of those that terms are usually about.
struct Samples {
    /// The most rounds of a repeated call that are begun beyond those that it demands.
    static let mostRounds = 2

    private let ground: Ground
    private let relevant: [Set<Int>]
    /// When calls open, the usual time first.
    private let times: [Timestamp]
    private let isTimeSampled: Bool

    /// Prepares samples for the slots that decide.
    init(_ ground: Ground, _ relevant: [Set<Int>]) {
        self.ground = ground
        self.relevant = relevant
        (times, isTimeSampled) = Self.times(ground, relevant)
    }

    /// Values to answer a question with; null where it may be skipped.
    func answers(to fact: Fact, in frame: Frame, _ isSampled: inout Bool) -> [Value] {
        let space = ground.spaces[frame.position]
        var values: [Value] = []
        if relevant[frame.position].contains(fact.slot), let index = space.bySlot[fact.slot] {
            let variable = space.variables[index]
            for cell in variable.cells {
                guard let sample = cell.sample, !sample.isNull, fact.allows(sample) else { continue }
                values.append(sample)
            }
            let isAsked = space.terms[fact.slot]?.isEmpty == false
            if isAsked || fact.type == .choices || fact.selection != nil {
                let more = extra(for: fact, in: frame, space)
                values += more.filter { value in fact.allows(value) && !values.contains { $0.equals(value) } }
                if !variable.cells.allSatisfy(\.isExact) { isSampled = true }
            }
        }
        if fact.selection != nil, let selection = fact.selection {
            values = frame.options(of: selection).prefix(8).map { .string($0.name) }
            isSampled = true
        }
        if values.isEmpty { values = [usual(for: fact, in: frame)].compactMap { $0 } }
        if frame.isOptional(fact) { values.append(.null) }
        return values
    }

    /// One value of a fact that decides nothing.
    private func usual(for fact: Fact, in frame: Frame) -> Value? {
        let least: Value? = if case .fixed(let value)? = fact.limits.minimum { value } else { nil }
        let most: Value? = if case .fixed(let value)? = fact.limits.maximum { value } else { nil }
        switch fact.type {
        case .yesno: return .bool(true)
        case .choice: return frame.shownOptions(of: fact).first.map { .string($0.value) }
        case .choices: return frame.shownOptions(of: fact).first.map { .list([.string($0.value)]) }
        case .integer: return least ?? most ?? .int(1)
        case .number: return least ?? most ?? .double(1)
        case .money:
            return least ?? most ?? frame.flow.currency.map { .money(Money(minorUnits: 100, currency: $0)) }
        case .date: return least ?? most ?? frame.values[frame.flow.known.today]
        case .datetime: return least ?? most ?? frame.values[frame.flow.known.now]
        case .text, .email, .phone, .domain, .url, .ip: return .string(fact.sampleText(besides: []))
        case .secret: return .secret
        }
    }

    /// What terms that read a fact are about.
    private func extra(for fact: Fact, in frame: Frame, _ space: CellSpace) -> [Value] {
        let terms = (space.terms[fact.slot] ?? []).map { space.variables[$0] }
        let literals = terms.flatMap { variable in
            variable.constants.map(\.value) + (variable.term?.literals ?? [])
        }
        switch fact.type {
        case .date:
            guard case .date(let today) = frame.values[frame.flow.known.today] else { return [] }
            let counts = literals.compactMap { if case .int(let int) = $0 { Int(int) } else { nil } }
            let days = ([0, 1] + counts).flatMap { [$0 - 1, $0, $0 + 1, -$0 - 1, -$0, 1 - $0] }
            return days.compactMap { today.adding(days: $0).map(Value.date) } + Self.months(around: today)
        case .datetime:
            guard case .timestamp(let now) = frame.values[frame.flow.known.now] else { return [] }
            return (-24...24).compactMap { now.adding(Int64($0) * 3_600_000_000_000).map(Value.timestamp) }
        case .integer, .number, .money:
            return literals.flatMap { [$0, $0.next(1), $0.next(-1)] }.compactMap { $0 }.compactMap {
                Self.number($0, as: fact.type, frame.flow.currency)
            }
                + [-1, 0, 1, 2].compactMap { (int: Int64) in
                    Self.number(.int(int), as: fact.type, frame.flow.currency)
                }
        case .choices:
            let options = frame.shownOptions(of: fact).map { Value.string($0.value) }
            return options.map { .list([$0]) } + [.list(options)]
                + options.dropLast().enumerated().map { .list([$1, options[$0 + 1]]) }
        case .text, .email, .phone, .domain, .url, .ip:
            return literals.flatMap { literal -> [Value] in
                guard case .string(let text) = literal else { return [] }
                let matching = (try? RegularExpression(text))?.example
                return ([text, text + "x", "x" + text] + [matching].compactMap { $0 }).map(Value.string)
            }
        case .yesno, .choice, .secret: return []
        }
    }

    private static func number(_ value: Value, as type: FactType, _ currency: Currency?) -> Value? {
        switch (value, type) {
        case (.int, .integer), (.double, .number), (.money, .money): return value
        case (.int(let int), .number): return .double(Double(int))
        case (.double(let double), .integer): return Int64(exactly: double.rounded()).map(Value.int)
        case (.int(let int), .money):
            guard let currency, let units = Money("\(int)", currency) else { return nil }
            return .money(units)
        default: return nil
        }
    }

    /// The first, the middle and the last day of the months of a year.
    private static func months(around day: CalendarDate) -> [Value] {
        (0..<12).flatMap { month -> [CalendarDate?] in
            let first = CalendarDate(year: day.year, month: month + 1, day: 1)
            return [first, first?.adding(days: 14), first?.adding(months: 1)?.adding(days: -1)]
        }.compactMap { $0.map(Value.date) }
    }

    // MARK: Time

    /// When a call can go on after a while, as far as it matters.
    func waits(from now: Timestamp, for flow: Int, _ isSampled: inout Bool) -> [Timestamp] {
        guard times.count > 1 else { return [] }
        isSampled = isSampled || isTimeSampled
        let day: Int64 = 86_400_000_000_000
        return [now.adding(day)].compactMap { $0 } + times.filter { $0 > now }.sorted().prefix(4)
    }

    private static func times(_ ground: Ground, _ relevant: [Set<Int>]) -> ([Timestamp], Bool) {
        var times = [Timestamp(milliseconds: 1_768_471_200_000)]
        var isSampled = false
        let zone = ground.flows.main.timeZone
        for (position, space) in ground.spaces.enumerated() {
            let known = space.flow.known
            for (number, variable) in space.variables.enumerated()
            where !Set(variable.slots).isDisjoint(with: [known.now, known.today]) {
                guard variable.slot != nil || !Set(variable.slots).isDisjoint(with: relevant[position]) else {
                    continue
                }
                if variable.slot == nil { isSampled = true }
                for cell in variable.cells {
                    switch cell.sample {
                    case .date(let date)?:
                        if let noon = date.start(in: zone).adding(36_000_000_000_000) { times.append(noon) }
                    case .timestamp(let time)?: times.append(time)
                    default: break
                    }
                }
                guard let term = variable.term, number >= 0 else { continue }
                times += around(times[0], for: term, in: zone)
            }
        }
        var seen: Set<Timestamp> = []
        return (times.filter { seen.insert($0).inserted }, isSampled)
    }

    /// Times of which some functions say different things.
    private static func around(_ start: Timestamp, for term: Expression, in zone: TimeZone) -> [Timestamp] {
        let hour: Int64 = 3_600_000_000_000
        var times: [Timestamp?] = []
        for meaning in term.checked.meanings {
            guard case .function(let function) = meaning else { continue }
            switch function {
            case .getHours, .isOpen, .openTime: times += (1..<24).map { start.adding($0 * hour) }
            case .weekday, .getDayOfWeek, .addOpenDays: times += (1..<7).map { start.adding($0 * 24 * hour) }
            case .getMonth, .monthDay, .startOfMonth, .getDate, .getDayOfMonth, .getDayOfYear:
                times += months(around: CalendarDate(start, in: zone)).map { value in
                    if case .date(let date) = value { date.start(in: zone).adding(10 * hour) } else { nil }
                }
            default: break
            }
        }
        return times.compactMap { $0 }
    }

    // MARK: Opening

    /// The openings to try, the most promising first.
    func openings(for goal: Walk.Goal, _ reach: Reach, _ isSampled: inout Bool) -> [[Event]] {
        let main = ground.flows.main
        let space = ground.spaces[0]
        let own = Set(main.nodes.flatMap { $0.ask.map(\.id) + $0.set.map(\.id) })
        let frame = Frame(ground.flows, given: [], hasWrapUp: true, observer: nil)
        var choices: [(fact: Fact, values: [Value])] = []
        for fact in main.facts
        where fact.isAnswerable && fact.type != .secret && relevant[0].contains(fact.slot) {
            var values = answers(to: fact, in: frame, &isSampled).filter { !$0.isNull }
            if let index = space.bySlot[fact.slot], goal.flow == 0, !goal.hints.isEmpty {
                let variable = space.variables[index]
                let hinted = goal.hints.reduce(0) { $0 | $1[variable.place] }
                values.sort { a, b in
                    hinted & variable.mask(holding: a) != 0 && hinted & variable.mask(holding: b) == 0
                }
            }
            let isGiven = main.isPart && !own.contains(fact.id)
            choices.append((fact, isGiven ? values : [.null] + values))
        }
        let combinations = choices.reduce(1) { min($0 * max($1.values.count, 1), 1_000_000) }
        var openings: [[Event.Opening.Given]] = []
        if combinations * times.count <= 4_000 {
            openings = choices.reduce([[]]) { combined, choice in
                combined.flatMap { given in
                    choice.values.map { $0.isNull ? given : given + [.init(choice.fact.id, $0)] }
                }
            }
        } else {
            isSampled = true
            let least = choices.map { ($0.fact, $0.values.first ?? .null) }
            func given(_ values: [(Fact, Value)]) -> [Event.Opening.Given] {
                values.filter { !$0.1.isNull }.map { .init($0.0.id, $0.1) }
            }
            openings.append(given(least))
            for (index, choice) in choices.enumerated() {
                for value in choice.values.dropFirst() {
                    var values = least
                    values[index].1 = value
                    openings.append(given(values))
                }
            }
        }
        let channels =
            relevant[0].contains(main.known.channel) ? main.channels : Array(main.channels.prefix(1))
        return times.flatMap { time in
            channels.flatMap { channel in
                openings.map { given in
                    [
                        Event(
                            at: time,
                            .opened(
                                .init(
                                    id: EnquiryID(milliseconds: time.milliseconds, random: Self.noRandom),
                                    flow: main.id, digests: [:], agent: "agent", channel: channel,
                                    given: given, isClockGiven: true)))
                    ]
                }
            }
        }
    }

    /// The same for every call, so that every run finds the same.
    private static let noRandom = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1))
}

extension Expression {
    /// The constants that it is written with.
    var literals: [Value] {
        checked.meanings.compactMap { if case .constant(let value) = $0 { value } else { nil } }
    }
}

extension CellSpace {
    /// The slots that decide which way a call takes.
    var decisiveSlots: Set<Int> {
        var slots: Set<Int> = []
        func read(_ expression: Expression?) { expression.map { slots.formUnion($0.reads) } }
        for node in flow.nodes {
            node.set.forEach { read($0.value) }
            for question in node.ask {
                read(question.when)
                read(question.optional?.condition)
                guard let fact = flow.fact(question.id) else { continue }
                fact.options.forEach { read($0.when) }
                read(fact.optional.condition)
                fact.selection?.conditions.forEach { read($0.value) }
                if let accept = fact.limits.accept, accept.reads != [fact.slot] { read(accept) }
            }
            node.call?.with.forEach { read($0.value) }
            switch node.exit {
            case .to, .end: break
            case .byAnswer(let keyed): if let slot = keyed.slot { slots.insert(slot) }
            case .byRules(let branches): branches.forEach { read($0.when) }
            }
        }
        return sources(of: slots)
    }

    /// The slots from which the values of others follow.
    func sources(of slots: Set<Int>) -> Set<Int> {
        var all = slots
        for computation in flow.computed.reversed() where all.contains(computation.slot) {
            all.formUnion(computation.expression.reads)
        }
        return all.filter(hasOwnValue)
    }
}
