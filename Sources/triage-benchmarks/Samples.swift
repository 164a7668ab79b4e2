/// Repeated measurements of one figure in one run.
struct Samples {
    /// The figures in the order in which they were taken.
    private(set) var values: [Double] = []

    /// Adds a figure.
    mutating func add(_ value: Double) { values.append(value) }

    /// The median, which a single slow round does not affect; nil without any.
    var median: Double? { values.isEmpty ? nil : values.sorted()[values.count / 2] }

    /// The smallest one, which has the least noise; nil without any.
    var minimum: Double? { values.min() }
}

extension Duration {
    /// The whole duration. **Units**: milliseconds.
    var milliseconds: Double { Double(components.seconds) * 1e3 + Double(components.attoseconds) / 1e15 }
}
