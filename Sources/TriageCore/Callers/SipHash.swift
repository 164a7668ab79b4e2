/// The keyed hash SipHash-2-4: without its key nobody can tell what was hashed, even if there are few things to try.
///
/// **Source**: Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012.
enum SipHash {
    /// A key of 128 bits.
    struct Key: Sendable, Equatable {
        let first: UInt64
        let second: UInt64
    }

    /// The hash of a text's bytes in UTF-8.
    static func hash(_ text: String, _ key: Key) -> UInt64 { hash(Array(text.utf8), key) }

    /// The hash of some bytes.
    static func hash(_ bytes: [UInt8], _ key: Key) -> UInt64 {
        var state = State(key)
        let whole = bytes.count & ~7
        for start in stride(from: 0, to: whole, by: 8) { state.take(word(bytes[start..<start + 8])) }
        state.take(word(bytes[whole...]) | UInt64(bytes.count & 0xFF) << 56)
        return state.finished()
    }

    private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private struct State {
        private var v0: UInt64
        private var v1: UInt64
        private var v2: UInt64
        private var v3: UInt64

        init(_ key: Key) {
            v0 = key.first ^ 0x736F_6D65_7073_6575
            v1 = key.second ^ 0x646F_7261_6E64_6F6D
            v2 = key.first ^ 0x6C79_6765_6E65_7261
            v3 = key.second ^ 0x7465_6462_7974_6573
        }

        mutating func take(_ word: UInt64) {
            v3 ^= word
            for _ in 0..<2 { round() }
            v0 ^= word
        }

        mutating func finished() -> UInt64 {
            v2 ^= 0xFF
            for _ in 0..<4 { round() }
            return v0 ^ v1 ^ v2 ^ v3
        }

        private mutating func round() {
            v0 &+= v1
            v1 = v1 << 13 | v1 >> 51
            v1 ^= v0
            v0 = v0 << 32 | v0 >> 32
            v2 &+= v3
            v3 = v3 << 16 | v3 >> 48
            v3 ^= v2
            v0 &+= v3
            v3 = v3 << 21 | v3 >> 43
            v3 ^= v0
            v2 &+= v1
            v1 = v1 << 17 | v1 >> 47
            v1 ^= v2
            v2 = v2 << 32 | v2 >> 32
        }
    }
}
