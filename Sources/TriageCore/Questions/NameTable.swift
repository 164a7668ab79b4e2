/// Names met in records, each with a number, found by its bytes without making a text of it.
struct NameTable: Sendable {
    /// The names, by number.
    private(set) var names: [[UInt8]] = []

    private var hashes: [UInt64] = []
    /// The number of a name and one, by its hash; 0 where there is none.
    private var slots = [Int32](repeating: 0, count: 64)
    /// The name found last, and of each name the one found after it: names mostly follow each other as they did before.
    private var last = 0
    private var followers: [Int32] = []

    /// The number of a name, which is new if it was not met before.
    mutating func number(of name: UnsafeRawBufferPointer) -> Int {
        if last < names.count {
            let guess = Int(followers[last])
            if Self.isSame(names[guess], name) {
                last = guess
                return guess
            }
        }
        let number = find(name)
        followers[last] = Int32(number)
        last = number
        return number
    }

    private mutating func find(_ name: UnsafeRawBufferPointer) -> Int {
        let hash = XXH64.hash(name)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if hashes[number] == hash, Self.isSame(names[number], name) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        names.append(Array(name))
        hashes.append(hash)
        followers.append(0)
        slots[slot] = Int32(names.count)
        if names.count * 2 > slots.count { grow() }
        return names.count - 1
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
        known.withUnsafeBytes { known in
            guard known.count == name.count else { return false }
            guard name.count >= 8 else { return known.elementsEqual(name) }
            // Eight at a time, the last eight once more if need be.
            for index in stride(from: 0, to: name.count - 8, by: 8)
            where LineBytes.word(known, at: index) != LineBytes.word(name, at: index) { return false }
            return LineBytes.word(known, at: name.count - 8) == LineBytes.word(name, at: name.count - 8)
        }
    }
}
