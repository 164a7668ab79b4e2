/// One JSON object on one line, closed by a checksum of what stands before it.
///
/// Shape: `{"v":1,...,"sum":"ef46db3751d8e999"}` and a newline. The version comes first and the checksum
/// last in every version of the format, so that an older program can tell newer from damaged.
package enum ChecksummedLine {
    /// The version that this program writes.
    package static let version = 1
    /// What every line begins with; the version follows.
    static let beginning = Array("{\"v\":".utf8)
    /// What stands before the 16 digits of the checksum.
    static let sumKey = Array(",\"sum\":\"".utf8)
    /// What a line that closes a torn one begins with; the length follows.
    static let sealBeginning = Array("{\"v\":1,\"sealed\":".utf8)
    private static let sumWord = LineBytes.word(",\"sum\":\"")
    private static let currentWord = LineBytes.word("{\"v\":1,\"")
    private static let sealedWord = LineBytes.word("sealed\":")
    /// How many bytes the checksum takes at the end of a line, from its comma on.
    static let sumLength = sumKey.count + 18
    /// How many bytes a line that closes a torn one has at the most, newline included.
    static let sealLimit = sealBeginning.count + 20 + sumLength + 1

    /// The line of an object, with checksum and newline.
    ///
    /// The object must begin with `{"v":1`, end with `}` and hold no line break: a programmer's error traps.
    package static func sealing(_ object: [UInt8]) -> [UInt8] {
        let isObject =
            object.withUnsafeBytes { claimedVersion($0) == version } && object.last == UInt8(ascii: "}")
        precondition(isObject, "a line is an object whose first member is \"v\":\(version)")
        precondition(!object.contains(UInt8(ascii: "\n")), "a line holds no line break")
        var line = object
        line.removeLast()
        let sum = XXH64.hexDigits(XXH64.hash(line))
        line.reserveCapacity(line.count + sumLength + 1)
        line += sumKey
        line += sum
        line += [UInt8(ascii: "\""), UInt8(ascii: "}"), UInt8(ascii: "\n")]
        return line
    }

    /// The line that closes a torn one. Units: the torn line's bytes, its newline not counted.
    static func seal(length: Int) -> [UInt8] {
        sealing(sealBeginning + Array("\(length)}".utf8))
    }

    /// What a line is: whole, a seal, of an unknown version or damaged. The bytes come without newline.
    static func verdict(of line: UnsafeRawBufferPointer) -> LogLine.Verdict {
        let end = line.count - sumLength
        guard end > 0, isSum(line, at: end), let version = claimedVersion(line) else { return .damaged }
        let digits = end + sumKey.count
        guard
            XXH64.hash(UnsafeRawBufferPointer(rebasing: line[..<end]))
                == LineBytes.hexadecimal(
                    LineBytes.word(line, at: digits), LineBytes.word(line, at: digits + 8))
        else { return .damaged }
        guard version == Self.version else { return .unknownVersion(version) }
        guard isSealBeginning(line), let length = number(line, at: sealBeginning.count) else { return .whole }
        return .seal(length: length)
    }

    /// The version that a line says it has, whole or not; nil when it says none.
    static func claimedVersion(_ line: UnsafeRawBufferPointer) -> Int? {
        if line.count >= 8, LineBytes.word(line, at: 0) == currentWord { return version }
        return starts(line, with: beginning) ? number(line, at: beginning.count) : nil
    }

    /// Whether a line begins as one does that closes a torn one.
    static func isSealBeginning(_ line: UnsafeRawBufferPointer) -> Bool {
        line.count >= 16 && LineBytes.word(line, at: 8) == sealedWord
            && LineBytes.word(line, at: 0) == currentWord
    }

    /// Whether `,"sum":"`, 16 digits, a quote and a brace stand at an offset; the digits are not looked at.
    static func isSum(_ line: UnsafeRawBufferPointer, at offset: Int) -> Bool {
        offset >= 0 && offset + sumLength <= line.count && LineBytes.word(line, at: offset) == sumWord
            && line[offset + sumLength - 2] == UInt8(ascii: "\"")
            && line[offset + sumLength - 1] == UInt8(ascii: "}")
    }

    /// Whether the line begins with some bytes.
    static func starts(_ line: UnsafeRawBufferPointer, with bytes: [UInt8]) -> Bool {
        line.count >= bytes.count && bytes.indices.allSatisfy { line[$0] == bytes[$0] }
    }

    /// The whole number that is a member's value at an offset; nil without digits, or with too many.
    private static func number(_ line: UnsafeRawBufferPointer, at offset: Int) -> Int? {
        var value = 0
        var index = offset
        while index < line.count, (0x30...0x39).contains(line[index]), index - offset < 18 {
            value = value * 10 + Int(line[index] - 0x30)
            index += 1
        }
        guard index > offset, index < line.count else { return nil }
        return line[index] == UInt8(ascii: ",") || line[index] == UInt8(ascii: "}") ? value : nil
    }
}
