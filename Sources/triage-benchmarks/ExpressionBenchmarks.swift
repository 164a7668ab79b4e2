import TriageCore

/// The cost of evaluating and compiling expressions, against the same condition written in Swift.
enum ExpressionBenchmarks {
    /// Measures everything and prints the results.
    static func run() {
        var scope = Scope(currency: Currency(code: "AUD"))
        scope.declare("mailHost", .string, options: ["microsoft", "google", "pop3"], mayBeNull: false)
        scope.declare("opensOwnSite", .bool, mayBeNull: false)
        scope.declare("repairFee", .money, mayBeNull: false)
        scope.declare("orderedOn", .date, mayBeNull: false)
        scope.declare("symptoms", .list(.string), mayBeNull: false)
        scope.declare("now", .timestamp, mayBeNull: false)
        guard let currency = Currency(code: "AUD"), let date = CalendarDate(iso: "2026-06-25") else { return }
        let symptoms = (0..<10).map { Value.string("symptom-\($0)") }
        let values: [Value] = [
            .string("google"), .bool(false), .money(Money(minorUnits: 5000, currency: currency)), .date(date),
            .list(symptoms), .timestamp(Timestamp(milliseconds: 1_784_073_600_000)),
        ]
        let baseline = swiftGuard(values)
        baseline.report()
        for source in sources {
            guard let expression = Expression.compile(source, in: scope).expression else {
                print("  cannot be compiled: \(source)")
                continue
            }
            Measurement.of(source) { try? expression.evaluate(values) }.report(against: baseline)
        }
        Measurement.of("compile \(sources[0])") { Expression.compile(sources[0], in: scope) }.report()
    }

    private static let sources = [
        "mailHost == 'google' && !opensOwnSite",
        "repairFee + repairFee * 10 / 100",
        "addDays(orderedOn, 14)",
        "symptoms.exists(s, s == 'symptom-9')",
        "'symptom-9' in symptoms",
        "mailHost in ['microsoft', 'google']",
        "mailHost.matches('^goo.*e$')",
        "now.getHours('Australia/Melbourne') < 9",
    ]

    private static func swiftGuard(_ values: [Value]) -> Measurement {
        Measurement.of("the guard in Swift") {
            guard case .string(let host) = values[0], case .bool(let opens) = values[1] else { return false }
            return host == "google" && !opens
        }
    }
}
