/// The parameters and the final byte of a CSI sequence that a keyboard may have sent.
struct ControlSequence {
    /// The parameters, each with its sub-parameters; an omitted one is nil.
    let parameters: [[Int?]]
    /// The byte that says what the parameters mean.
    let final: UInt8

    /// Parses a sequence; nil if it is private or has intermediate bytes, since no key sends those.
    init?(body: some Collection<UInt8>, final: UInt8) {
        let allowed = body.allSatisfy { (0x30..<0x3C).contains($0) }
        guard allowed else { return nil }
        parameters = body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { part in
            part.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map {
                Int(String(decoding: $0, as: UTF8.self))
            }
        }
        self.final = final
    }

    /// The key the sequence stands for; nil for a key release or an unknown sequence.
    var key: Key? {
        guard parameter(1, sub: 1) ?? 1 != 3 else { return nil }
        let modifiers = Key.Modifiers(rawValue: max(0, (parameter(1) ?? 1) - 1) & 7)
        switch final {
        case UInt8(ascii: "Z"): return Key(.tab, modifiers.union(.shift))
        case UInt8(ascii: "u"): return unicodeKey(parameter(0) ?? 0, modifiers)
        case UInt8(ascii: "~"):
            if parameter(0) == 27 { return unicodeKey(parameter(2) ?? 0, modifiers) }
            return Self.numbered(parameter(0) ?? 0).map { Key($0, modifiers) }
        case UInt8(ascii: "^"):
            return Self.numbered(parameter(0) ?? 0).map { Key($0, .control) }
        case UInt8(ascii: "a")...UInt8(ascii: "d"):
            return KeySequence.named(final - 0x20).map { Key($0, .shift) }
        default: return KeySequence.named(final).map { Key($0, modifiers) }
        }
    }

    private func parameter(_ index: Int, sub: Int = 0) -> Int? {
        guard index < parameters.count, sub < parameters[index].count else { return nil }
        return parameters[index][sub]
    }

    private static func numbered(_ number: Int) -> Key.Code? {
        switch number {
        case 1, 7: .home
        case 4, 8: .end
        case 2: .insert
        case 3: .delete
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23...26: .function(number - 12)
        case 28, 29: .function(number - 13)
        case 31...34: .function(number - 14)
        default: nil
        }
    }

    /// A key by its Unicode code point or by kitty's number for it.
    private func unicodeKey(_ number: Int, _ modifiers: Key.Modifiers) -> Key? {
        switch number {
        case 9: return Key(.tab, modifiers)
        case 13, 57414: return Key(.enter, modifiers)
        case 27: return Key(.escape, modifiers)
        case 8, 127: return Key(.backspace, modifiers)
        case 57399...57408: return Self.typed(Unicode.Scalar(UInt8(number - 57399 + 0x30)), modifiers)
        case 57409...57413:
            return Self.typed([".", "/", "*", "-", "+"][number - 57409], modifiers)
        case 57415: return Self.typed("=", modifiers)
        case 57417...57426:
            let codes: [Key.Code] = [
                .left, .right, .up, .down, .pageUp, .pageDown, .home, .end, .insert, .delete,
            ]
            return Key(codes[number - 57417], modifiers)
        case 0xE000...0xF8FF: return nil
        default:
            guard let value = UInt32(exactly: number), let scalar = Unicode.Scalar(value),
                scalar.properties.generalCategory != .control
            else { return nil }
            return Self.typed(scalar, modifiers)
        }
    }

    private static func typed(_ scalar: Unicode.Scalar, _ modifiers: Key.Modifiers) -> Key {
        var character = Character(scalar)
        let isCommand = modifiers.contains(.control)
        let spelled =
            modifiers.contains(.shift) && !isCommand ? character.uppercased() : character.description
        let adjusted = isCommand ? character.lowercased() : spelled
        if adjusted.count == 1, let only = adjusted.first { character = only }
        return Key(.character(character), modifiers.subtracting(.shift))
    }
}
