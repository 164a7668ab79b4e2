/// Names met in records, each with a number, found by its bytes without making a text of it.
struct NameTable: Sendable {
    /// The bytes of all names, one after the other, and where each begins; the end of the last comes last.
    private var bytes: [UInt8] = []
    private var starts = [0]
    private var hashes: [UInt64] = []
    /// The number of a name and one, by its hash; 0 where there is none.
    private var slots = [Int32](repeating: 0, count: 64)
    /// The name found last, and of each name the one found after it: names mostly follow each other as they did before.
    private var last = 0
    private var followers: [Int32] = []

    /// The names, by number.
    var names: [[UInt8]] { hashes.indices.map { Array(bytes[starts[$0]..<starts[$0 + 1]]) } }

    /// The number of a name, which is new if it was not met before.
    mutating func number(of name: UnsafeRawBufferPointer) -> Int {
        if last < hashes.count {
            let guess = Int(followers[last])
            if isSame(guess, name) {
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
            if hashes[number] == hash, isSame(number, name) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        bytes += name
        starts.append(bytes.count)
        hashes.append(hash)
        followers.append(0)
        slots[slot] = Int32(hashes.count)
        if hashes.count * 2 > slots.count { grow() }
        return hashes.count - 1
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

    private func isSame(_ number: Int, _ name: UnsafeRawBufferPointer) -> Bool {
        bytes.withUnsafeBytes { bytes in
            let start = starts[number]
            guard starts[number + 1] - start == name.count else { return false }
            guard name.count >= 8 else {
                return UnsafeRawBufferPointer(rebasing: bytes[start..<start + name.count]).elementsEqual(name)
            }
            // Eight at a time, the last eight once more if need be.
            for index in stride(from: 0, to: name.count - 8, by: 8)
            where LineBytes.word(bytes, at: start + index) != LineBytes.word(name, at: index) { return false }
            return LineBytes.word(bytes, at: start + name.count - 8)
                == LineBytes.word(name, at: name.count - 8)
        }
    }
}
