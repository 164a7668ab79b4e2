import TestSupport
import Testing

@testable import TriageCore

@Suite("Quantiles of times")
struct SecondCountsTests {
    @Test("they are those of the sorted times, however many there are and however they come together")
    func quantiles() {
        var dice = SeededGenerator(seed: 7)
        for count in [1, 2, 9, 10, 11, 127, 128, 129, 500, 3_000] {
            let times = (0..<count).map { _ in dice.below(dice.below(4) == 0 ? 9_000 : 500) }
            var parts = [SecondCounts(), SecondCounts(), SecondCounts()]
            for time in times { parts[dice.below(3)].add(time) }
            var all = parts[0]
            all.add(parts[1])
            all.add(parts[2])
            let sorted = times.sorted()
            for tenths in 1...10 {
                let rank = (count * tenths + 9) / 10
                #expect(all.quantile(tenths: tenths) == sorted[rank - 1], "\(count) \(tenths)")
            }
            #expect(all.count == count)
        }
    }

    @Test("what takes longer than a day counts as a day, and nothing has no quantile")
    func longest() {
        var times = SecondCounts()
        #expect(times.quantile(tenths: 5) == nil)
        for time in [100_000, 90_000, 1_000_000, -5] { times.add(time) }
        #expect(times.quantile(tenths: 5) == 86_400 && times.quantile(tenths: 1) == 0)
    }
}
