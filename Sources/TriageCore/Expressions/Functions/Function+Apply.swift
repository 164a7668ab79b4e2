extension Function {
    /// Applies the function to one argument.
    ///
    /// - Throws: ``EvaluationError`` when it does not accept the value or has no result for it.
    func apply(_ value: Value, _ work: inout Work) throws(EvaluationError) -> Value {
        switch (self, value) {
        case (.dyn, _): return value
        case (.type, _): return .type(value.type)
        case (.size, _): return .int(try size(of: value, &work))
        case (.int, _), (.uint, _), (.double, _), (.string, _), (.bytes, _), (.bool, _), (.duration, _),
            (.timestamp, _):
            return try Conversion.apply(self, value, &work)
        case (.lowerAscii, .string(let text)), (.upperAscii, .string(let text)),
            (.trim, .string(let text)), (.reverse, .string(let text)), (.quote, .string(let text)):
            try work.spend(text: text)
            return .string(TextFunctions.changed(text, by: self))
        case (.join, .list(let list)): return .string(try TextFunctions.joined(list, "", &work))
        case (_, .timestamp(let timestamp)) where isInZone:
            return .int(part(of: timestamp, offset: 0))
        case (_, .duration(let duration)) where isInZone:
            if let part = part(of: duration) { return .int(part) }
        case (.date, .string(let text)):
            if let date = CalendarDate(iso: text) { return .date(date) }
            throw EvaluationError(.invalidArgument, "'\(text)' is not a date")
        case (.startOfMonth, .date(let date)): return .date(date.startOfMonth)
        case (.monthDay, .date(let date)): return .string(date.monthDay)
        case (.weekday, .date(let date)): return .int(Int64(date.weekday))
        case (_, .list(let list)):
            if let result = try ListFunctions.apply(self, list, &work) { return result }
        default: break
        }
        throw .noSuchOverload(rawValue, value)
    }

    /// Applies the function to any number of arguments, the receiver first.
    ///
    /// - Throws: ``EvaluationError`` when it does not accept the values or has no result for them.
    func apply(_ values: [Value], _ work: inout Work) throws(EvaluationError) -> Value {
        switch values.count {
        case 1: return try apply(values[0], &work)
        case 2: return try apply(values[0], values[1], &work)
        case 3, 4:
            if case .string(let text) = values[0],
                let result = try TextFunctions.apply(self, text, Array(values.dropFirst()), &work)
            {
                return result
            }
        default: break
        }
        throw .noSuchOverload(rawValue, all: values)
    }

    private func apply(
        _ first: Value, _ second: Value, _ work: inout Work
    ) throws(EvaluationError) -> Value {
        switch (self, first, second) {
        case (.format, .string(let format), .list(let values)):
            return .string(try TextFormat.text(format, values, &work))
        case (.join, .list(let list), .string(let separator)):
            return .string(try TextFunctions.joined(list, separator, &work))
        case (.sum, .list(let list), let zero): return try ListFunctions.sum(list, zero: zero, &work)
        case (.indexOf, .list(let list), let value), (.lastIndexOf, .list(let list), let value):
            return try ListFunctions.position(of: value, in: list, isLast: self == .lastIndexOf, &work)
        case (.roundTo, .null, _), (.roundTo, _, .null): return .null
        case (.roundTo, .money(let money), .money(let step)):
            guard step.minorUnits > 0 else {
                throw EvaluationError(.invalidArgument, "roundTo() needs a step above zero, not \(step.text)")
            }
            if let rounded = money.rounded(to: step) { return .money(rounded) }
            throw EvaluationError(.overflow, "the result of roundTo() is out of range")
        case (_, .string(let text), _):
            if let result = try TextFunctions.apply(self, text, [second], &work) { return result }
        case (_, .timestamp(let timestamp), .string(let name)) where isInZone:
            guard let zone = Zone(name) else {
                throw EvaluationError(.invalidArgument, "'\(name)' is not a time zone")
            }
            return .int(part(of: timestamp, in: zone))
        case (.days, .date(let from), .date(let to)): return .int(Int64(from.days(to: to)))
        case (.addDays, .date(let date), .int(let count)):
            return .date(try known(Int(exactly: count).flatMap { date.adding(days: $0) }))
        case (.addMonths, .date(let date), .int(let count)):
            return .date(try known(Int(exactly: count).flatMap { date.adding(months: $0) }))
        default: break
        }
        throw .noSuchOverload(rawValue, first, second)
    }

    /// Applies a function of the opening hours.
    ///
    /// - Throws: ``EvaluationError`` when it does not accept the values or has no result for them.
    func apply(
        _ values: [Value], _ hours: OpeningHours?, _ work: inout Work
    ) throws(EvaluationError) -> Value {
        guard let hours else { throw EvaluationError(.invalidArgument, "there are no opening hours") }
        switch (self, values.first, values.last) {
        case (.isOpen, .timestamp(let moment)?, _) where values.count == 1:
            return .bool(hours.isOpen(at: moment))
        case (.openTime, .timestamp(let start)?, .timestamp(let end)?) where values.count == 2:
            try work.spend(Int(clamping: (end.seconds - start.seconds).magnitude / 86_400))
            if let time = hours.openTime(from: start, to: end) { return .duration(time) }
            throw EvaluationError(.overflow, "the result of openTime() is out of range")
        case (.addOpenDays, .date(let date)?, .int(let count)?):
            try work.spend(Int(clamping: count.magnitude))
            if let day = Int(exactly: count).flatMap({ hours.adding(openDays: $0, to: date) }) {
                return .date(day)
            }
            throw EvaluationError(.overflow, "there is no such open day in the years 1 to 9999")
        default: throw .noSuchOverload(rawValue, all: values)
        }
    }

    private func known(_ date: CalendarDate?) throws(EvaluationError) -> CalendarDate {
        guard let date else {
            throw EvaluationError(.overflow, "the result of \(rawValue)() is outside the years 1 to 9999")
        }
        return date
    }

    private func size(of value: Value, _ work: inout Work) throws(EvaluationError) -> Int64 {
        switch value {
        case .string(let text):
            try work.spend(text: text)
            return Int64(text.unicodeScalars.count)
        case .bytes(let bytes): return Int64(bytes.count)
        case .list(let list): return Int64(list.count)
        case .map(let map): return Int64(map.count)
        default: throw .noSuchOverload(rawValue, value)
        }
    }
}
