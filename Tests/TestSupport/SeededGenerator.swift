/// Random numbers that are the same in every run, so that a failure can be reproduced.
///
/// **Source**: SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
package struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    /// Starts the sequence for a seed.
    package init(seed: UInt64) {
        state = seed
    }

    /// The next number of the sequence.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, but not including, the limit.
    package mutating func below(_ limit: Int) -> Int {
        Int(next() % UInt64(limit))
    }
}
