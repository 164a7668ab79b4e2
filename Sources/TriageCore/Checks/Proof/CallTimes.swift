import Foundation

/// When calls open and go on, as far as it makes a difference to what the flows ask of the time.
struct CallTimes {
    /// The times, the usual one first.
    let all: [Timestamp]
    /// Whether they are some of many that may not be alike.
    let isSampled: Bool

    /// Finds the times that matter to slots that decide.
    init(_ ground: Ground, _ relevant: [Set<Int>]) {
        var times = [Timestamp(milliseconds: 1_768_471_200_000)]
        var isSampled = false
        let zone = ground.flows.main.timeZone
        for (position, space) in ground.spaces.enumerated() {
            let known = space.flow.known
            for variable in space.variables
            where !Set(variable.slots).isDisjoint(with: [known.now, known.today]) {
                guard !Set(variable.slots).isDisjoint(with: relevant[position]) else { continue }
                if variable.slot == nil { isSampled = true }
                for cell in variable.cells {
                    switch cell.sample {
                    case .date(let date)?:
                        if let noon = date.start(in: zone).adding(36_000_000_000_000) { times.append(noon) }
                    case .timestamp(let time)?: times.append(time)
                    default: break
                    }
                }
                guard let term = variable.term else { continue }
                times += Self.around(times[0], for: term, in: zone)
                times += Self.days(named: variable, from: CalendarDate(times[0], in: zone)).compactMap {
                    day in
                    day.start(in: zone).adding(36_000_000_000_000)
                }
                times += Self.days(near: variable, in: space, from: CalendarDate(times[0], in: zone))
                    .compactMap { day in
                        day.start(in: zone).adding(36_000_000_000_000)
                    }
            }
        }
        var seen: Set<Timestamp> = []
        all = times.filter { seen.insert($0).inserted }
        self.isSampled = isSampled
    }

    /// When a call can go on after a while: the day after, and at the next few times that matter.
    func waits(from now: Timestamp) -> [Timestamp] {
        let day: Int64 = 86_400_000_000_000
        return [now.adding(day)].compactMap { $0 } + all.filter { $0 > now }.sorted().prefix(4)
    }

    /// The days that a term of the time and of dates is about: as far from the dates as the constants say.
    ///
    /// Dates of another lifetime are left out: a limit of what can be entered is no day that a rule is about.
    private static func days(
        near variable: Variable, in space: CellSpace, from start: CalendarDate
    ) -> [CalendarDate] {
        let dates = variable.slots.compactMap { space.bySlot[$0] }.flatMap { space.variables[$0].cells }
            .compactMap { cell -> CalendarDate? in
                if case .date(let date)? = cell.sample { date } else { nil }
            }
        let counts = variable.constants.compactMap {
            if case .int(let int) = $0.value { Int(int) } else { nil }
        }
        let steps = ([0] + counts + counts.map { -$0 }).flatMap { [$0 - 1, $0, $0 + 1] }
        return dates.filter { abs(start.days(to: $0)) < 36_525 }.flatMap { date in
            steps.filter { abs($0) < 40_000 }.compactMap { date.adding(days: $0) }
        }
    }

    /// The days that a term of the time is compared with by their names, such as `06-25`, and those beside them.
    private static func days(named variable: Variable, from start: CalendarDate) -> [CalendarDate] {
        let named = variable.constants.compactMap { constant -> CalendarDate? in
            if case .string(let name) = constant.value {
                CalendarDate(iso: "\(start.year)-\(name)")
            } else {
                nil
            }
        }
        return named.flatMap { day in [-1, 0, 1].compactMap { day.adding(days: $0) } }
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
                times += CalendarDate(start, in: zone).daysOfYear.map { $0.start(in: zone).adding(10 * hour) }
            default: break
            }
        }
        return times.compactMap { $0 }
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
