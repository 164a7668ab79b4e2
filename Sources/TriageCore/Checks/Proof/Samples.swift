import Foundation

/// The values with which a ``Walk`` answers, tells and waits: one of each cell, and where a term asks more of a fact,
/// some of those that terms are usually about.
struct Samples {
    /// The most rounds of a repeated call that are begun, unless it demands more or their numbers matter.
    private static let fewRounds = 2
    /// The most that are begun because a number is compared with theirs.
    private static let manyRounds = 12
    /// The most rows of a table, or options that nothing asks for, that are chosen.
    private static let mostRows = 64

    /// The rows of a longer table are not tried where a term reads it, which goes through all of them in every call.
    private static let mostReadRows = 1_000

    let ground: Ground
    /// The slots that decide, by flow.
    let relevant: [Set<Int>]
    /// When calls open and go on.
    let times: CallTimes

    /// Prepares samples for the slots that decide.
    init(_ ground: Ground, _ relevant: [Set<Int>]) {
        self.ground = ground
        self.relevant = relevant
        times = CallTimes(ground, relevant)
    }

    /// Whether another round is begun on the card of a repeated call: as many as are compared with their number.
    func beginsRound(in frame: Frame) -> Bool {
        guard let (_, _, rounds) = frame.roundCard else { return false }
        let numbers = ground.flows.flows.indices.flatMap { position -> [Int] in
            let (space, known) = (ground.spaces[position], ground.flows.flows[position].known)
            guard relevant[position].contains(known.round), let index = space.bySlot[known.round] else {
                return []
            }
            let terms = ground.terms(about: index, at: position)
            let values = (terms + [space.variables[index]]).flatMap { variable in
                variable.constants.map(\.value) + (variable.term?.literals ?? [])
            }
            return values.compactMap { if case .int(let int) = $0 { Int(clamping: int) } else { nil } }
        }
        return rounds.finished.count < max(Self.fewRounds, min(numbers.max() ?? 0, Self.manyRounds))
    }

    /// Values to answer a question with; null where it may be skipped.
    ///
    /// - Parameter isSampled: set where a value stands for many that may not be alike.
    func answers(to fact: Fact, in frame: Frame, _ isSampled: inout Bool) -> [Value] {
        var values: [Value] = []
        if let selection = fact.selection {
            let offered = frame.options(of: selection)
            // Those that conditions name come first.
            let named = ground.spaces[frame.position].constants(ofSlot: fact.slot)
            let names = offered.lazy.map { Value.string($0.name) }
            func isNamed(_ name: Value) -> Bool { named.contains { $0.equals(name) } }
            let asked = named.isEmpty ? [] : names.filter(isNamed)
            values = asked + names.lazy.filter { !isNamed($0) }.prefix(Self.mostRows)
            if offered.count > Self.mostRows { isSampled = true }
        } else if relevant[frame.position].contains(fact.slot) {
            values = cellValues(of: fact, in: frame, &isSampled)
            if fact.type == .choices, !frame.flow.canBeLeftOut(fact) {
                values.removeAll { $0.equals(.list([])) }
            }
        }
        if values.isEmpty { values = [usual(for: fact, in: frame, &isSampled)].compactMap { $0 } }
        if frame.isOptional(fact) { values.append(.null) }
        return values
    }

    /// One value of each cell of a fact, and some more where terms ask more of it.
    private func cellValues(of fact: Fact, in frame: Frame, _ isSampled: inout Bool) -> [Value] {
        let space = ground.spaces[frame.position]
        guard let index = space.bySlot[fact.slot] else { return [] }
        let possible = space.variables[index].cells.filter(fact.mayAllow)
        var values = possible.compactMap(\.sample).filter(fact.allows)
        if fact.type == .money {
            values = values.compactMap { Self.number($0, as: .money, frame.flow.currency) }
        }
        let isWhole = values.count == possible.count && possible.allSatisfy(\.isExact)
        // Some other value of the cell may be an answer where the one that is tried is none.
        let isRefused = possible.contains { cell in
            guard !cell.isExact, let sample = cell.sample else { return false }
            return frame.problem(with: sample, for: fact) != nil
        }
        if isRefused || space.variables[index].hasMoreConstants { isSampled = true }
        if space.variables[index].hasMoreConstants {
            values += space.constants(ofSlot: fact.slot).filter(fact.allows)
        }
        // A bound that is worked out can part a cell.
        if fact.hasComputedBound || values.count < possible.count { isSampled = true }
        if fact.hasComputedBound { values += frame.limits(of: fact) }
        if !isWhole, fact.type.hasOptions {
            values = possible.filter(\.isExact).compactMap(\.sample).filter(fact.allows)
            values += offered(for: fact, in: frame, besides: values, &isSampled)
        }
        let terms = ground.terms(about: index, at: frame.position)
        guard !terms.isEmpty else { return values }
        if !isWhole { isSampled = true }
        let more = extra(for: fact, in: frame, terms)
        values += more.filter { value in fact.allows(value) && !values.contains { $0.equals(value) } }
        guard case .date(let today) = frame.values[frame.flow.known.today] else { return values }
        // What is asked of days is mostly about those near today: a day late, and not a century.
        func distance(_ value: Value) -> Int {
            if case .date(let date) = value { abs(today.days(to: date)) } else { 0 }
        }
        return values.enumerated().sorted {
            (distance($0.element), $0.offset) < (distance($1.element), $1.offset)
        }.map(\.element)
    }

