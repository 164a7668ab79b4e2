/// A duration, as a signed 64-bit number of nanoseconds: about 292 years either way.
///
/// **Source**: CEL language definition, "Overflow".
public struct TimeSpan: Sendable, Hashable, Comparable {
    /// The duration. **Units**: nanoseconds.
    package let nanoseconds: Int64

    /// Takes a duration. **Units**: nanoseconds.
    package init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// Takes a duration in seconds and nanoseconds; nil when it is too long to represent.
    package init?(seconds: Int64, nanoseconds: Int64 = 0) {
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, sumOverflow) = product.addingReportingOverflow(nanoseconds)
        if overflow || sumOverflow { return nil }
        self.init(nanoseconds: sum)
    }

    /// Orders durations by length.
    public static func < (left: Self, right: Self) -> Bool { left.nanoseconds < right.nanoseconds }
}
