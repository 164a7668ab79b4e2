/// One JSON object on one line, ending with a checksum of everything before it.
///
/// **Shape**: `{"v":1,...,"sum":"ef46db3751d8e999"}` and a newline. The version comes first and the checksum
/// last in every version of the format, so that an older program can tell newer lines from damaged ones.
package enum ChecksummedLine {
    /// The version that this program writes.
    package static let version = 1
    /// The beginning of every line; the version follows.
    static let beginning = Array("{\"v\":".utf8)
    /// The bytes before the 16 digits of the checksum.
    static let sumKey = Array(",\"sum\":\"".utf8)
    /// The beginning of a seal, the line that closes a torn one; the length follows.
    static let sealBeginning = Array("{\"v\":1,\"sealed\":".utf8)
    private static let sumWord = LineBytes.word(",\"sum\":\"")
    private static let currentWord = LineBytes.word("{\"v\":1,\"")
    private static let sealedWord = LineBytes.word("sealed\":")
    /// The length of the checksum at the end of a line, from its comma on. **Units**: bytes.
    static let sumLength = sumKey.count + 18
    /// The greatest length of a seal, newline included. **Units**: bytes.
    static let sealLimit = sealBeginning.count + 20 + sumLength + 1

    /// The line for an object, with checksum and newline.
    ///
    /// The object must begin with `{"v":1`, end with `}` and contain no line break; traps otherwise.
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

    /// The line that closes a torn one. **Units**: the torn line's bytes, newline not counted.
    static func seal(length: Int) -> [UInt8] {
        sealing(sealBeginning + Array("\(length)}".utf8))
    }

    /// Classifies a line, given without its newline: whole, a seal, of an unknown version or damaged.
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

    /// The version that a line claims, whole or not; nil when it claims none.
    static func claimedVersion(_ line: UnsafeRawBufferPointer) -> Int? {
        if line.count >= 8, LineBytes.word(line, at: 0) == currentWord { return version }
        return starts(line, with: beginning) ? number(line, at: beginning.count) : nil
    }

    /// Whether a line begins like a seal.
    static func isSealBeginning(_ line: UnsafeRawBufferPointer) -> Bool {
        line.count >= 16 && LineBytes.word(line, at: 8) == sealedWord
            && LineBytes.word(line, at: 0) == currentWord
    }

    /// Whether a checksum member and the closing brace are at an offset; the 16 digits are not checked.
    static func isSum(_ line: UnsafeRawBufferPointer, at offset: Int) -> Bool {
        offset >= 0 && offset + sumLength <= line.count && LineBytes.word(line, at: offset) == sumWord
            && line[offset + sumLength - 2] == UInt8(ascii: "\"")
            && line[offset + sumLength - 1] == UInt8(ascii: "}")
    }

    /// Whether a line begins with the given bytes.
    static func starts(_ line: UnsafeRawBufferPointer, with bytes: [UInt8]) -> Bool {
        line.count >= bytes.count && bytes.indices.allSatisfy { line[$0] == bytes[$0] }
    }

    /// The integer that is a member's value at an offset; nil when it has no digits or too many.
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