    /// What stands for the options that nothing asks for: one, or if some may be hidden, each that is not.
    private func offered(
        for fact: Fact, in frame: Frame, besides asked: [Value], _ isSampled: inout Bool
    ) -> [Value] {
        let shown = frame.shownOptions(of: fact).map { Value.string($0.value) }
        let answers = (fact.type == .choices ? shown.map { .list([$0]) } : shown).filter { answer in
            !asked.contains { $0.equals(answer) }
        }
        guard fact.hasConditionalOptions else { return Array(answers.prefix(1)) }
        if answers.count > Self.mostRows { isSampled = true }
        return Array(answers.prefix(Self.mostRows))
    }

    /// One value of a fact that decides nothing, if any of those tried can be its answer.
    private func usual(for fact: Fact, in frame: Frame, _ isSampled: inout Bool) -> Value? {
        let usual = usual(for: fact, in: frame)
        let shown = fact.type.hasOptions ? frame.shownOptions(of: fact).map { Value.string($0.value) } : nil
        func isAccepted(_ value: Value) -> Bool { frame.problem(with: value, for: fact) == nil }
        if let usual, isAccepted(usual) { return usual }
        // Of these every answer can be tried.
        if fact.type == .yesno { return [.bool(true), .bool(false)].first(where: isAccepted) }
        if fact.type == .choice, fact.selection == nil { return shown?.first(where: isAccepted) }
        if shown?.isEmpty == true { return usual }
        let others = frame.limits(of: fact) + cellValues(of: fact, in: frame, &isSampled)
        let other = others.first(where: isAccepted)
        // Some answer that was not tried may be accepted.
        if other == nil { isSampled = true }
        return other
    }

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

    /// What terms that read a fact, or what becomes of its values, are about.
    private func extra(for fact: Fact, in frame: Frame, _ terms: [Variable]) -> [Value] {
        let literals = terms.flatMap { variable in
            variable.constants.map(\.value) + (variable.term?.literals ?? [])
        }
        let tabled = terms.flatMap { Self.cells(ofTablesReadBy: $0, in: frame.flow) }
        switch fact.type {
        case .date:
            guard case .date(let today) = frame.values[frame.flow.known.today] else { return [] }
            let counts = literals.compactMap { literal -> Int? in
                if case .int(let int) = literal, int.magnitude < 1_000_000 { Int(int) } else { nil }
            }
            let days = ([0, 1] + counts).flatMap { [$0 - 1, $0, $0 + 1, -$0 - 1, -$0, 1 - $0] }
            let named = terms.flatMap { $0.daysNamed(near: today) }
            let dates = days.compactMap { today.adding(days: $0) } + today.daysOfYear + named
            return dates.map(Value.date) + tabled.filter { if case .date = $0 { true } else { false } }
        case .datetime:
            guard case .timestamp(let now) = frame.values[frame.flow.known.now] else { return [] }
            return (-24...24).compactMap { now.adding(Int64($0) * 3_600_000_000_000).map(Value.timestamp) }
        case .integer, .number, .money:
            return (literals + tabled).flatMap { [$0, $0.next(1), $0.next(-1)] }.compactMap { $0 }.compactMap
            {
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
                // What its form asks for, beginning or ending with the text.
                let usual = fact.sampleText(besides: [])
                let formed = [
                    text + String(usual.dropFirst(text.count)), String(usual.dropLast(text.count)) + text,
                ]
                return ([text, text + "x", "x" + text] + formed + [matching].compactMap { $0 })
                    .map(Value.string)
            } + tabled.filter { if case .string = $0 { true } else { false } }
        case .yesno, .choice, .secret: return []
        }
    }

    /// What stands in the first and the last row of the tables that a term reads, which stand for all.
    private static func cells(ofTablesReadBy variable: Variable, in flow: Flow) -> [Value] {
        var cells: [Value] = []
        for table in flow.tables where variable.term?.reads.contains(table.slot) ?? false {
            guard table.rows.count <= mostReadRows else { continue }
            let rows = table.rows.records(of: table.type)
            for case .record(let row)? in [rows.first, rows.last] { cells += row.values }
        }
        return cells.unique
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
}

extension Expression {
    /// The constants that it is written with.
    var literals: [Value] {
        checked.meanings.compactMap { if case .constant(let value) = $0 { value } else { nil } }
    }
}
