/// What comes first in the bytes that a terminal sent.
///
/// **Source**: ECMA-48 5.4 (CSI), xterm's ctlseqs (modifiers), kitty's keyboard protocol (CSI u).
enum KeySequence: Equatable {
    /// Keys and the number of bytes they took; nearly always one key.
    case keys([Key], length: Int)
    /// Bytes that mean nothing here.
    case skip(length: Int)
    /// The opening bracket of a paste.
    case pasteStart(length: Int)
    /// The bytes may be the beginning of a sequence.
    case incomplete

    /// The longest sequence to wait for; anything longer is not a key.
    static let longest = 4096

    /// Reads the sequence that begins at the given byte.
    static func next(in bytes: [UInt8], from start: Int) -> KeySequence {
        let byte = bytes[start]
        if byte == Byte.escape { return escape(bytes, start) }
        if byte < 0x20 || byte == 0x7F {
            return control(byte).map { .keys([$0], length: 1) } ?? .skip(length: 1)
        }
        return character(bytes, start)
    }

    /// The key that sends a control character.
    static func control(_ byte: UInt8) -> Key? {
        switch byte {
        case 0x00: .control(" ")
        case 0x08, 0x7F: .backspace
        case 0x09: .tab
        case 0x0A, 0x0D: .enter
        case 0x1B: .escape
        case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
        case 0x1C...0x1F: .control(Character(Unicode.Scalar(byte + 0x40)))
        default: nil
        }
    }

