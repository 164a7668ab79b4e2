/// Names met in records, each with a number, found by its bytes without making a text of it.
struct NameTable: Sendable {
    /// The names, by number.
    private(set) var names: [[UInt8]] = []

    private var hashes: [UInt64] = []
    /// The number of a name and one, by its hash; 0 where there is none.
    private var slots = [Int32](repeating: 0, count: 64)
    /// The name found last, for neighbours are often alike.
    private var last = 0

    /// The number of a name, which is new if it was not met before.
    mutating func number(of name: UnsafeRawBufferPointer) -> Int {
        if last < names.count, Self.isSame(names[last], name) { return last }
        let hash = XXH64.hash(name)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if hashes[number] == hash, Self.isSame(names[number], name) {
                last = number
                return number
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        names.append(Array(name))
        hashes.append(hash)
        slots[slot] = Int32(names.count)
        if names.count * 2 > slots.count { grow() }
        last = names.count - 1
        return last
    }

    /// The number of a name, which is new if it was not met before.
    mutating func number(of name: [UInt8]) -> Int { name.withUnsafeBytes { number(of: $0) } }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 2)
        for (number, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number + 1)
        }
    }

    private static func isSame(_ known: [UInt8], _ name: UnsafeRawBufferPointer) -> Bool {
        guard known.count == name.count else { return false }
        for index in known.indices where known[index] != name[index] { return false }
        return true
    }
}
