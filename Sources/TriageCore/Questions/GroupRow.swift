/// The figures of a group of calls, or of visits, as they are reported.
package struct GroupRow: Sendable, Equatable {
    /// The group's name as it is in records; empty for calls that are in none.
    package let name: String
    /// How many calls or visits there are.
    package let count: Int
    /// The median of the times, and the 90th percentile. **Units**: seconds.
    package let median: Int?
    package let p90: Int?
    /// How many calls were abandoned, or of visits, how many were the last of an abandoned call.
    package let lost: Int

    /// Takes figures that were worked out elsewhere.
    package init(name: String, count: Int, median: Int?, p90: Int?, lost: Int) {
        (self.name, self.count, self.median, self.p90, self.lost) = (name, count, median, p90, lost)
    }

    /// Sums up the figures of a group.
    package init(_ name: String, _ figures: CallFigures) {
        self.init(
            name: name, count: figures.count, median: figures.times.quantile(tenths: 5),
            p90: figures.times.quantile(tenths: 9), lost: figures.lost)
    }
}
