/// Fixed bytes and hexadecimal digits in a line, compared and read eight at a time.
///
/// Every log line comes through here several times; one byte at a time, this took longer than the checksum.
enum LineBytes {
    /// Eight ASCII characters as one word; traps on any other length.
    static func word(_ text: StaticString) -> UInt64 {
        precondition(
            text.utf8CodeUnitCount == 8 && text.hasPointerRepresentation, "a word is eight characters")
        return word(UnsafeRawBufferPointer(start: text.utf8Start, count: 8), at: 0)
    }

    /// The eight bytes at an offset, little-endian; they must exist.
    @inline(__always)
    static func word(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// The four bytes at an offset, little-endian; they must exist.
    @inline(__always)
    static func half(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
        UInt64(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }

    /// The value of sixteen lower-case hexadecimal digits in two words; nil for any other characters.
    @inline(__always)
    static func hexadecimal(_ first: UInt64, _ second: UInt64) -> UInt64? {
        guard let high = hexadecimal(first), let low = hexadecimal(second) else { return nil }
        return high << 32 | low
    }

    @inline(__always)
    private static func hexadecimal(_ word: UInt64) -> UInt64? {
        let ones: UInt64 = 0x0101_0101_0101_0101
        // Each byte's digit: its low four bits, plus nine for a letter.
        let digits = (word & (0x0F &* ones)) &+ ((word >> 6) & ones) &* 9
        // Writing those digits out again must give the same word.
        let letters = ((digits &+ (6 &* ones)) >> 4) & ones
        guard digits & (0xF0 &* ones) == 0, digits &+ (0x30 &* ones) &+ letters &* 39 == word else {
            return nil
        }
        var packed = digits.byteSwapped
        packed = (packed | packed >> 4) & 0x00FF_00FF_00FF_00FF
        packed = (packed | packed >> 8) & 0x0000_FFFF_0000_FFFF
        return (packed | packed >> 16) & 0xFFFF_FFFF
    }
}
