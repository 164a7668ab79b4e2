/// A length of time. Source: CEL language definition, "Overflow": one signed 64-bit number of nanoseconds,
/// about 292 years either way.
public struct TimeSpan: Sendable, Hashable, Comparable {
    /// The length. Units: nanoseconds.
    package let nanoseconds: Int64

    /// Takes a length. Units: nanoseconds.
    package init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// Takes a length; nil when it is longer than can be held.
    package init?(seconds: Int64, nanoseconds: Int64 = 0) {
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, sumOverflow) = product.addingReportingOverflow(nanoseconds)
        if overflow || sumOverflow { return nil }
        self.init(nanoseconds: sum)
    }

    /// The shorter comes first.
    public static func < (left: Self, right: Self) -> Bool { left.nanoseconds < right.nanoseconds }
}
