/// Which rows have certain values, without looking at the others.
struct TableIndex: Sendable {
    /// The hash of each row, in order of the hashes.
    private let hashes: [UInt64]
    /// The rows in the order of their hashes, equal ones in their own order.
    private let rows: [UInt32]

    /// Sorts rows by the hashes of what they have in some columns.
    init(_ hashes: [UInt64]) {
        rows = hashes.indices.map { UInt32($0) }.sorted { left, right in
            let (a, b) = (hashes[Int(left)], hashes[Int(right)])
            return a == b ? left < right : a < b
        }
        self.hashes = rows.map { hashes[Int($0)] }
    }

    /// The rows with a hash that are meant indeed, in order.
    func rows(hash: UInt64, where isMeant: (Int) -> Bool) -> [Int] {
        var (low, high) = (0, hashes.count)
        while low < high {
            let middle = (low + high) / 2
            if hashes[middle] < hash { low = middle + 1 } else { high = middle }
        }
        var found: [Int] = []
        while low < hashes.count, hashes[low] == hash {
            if isMeant(Int(rows[low])) { found.append(Int(rows[low])) }
            low += 1
        }
        return found
    }

    /// The pairs of rows whose hashes are the same.
    func neighbours() -> [(first: Int, second: Int)] {
        hashes.indices.dropFirst().compactMap { place in
            hashes[place] == hashes[place - 1] ? (Int(rows[place - 1]), Int(rows[place])) : nil
        }
    }

    /// A hash that equal values share, whatever the types of equal numbers.
    static func hash(_ values: [Value]) -> UInt64 { values.reduce(0) { hash($1, seed: $0) } }

    /// The same for one more value.
    static func hash(_ value: Value, seed: UInt64) -> UInt64 {
        switch value {
        case .string(var text):
            return text.withUTF8 { XXH64.hash(UnsafeRawBufferPointer($0), seed: seed) }
        case .int(let int): return hash(Double(int).bitPattern, seed)
        case .uint(let uint): return hash(Double(uint).bitPattern, seed)
        case .double(let double): return hash((double == 0 ? 0 : double).bitPattern, seed)
        case .bool(let bool): return hash(bool ? 1 : 2, seed)
        case .money(let money): return hash(UInt64(bitPattern: money.minorUnits), seed)
        case .date(let date): return XXH64.hash(Array(date.iso.utf8), seed: seed)
        default: return seed &+ 1
        }
    }

    private static func hash(_ word: UInt64, _ seed: UInt64) -> UInt64 {
        withUnsafeBytes(of: word) { XXH64.hash($0, seed: seed) }
    }
}
