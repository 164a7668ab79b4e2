import TestSupport
import Testing

@testable import TriageCore

@Suite struct SlotSetTests {
    @Test("a number is there once, wherever it comes in the order")
    func order() {
        var set: SlotSet = [5, 1, 5, -2, 3]
        #expect(set.ascending == [-2, 1, 3, 5])
        let isNew = (again: set.insert(3), first: set.insert(4))
        #expect(!isNew.again)
        #expect(isNew.first)
        #expect(Array(set) == [-2, 1, 3, 4, 5])
        set.remove(3)
        set.remove(7)
        #expect(set.ascending == [-2, 1, 4, 5])
    }

    @Test("it answers as a set of the standard library does")
    func asASet() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<300 {
            let (first, second) = (Self.numbers(&random), Self.numbers(&random))
            let (left, right) = (SlotSet(first), SlotSet(second))
            let (one, other) = (Set(first), Set(second))
            #expect(left.ascending == one.sorted())
            #expect(left.union(right).ascending == one.union(other).sorted())
            #expect(left.intersection(right).ascending == one.intersection(other).sorted())
            #expect(left.isDisjoint(with: right) == one.isDisjoint(with: other))
            #expect(left.filter { $0 >= 0 }.ascending == one.filter { $0 >= 0 }.sorted())
            #expect((left == right) == (one == other))
            for number in -6...21 { #expect(left.contains(number) == one.contains(number)) }
        }
    }

    private static func numbers(_ random: inout SeededGenerator) -> [Int] {
        let count = Int.random(in: 0...9, using: &random)
        return (0..<count).map { _ in Int.random(in: -5...20, using: &random) }
    }
}
