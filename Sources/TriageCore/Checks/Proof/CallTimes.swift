import Foundation

/// When calls open and go on, as far as it makes a difference to what the flows ask of the time.
struct CallTimes {
    /// The times, the usual one first.
    let all: [Timestamp]
    /// Whether they are some of many that may not be alike.
    let isSampled: Bool

    /// With more times than this, a call goes on at the next few only.
    private static let most = 24
    private static let day: Int64 = 86_400_000_000_000

    /// Finds the times that matter to slots that decide.
    init(_ ground: Ground, _ relevant: [Set<Int>]) {
        var questions = TimeQuestions(in: ground.flows.main.timeZone)
        for (position, space) in ground.spaces.enumerated() {
            for fact in space.flow.facts where fact.hasComputedBound || fact.limits.accept != nil {
                let decides = relevant[position].contains(fact.slot)
                questions.add(
                    limitsOf: fact, comparedWith: decides ? space.constants(ofSlot: fact.slot) : [], in: space
                )
            }
            for (index, variable) in space.variables.enumerated() {
                guard !relevant[position].isDisjoint(with: variable.slots) else { continue }
                if space.isAboutTime(variable) {
                    questions.add(index, at: position, in: ground)
                } else if variable.slots.contains(where: { ground.mayTakeDownTime($0, at: position) }) {
                    questions.add(remembered: variable)
                }
            }
        }
        var seen: Set<Timestamp> = []
        all = questions.times.filter { seen.insert($0).inserted }
        isSampled = !questions.isFinite || all.count > Self.most
    }

    /// When a call can go on after a while: at the times that matter; where these are samples, at the next few and the
    /// day after.
    func waits(from now: Timestamp) -> [Timestamp] {
        let later = all.filter { $0 > now }.sorted()
        return isSampled ? [now.adding(Self.day)].compactMap { $0 } + later.prefix(4) : later
    }
}

/// What flows ask of the time: when questions about it begin to have other answers.
private struct TimeQuestions {
    private let zone: TimeZone
    /// When questions begin to have other answers.
    private var limits: Set<Timestamp> = []
    /// Times that other questions may be about.
    private var samples: [Timestamp] = []
    /// How many days apart dates and today are told apart.
    private var steps: Set<Int> = []
    /// The variables that may remember a day or a time of the call, by flow.
    private var remembering: Set<[Int]> = []
    /// Whether nothing is asked but what the limits and steps say.
    private(set) var isFinite = true

    private static let usual = Timestamp(milliseconds: 1_768_471_200_000)
    private static let hour: Int64 = 3_600_000_000_000

    init(in zone: TimeZone) { self.zone = zone }

    /// Adds what is asked by way of a variable that is the time, or reads it.
    mutating func add(_ index: Int, at position: Int, in ground: Ground) {
        let space = ground.spaces[position]
        let variable = space.variables[index]
        guard variable.term != nil else {
            for cell in variable.cells where cell.isExact { add(cell.sample) }
            return
        }
        let others = variable.slots.compactMap { space.bySlot[$0] }.filter {
            !space.isAboutTime(space.variables[$0])
        }
        let fixed = space.fixedValues(readBy: variable.term)
        let counts = Self.counts(of: variable.constants.map(\.value) + fixed)
        steps.formUnion(counts)
        add(fixed + variable.constants.map(\.value), steps: [0] + counts)
        for other in others {
            let origin = ground.origin(of: other, at: position)
            switch origin {
            case .few: break
            case .clock: remembering.insert([position, other])
            case .open: isFinite = false
            }
            for cell in space.variables[other].cells where cell.isExact || origin == .open {
                guard case .date(let date)? = cell.sample else {
                    add(cell.sample)
                    continue
                }
                guard isNear(.date(date)) else { continue }
                for step in [0] + counts {
                    add(date.adding(days: step).map(Value.date))
                }
            }
        }
        add(remembered: variable)
    }

    /// Adds when what an answer must meet begins and ceases to allow the values that a fact is compared with; and any
    /// value at all, where one side of it follows the time and the other does not.
    mutating func add(limitsOf fact: Fact, comparedWith compared: [Value], in space: CellSpace) {
        var (values, followsTime) = (compared, false)
        var (open, seen): ([Fact], Set<Int>) = ([fact], [fact.slot])
        while let next = open.popLast() {
            let bounds = [next.limits.minimum, next.limits.maximum, next.limits.accept.map { .computed($0) }]
            for case let bound? in bounds {
                guard case .computed(let limit) = bound else {
                    if case .fixed(let end) = bound, isNear(end) { values.append(end) }
                    continue
                }
                values += space.fixedValues(readBy: limit).filter(isNear)
                let sources = space.sources(of: limit.reads)
                followsTime = followsTime || space.isAboutTime(sources)
                open += space.flow.facts.filter {
                    sources.contains($0.slot) && seen.insert($0.slot).inserted
                }
            }
        }
        if followsTime { add(values, steps: [0] + Self.counts(of: values)) }
    }

    /// Whether it is a day of our time. One further away than a century is an end of what can be entered, and none that
    /// calls come near.
    private func isNear(_ value: Value) -> Bool {
        switch value {
        case .date(let date): abs(CalendarDate(Self.usual, in: zone).days(to: date)) < 36_525
        case .timestamp(let time): isNear(.date(CalendarDate(time, in: zone)))
        default: true
        }
    }

    /// Adds what a term asks of a day or a time, be it that of the call or one that was taken down in it.
    mutating func add(remembered variable: Variable) {
        guard let term = variable.term, !term.comparesDays else { return }
        isFinite = false
        samples += Self.around(Self.usual, for: term, in: zone)
        samples += variable.daysNamed(near: CalendarDate(Self.usual, in: zone)).compactMap {
            $0.start(in: zone).adding(10 * Self.hour)
        }
    }

