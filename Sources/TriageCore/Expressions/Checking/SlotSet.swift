/// Slots, and other places by numbers below zero, each once.
///
/// Numbers in ascending order in one piece: such sets are small, and joined and copied far more often than asked.
package struct SlotSet: Sendable, Equatable, ExpressibleByArrayLiteral, Sequence {
    private var numbers: [Int] = []

    /// The empty set.
    package init() {}

    /// Takes numbers in any order.
    package init(_ numbers: some Sequence<Int>) {
        for number in numbers { insert(number) }
    }

    /// Takes the numbers of a literal.
    package init(arrayLiteral elements: Int...) {
        formUnion(elements)
    }

    /// The numbers in ascending order.
    package var ascending: [Int] { numbers }

    /// Whether there are none.
    package var isEmpty: Bool { numbers.isEmpty }

    /// Iterates over the numbers in ascending order.
    package func makeIterator() -> IndexingIterator<[Int]> { numbers.makeIterator() }

    /// Whether a number is in it.
    package func contains(_ number: Int) -> Bool {
        let position = position(of: number)
        return position < numbers.count && numbers[position] == number
    }

    /// Adds a number; false if it is there already.
    @discardableResult
    package mutating func insert(_ number: Int) -> Bool {
        let position = position(of: number)
        guard position == numbers.count || numbers[position] != number else { return false }
        if position == numbers.count { numbers.append(number) } else { numbers.insert(number, at: position) }
        return true
    }

    /// Takes a number out if it is there.
    package mutating func remove(_ number: Int) {
        let position = position(of: number)
        if position < numbers.count, numbers[position] == number { numbers.remove(at: position) }
    }

    /// Adds the numbers of another set.
    package mutating func formUnion(_ other: SlotSet) {
        if numbers.isEmpty { numbers = other.numbers } else { formUnion(other.numbers) }
    }

    /// Adds numbers.
    package mutating func formUnion(_ others: [Int]) {
        for number in others { insert(number) }
    }

    /// The numbers in either set.
    package func union(_ other: SlotSet) -> SlotSet {
        var union = self
        union.formUnion(other)
        return union
    }

    /// The numbers in both sets.
    package func intersection(_ other: SlotSet) -> SlotSet {
        isEmpty || other.isEmpty ? [] : filter(other.contains)
    }

    /// Whether both sets have no number in common.
    package func isDisjoint(with other: SlotSet) -> Bool {
        isEmpty || other.isEmpty || !numbers.contains(where: other.contains)
    }

    /// Those of the numbers that are wanted.
    package func filter(_ isWanted: (Int) -> Bool) -> SlotSet {
        if numbers.allSatisfy(isWanted) { return self }
        var rest = SlotSet()
        rest.numbers = numbers.filter(isWanted)
        return rest
    }

    /// Where a number is, or belongs.
    private func position(of number: Int) -> Int {
        // Slots are mostly found in ascending order.
        guard let last = numbers.last, last >= number else { return numbers.count }
        var (low, high) = (0, numbers.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
