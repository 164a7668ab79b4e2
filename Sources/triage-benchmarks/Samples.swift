/// What was measured again and again in one run.
struct Samples {
    /// The figures in the order in which they were taken.
    private(set) var values: [Double] = []

    /// Adds a figure.
    mutating func add(_ value: Double) { values.append(value) }

    /// The middle one, which one slow round does not move; nil without any.
    var median: Double? { values.isEmpty ? nil : values.sorted()[values.count / 2] }

    /// The smallest one, with least of the machine's noise in it; nil without any.
    var minimum: Double? { values.min() }
}

extension Duration {
    /// The whole length. **Units**: milliseconds.
    var milliseconds: Double { Double(components.seconds) * 1e3 + Double(components.attoseconds) / 1e15 }
}
