/// For each variable of a flow the cells that its value can be in, bit-packed: what is possible at some place.
///
/// **Shape**: every variable has some cell, or the place cannot be reached.
struct Cells: Hashable, Sendable {
    /// The bits, laid out by the space.
    var words: [UInt64]

    /// What is possible here or there.
    mutating func formUnion(_ other: Cells) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    /// Whether all that is possible here is possible there.
    func isSubset(of other: Cells) -> Bool {
        for index in words.indices where words[index] & ~other.words[index] != 0 { return false }
        return true
    }

    /// How many bits another one would add.
    func distance(to other: Cells) -> Int {
        var bits = 0
        for index in words.indices { bits += (other.words[index] ^ words[index]).nonzeroBitCount }
        return bits
    }
}

extension Cells {
    /// The cells of a variable.
    subscript(_ place: CellPlace) -> UInt64 {
        get { words[place.word] >> place.shift & place.all }
        set { words[place.word] = words[place.word] & ~(place.all << place.shift) | newValue << place.shift }
    }
}

/// Where the cells of a variable are among the bits.
struct CellPlace: Sendable {
    let word: Int
    let shift: Int
    /// A bit for each of its cells. **Shape**: `0b111` for three.
    let all: UInt64
}

extension [Cells] {
    /// Adds a case unless one covers it, in the place of those that it covers.
    ///
    /// - Returns: whether it is new.
    mutating func cover(_ cells: Cells) -> Bool {
        if contains(where: cells.isSubset) { return false }
        removeAll { $0.isSubset(of: cells) }
        append(cells)
        return true
    }
}
