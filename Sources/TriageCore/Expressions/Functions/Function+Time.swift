/// The parts of moments and durations. **Source**: CEL language definition, "Date/Time Functions".
extension Function {
    /// A part of a moment in a zone's local time.
    func part(of timestamp: Timestamp, in zone: Zone) -> Int64 {
        part(of: timestamp, offset: zone.offset(at: timestamp))
    }

    /// A part of a moment in a local time that is offset from UTC. **Units**: seconds.
    func part(of timestamp: Timestamp, offset: Int) -> Int64 {
        let local = timestamp.seconds + Int64(offset)
        let day = CivilCalendar.dayNumber(atSecond: local)
        let second = local - Int64(day) * 86_400
        switch self {
        case .getHours: return second / 3600
        case .getMinutes: return second / 60 % 60
        case .getSeconds: return second % 60
        case .getMilliseconds: return Int64(timestamp.nanoseconds / 1_000_000)
        // 1 January 1970 was a Thursday; Sunday is 0.
        case .getDayOfWeek: return Int64(((day + 4) % 7 + 7) % 7)
        default: break
        }
        let date = CivilCalendar.civil(day)
        switch self {
        case .getDate: return Int64(date.day)
        case .getDayOfMonth: return Int64(date.day - 1)
        case .getDayOfYear: return Int64(day - CivilCalendar.dayNumber(year: date.year, month: 1, day: 1))
        case .getMonth: return Int64(date.month - 1)
        default: return Int64(date.year)
        }
    }

    /// A duration in the function's unit; for milliseconds, only those beyond the whole seconds.
    func part(of duration: TimeSpan) -> Int64? {
        let seconds = duration.nanoseconds / 1_000_000_000
        return switch self {
        case .getHours: seconds / 3600
        case .getMinutes: seconds / 60
        case .getSeconds: seconds
        case .getMilliseconds: duration.nanoseconds % 1_000_000_000 / 1_000_000
        default: nil
        }
    }
}

extension TimeSpan {
    /// Parses a duration. **Shape**: `1h30m`, `-1.5h`, `100ms`, `0`.
    ///
    /// **Source**: CEL language definition, "duration".
    ///
    /// - Throws: `overflow` for one that is too long, `invalidArgument` for anything else that is not a
    ///   duration.
    init(text: String) throws(EvaluationError) {
        let invalid = EvaluationError(.invalidArgument, "'\(text)' is not a duration")
        var rest = Array(text.utf8)[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        guard !rest.isEmpty else { throw invalid }
        if Array(rest) == [UInt8(ascii: "0")] {
            self.init(nanoseconds: 0)
            return
        }
        var total: Int64 = 0
        while !rest.isEmpty {
            let whole = rest.prefix { $0.isDigit }
            rest = rest.dropFirst(whole.count)
            var fraction: ArraySlice<UInt8> = []
            if rest.first == UInt8(ascii: ".") {
                fraction = rest.dropFirst().prefix { $0.isDigit }
                rest = rest.dropFirst(fraction.count + 1)
            }
            let unit = rest.prefix { !$0.isDigit && $0 != UInt8(ascii: ".") }
            rest = rest.dropFirst(unit.count)
            guard let length = Self.units[String(decoding: unit, as: UTF8.self)],
                !whole.isEmpty || !fraction.isEmpty
            else { throw invalid }
            // Counts downwards, since the longest negative duration has no positive counterpart.
            guard let next = Self.subtracting(whole, fraction, times: length, from: total) else {
                throw EvaluationError(.overflow, "the duration '\(text)' is out of range")
            }
            total = next
        }
        guard isNegative || total != .min else {
            throw EvaluationError(.overflow, "the duration '\(text)' is out of range")
        }
        self.init(nanoseconds: isNegative ? total : -total)
    }

    private static let units: [String: Int64] = [
        "h": 3_600_000_000_000, "m": 60_000_000_000, "s": 1_000_000_000, "ms": 1_000_000, "us": 1000,
        "\u{B5}s": 1000, "\u{3BC}s": 1000, "ns": 1,
    ]

    private static func subtracting(
        _ whole: ArraySlice<UInt8>, _ fraction: ArraySlice<UInt8>, times unit: Int64, from total: Int64
    ) -> Int64? {
        let digits = String(decoding: whole, as: UTF8.self)
        guard let count = digits.isEmpty ? 0 : Int64("-" + digits) else { return nil }
        let (product, tooLong) = count.multipliedReportingOverflow(by: unit)
        var (rest, overflow) = total.addingReportingOverflow(product)
        var scale = unit
        for digit in fraction {
            // Digits below a nanosecond are insignificant.
            guard scale >= 10 else { break }
            scale /= 10
            let (next, isOver) = rest.subtractingReportingOverflow(Int64(digit - 0x30) * scale)
            rest = next
            overflow = overflow || isOver
        }
        return tooLong || overflow ? nil : rest
    }

    /// The duration in seconds. **Shape**: `1000000s`, `60.001s`, `-0.5s`.
    var text: String {
        let seconds = nanoseconds.magnitude / 1_000_000_000
        let rest = Int(nanoseconds.magnitude % 1_000_000_000)
        var fraction = rest == 0 ? "" : "." + CivilCalendar.padded(rest, 9)
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return "\(nanoseconds < 0 ? "-" : "")\(seconds)\(fraction)s"
    }
}
