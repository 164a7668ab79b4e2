/// The 64-bit xxHash, used as the checksum of lines and the digest of flows.
///
/// **Source**: xxHash fast digest algorithm 0.1.1, "XXH64 Algorithm Description".
package enum XXH64 {
    private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
    private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
    private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
    private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

    /// The hash of an array's bytes.
    package static func hash(_ bytes: [UInt8], seed: UInt64 = 0) -> UInt64 {
        bytes.withUnsafeBytes { hash($0, seed: seed) }
    }

    /// The hash of a buffer, which need not be aligned.
    package static func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
        var running = Running(from: 0, seed: seed)
        return running.hash(of: bytes, upTo: bytes.count)
    }

    /// The hash of a growing stretch of a buffer, of which no byte is read twice but the last few.
    struct Running {
        /// Where the stretch begins.
        let start: Int

        private let seed: UInt64
        /// Up to where the stretch is in the lanes.
        private var taken: Int
        private var a: UInt64
        private var b: UInt64
        private var c: UInt64
        private var d: UInt64

        /// An empty stretch from an offset on.
        init(from start: Int, seed: UInt64 = 0) {
            self.start = start
            self.seed = seed
            taken = start
            a = seed &+ prime1 &+ prime2
            b = seed &+ prime2
            c = seed
            d = seed &- prime1
        }

        /// The hash of the stretch up to an offset, which never goes back from call to call.
        mutating func hash(of bytes: UnsafeRawBufferPointer, upTo end: Int) -> UInt64 {
            while taken + 32 <= end {
                a = round(a, word(bytes, taken))
                b = round(b, word(bytes, taken + 8))
                c = round(c, word(bytes, taken + 16))
                d = round(d, word(bytes, taken + 24))
                taken += 32
            }
            var hash = seed &+ prime5
            if taken > start {
                hash = rotated(a, 1) &+ rotated(b, 7) &+ rotated(c, 12) &+ rotated(d, 18)
                hash = merged(merged(merged(merged(hash, a), b), c), d)
            }
            return finished(hash &+ UInt64(end - start), bytes, taken..<end)
        }
    }

    /// Mixes the bytes that fill no lane into a hash.
    @inline(__always)
    private static func finished(_ hash: UInt64, _ bytes: UnsafeRawBufferPointer, _ rest: Range<Int>)
        -> UInt64
    {
        var hash = hash
        var offset = rest.lowerBound
        while offset + 8 <= rest.upperBound {
            hash = rotated(hash ^ round(0, word(bytes, offset)), 27) &* prime1 &+ prime4
            offset += 8
        }
        if offset + 4 <= rest.upperBound {
            let half = UInt64(
                UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
            hash = rotated(hash ^ (half &* prime1), 23) &* prime2 &+ prime3
            offset += 4
        }
        while offset < rest.upperBound {
            hash = rotated(hash ^ (UInt64(bytes[offset]) &* prime5), 11) &* prime1
            offset += 1
        }
        hash = (hash ^ (hash >> 33)) &* prime2
        hash = (hash ^ (hash >> 29)) &* prime3
        return hash ^ (hash >> 32)
    }

    /// A hash as text. **Shape**: 16 lower-case hexadecimal digits.
    package static func hex(_ hash: UInt64) -> String {
        String(decoding: hexDigits(hash), as: UTF8.self)
    }

    /// A hash as 16 lower-case hexadecimal digits in ASCII.
    static func hexDigits(_ hash: UInt64) -> [UInt8] {
        (0..<16).map { index in
            let digit = UInt8(truncatingIfNeeded: hash >> UInt64(60 - 4 * index)) & 15
            return digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
        }
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    @inline(__always)
    private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
        rotated(lane &+ (word &* prime2), 31) &* prime1
    }

    @inline(__always)
    private static func merged(_ hash: UInt64, _ lane: UInt64) -> UInt64 {
        (hash ^ round(0, lane)) &* prime1 &+ prime4
    }

    @inline(__always)
    private static func rotated(_ value: UInt64, _ count: UInt64) -> UInt64 {
        (value << count) | (value >> (64 - count))
    }
}