    /// Numbers that can be counts of days, ahead and back.
    private static func counts(of values: [Value]) -> [Int] {
        let counts = values.compactMap { value -> Int? in
            if case .int(let int) = value, int.magnitude < 40_000 { Int(int) } else { nil }
        }
        return counts + counts.map { -$0 }
    }

    /// Adds days and times that are asked for, or something a count of days or a span of time away from them.
    private mutating func add(_ values: [Value], steps: [Int]) {
        for value in values {
            switch value {
            case .date(let date):
                for step in steps { add(date.adding(days: step).map(Value.date)) }
            case .timestamp(let time):
                add(value)
                for case .duration(let span) in values {
                    for away in [span.nanoseconds, -span.nanoseconds] {
                        add(time.adding(away).map(Value.timestamp))
                    }
                }
            case .int(let year) where (1900...2200).contains(year):
                add(CalendarDate(year: Int(year), month: 1, day: 1).map(Value.date))
                add(CalendarDate(year: Int(year) + 1, month: 1, day: 1).map(Value.date))
            default: break
            }
        }
    }

    private mutating func add(_ value: Value?) {
        switch value {
        case .date(let date)?:
            limits.insert(date.start(in: zone))
            if let next = date.adding(days: 1) { limits.insert(next.start(in: zone)) }
        case .timestamp(let time)?:
            limits.insert(time)
            if let next = time.adding(1_000_000) { limits.insert(next) }
        default: break
        }
    }

    /// The times to try, the usual one first: one of each stretch between limits, or as many as can be remembered.
    var times: [Timestamp] {
        let limits = limits.sorted()
        var times = [Self.usual]
        for index in 0...limits.count {
            let start =
                index > 0 ? limits[index - 1] : limits.first?.adding(-Self.hour * 24 * Int64(days))
            let end = index < limits.count ? limits[index] : nil
            guard let start else { continue }
            // By day rather than at midnight, if that is still the same.
            for day in 0..<days {
                let morning = start.adding((Int64(day) * 24 + 10) * Self.hour) ?? start
                if end.map({ morning < $0 }) ?? true {
                    times.append(morning)
                } else if day == 0 {
                    times.append(start)
                }
            }
        }
        for _ in remembering {
            times += times.flatMap { time in
                steps.compactMap { time.adding(Int64($0) * 24 * Self.hour) }
            }
        }
        return times + samples
    }

    /// How many days of a stretch can matter: one for each that can be remembered, and today.
    private var days: Int { remembering.count + 1 }

    /// Times of which some functions say different things.
    private static func around(_ start: Timestamp, for term: Expression, in zone: TimeZone)
        -> [Timestamp]
    {
        var times: [Timestamp?] = []
        for meaning in term.checked.meanings {
            guard case .function(let function) = meaning else { continue }
            switch function {
            case .getHours, .isOpen, .openTime: times += (1..<24).map { start.adding($0 * hour) }
            case .weekday, .getDayOfWeek, .addOpenDays: times += (1..<7).map { start.adding($0 * 24 * hour) }
            case .getMonth, .monthDay, .startOfMonth, .getDate, .getDayOfMonth, .getDayOfYear:
                times += CalendarDate(start, in: zone).daysOfYear.map { $0.start(in: zone).adding(10 * hour) }
            default: break
            }
        }
        return times.compactMap { $0 }
    }
}

extension Variable {
    /// The days that a term is compared with, by their names, such as `06-25`, or by their numbers in the month, and those
    /// beside them: in the year and the month of another day.
    func daysNamed(near day: CalendarDate) -> [CalendarDate] {
        let values = constants.map(\.value) + (term?.literals ?? [])
        let named = values.compactMap { value -> CalendarDate? in
            switch value {
            case .string(let name): CalendarDate(iso: "\(day.year)-\(name)")
            case .int(let number) where term?.isDayOfMonth == true:
                CalendarDate(year: day.year, month: day.month, day: Int(clamping: number))
            default: nil
            }
        }
        return named.flatMap { day in [-1, 0, 1].compactMap { day.adding(days: $0) } }
    }
}

extension Expression {
    /// Whether it is the number of a day in its month.
    fileprivate var isDayOfMonth: Bool {
        let tree = checked.tree
        if case .select(_, let field) = tree[tree.root].kind { return field == "day" }
        return checked.meanings[tree.root] == .function(.getDate)
    }

    /// Whether it only compares values with each other, or counts the days between two.
    fileprivate var comparesDays: Bool { comparesDays(checked.tree.root) }

    private func comparesDays(_ id: SyntaxTree.NodeID) -> Bool {
        let kind = checked.tree[id].kind
        switch checked.meanings[id] {
        // What is written before the dot of a part's fact means nothing by itself.
        case .slot, .constant: return true
        case .function(.days): return kind.operands.allSatisfy(comparesDays)
        case .plain:
            guard case .binary(let operation, _, _) = kind, operation.isComparison else { return false }
            return kind.operands.allSatisfy(comparesDays)
        case .function, .local, .member, .memberPrefix, .completed, .failure: return false
        }
    }
}

extension CalendarDate {
    /// The first, the middle and the last day of the months of its year.
    var daysOfYear: [CalendarDate] {
        (1...12).flatMap { month -> [CalendarDate?] in
            let first = CalendarDate(year: year, month: month, day: 1)
            return [first, first?.adding(days: 14), first?.adding(months: 1)?.adding(days: -1)]
        }.compactMap { $0 }
    }
}