    /// Reads one Unicode scalar. **Source**: RFC 3629.
    private static func character(_ bytes: [UInt8], _ start: Int) -> KeySequence {
        let length: Int
        switch bytes[start] {
        case 0x00..<0x80: length = 1
        case 0xC2..<0xE0: length = 2
        case 0xE0..<0xF0: length = 3
        case 0xF0..<0xF5: length = 4
        default: return .keys([.character("\u{FFFD}")], length: 1)
        }
        let available = bytes[start..<min(start + length, bytes.count)]
        if available.dropFirst().contains(where: { $0 & 0xC0 != 0x80 }) {
            return .keys([.character("\u{FFFD}")], length: 1)
        }
        if available.count < length { return .incomplete }
        guard let text = String(validating: available, as: UTF8.self), let character = text.first else {
            return .keys([.character("\u{FFFD}")], length: length)
        }
        let isControl = character.unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }
        return isControl ? .skip(length: length) : .keys([.character(character)], length: length)
    }

    private static func escape(_ bytes: [UInt8], _ start: Int) -> KeySequence {
        guard start + 1 < bytes.count else { return .incomplete }
        let second = bytes[start + 1]
        switch second {
        case UInt8(ascii: "["): return controlSequence(bytes, start)
        case UInt8(ascii: "O"): return singleShift(bytes, start)
        case Byte.escape:
            // Some terminals send Alt with an arrow as Esc Esc [; otherwise the first Esc is a key by itself.
            guard start + 2 < bytes.count else { return .incomplete }
            guard "[O".utf8.contains(bytes[start + 2]) else { return .keys([.escape], length: 1) }
        // Nobody holds Alt with these, so that Esc was pressed just before: `^C` must not get lost.
        case 0x00..<0x20 where control(second)?.modifiers == .control:
            return .keys([.escape], length: 1)
        case _ where Byte.stringOpeners.contains(second): return string(bytes, start)
        default: break
        }
        switch next(in: bytes, from: start + 1) {
        case .keys(let keys, let length):
            return .keys(keys.map { Key($0.code, $0.modifiers.union(.alt)) }, length: length + 1)
        case .skip(let length): return .skip(length: length + 1)
        case .pasteStart: return .keys([.escape], length: 1)
        case .incomplete: return .incomplete
        }
    }

    /// Swallows a sequence that carries a string, up to its terminator.
    private static func string(_ bytes: [UInt8], _ start: Int) -> KeySequence {
        var index = start + 2
        while index < bytes.count {
            if bytes[index] == 0x07 { return .skip(length: index + 1 - start) }
            if bytes[index] == Byte.escape, index + 1 < bytes.count {
                return .skip(length: index - start + (bytes[index + 1] == UInt8(ascii: "\\") ? 2 : 0))
            }
            index += 1
        }
        return index - start > longest ? .skip(length: index - start) : .incomplete
    }

    private static func singleShift(_ bytes: [UInt8], _ start: Int) -> KeySequence {
        var index = start + 2
        var modifiers = Key.Modifiers()
        if index < bytes.count, (UInt8(ascii: "2")...UInt8(ascii: "8")).contains(bytes[index]) {
            modifiers = Key.Modifiers(rawValue: Int(bytes[index] - UInt8(ascii: "1")))
            index += 1
        }
        guard index < bytes.count else { return .incomplete }
        let length = index + 1 - start
        switch bytes[index] {
        case 0x00..<0x20: return .skip(length: index - start)
        case UInt8(ascii: "M"): return .keys([ControlSequence.key(.enter, modifiers)], length: length)
        // The keypad in application mode: the ASCII character plus 0x40.
        case UInt8(ascii: "X"): return .keys([.character("=")], length: length)
        case UInt8(ascii: "j")...UInt8(ascii: "y"):
            return .keys([.character(Character(Unicode.Scalar(bytes[index] - 0x40)))], length: length)
        // rxvt sends these for an arrow with Control.
        case UInt8(ascii: "a")...UInt8(ascii: "d"):
            return named(bytes[index] - 0x20).map { .keys([Key($0, .control)], length: length) }
                ?? .skip(length: length)
        default:
            guard let code = named(bytes[index]) else { return .skip(length: length) }
            return .keys([ControlSequence.key(code, modifiers)], length: length)
        }
    }

    private static func controlSequence(_ bytes: [UInt8], _ start: Int) -> KeySequence {
        var index = start + 2
        if index < bytes.count, bytes[index] == UInt8(ascii: "[") {
            // The Linux console sends Esc [ [ A for F1.
            guard index + 1 < bytes.count else { return .incomplete }
            let number = Int(bytes[index + 1]) - Int(UInt8(ascii: "A")) + 1
            return (1...5).contains(number) ? .keys([.function(number)], length: 4) : .skip(length: 4)
        }
        while index < bytes.count, (0x30..<0x3A).contains(bytes[index]) { index += 1 }
        // Elsewhere an intermediate byte, but in rxvt the end of a key with Shift.
        let isShifted = index > start + 2 && index < bytes.count && bytes[index] == UInt8(ascii: "$")
        while !isShifted, index < bytes.count, (0x20..<0x40).contains(bytes[index]) { index += 1 }
        let length = index + 1 - start
        guard index < bytes.count else { return length > longest ? .skip(length: length - 1) : .incomplete }
        guard isShifted || (0x40..<0x7F).contains(bytes[index]) else { return .skip(length: length - 1) }
        let body = bytes[(start + 2)..<index]
        if bytes[index] == UInt8(ascii: "M"), body.isEmpty {
            // A legacy mouse report: three more bytes follow, whatever their values.
            return bytes.count >= start + 6 ? .skip(length: 6) : .incomplete
        }
        if bytes[index] == UInt8(ascii: "~"), body.elementsEqual("200".utf8) {
            return .pasteStart(length: length)
        }
        let keys = ControlSequence(body: body, final: bytes[index])?.keys ?? []
        return keys.isEmpty ? .skip(length: length) : .keys(keys, length: length)
    }

    /// The keys identified by one letter, in CSI and SS3 alike.
    static func named(_ final: UInt8) -> Key.Code? {
        switch final {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "P"): .function(1)
        case UInt8(ascii: "Q"): .function(2)
        case UInt8(ascii: "R"): .function(3)
        case UInt8(ascii: "S"): .function(4)
        default: nil
        }
    }
}
