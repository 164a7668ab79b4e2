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

    /// The key the sequence stands for, as several keys if it types more than one character; empty for a key
    /// release, an unknown sequence, and a key held with Super, Hyper or Meta, which belong to the desktop.
    var keys: [Key] {
        guard parameter(1, sub: 1) ?? 1 != 3, held & Self.foreign == 0 else { return [] }
        switch final {
        case UInt8(ascii: "Z"): return [Key(.tab, modifiers.union(.shift))]
        case UInt8(ascii: "u"): return unicodeKeys(parameter(0) ?? 0)
        case UInt8(ascii: "~"):
            if parameter(0) == 27 { return unicodeKeys(parameter(2) ?? 0) }
            return numbered(modifiers)
        // rxvt marks Shift, Control and both by the final byte.
        case UInt8(ascii: "$"): return numbered(.shift)
        case UInt8(ascii: "^"): return numbered(.control)
        case UInt8(ascii: "@"): return numbered([.shift, .control])
        case UInt8(ascii: "a")...UInt8(ascii: "d"):
            return KeySequence.named(final - 0x20).map { [Self.key($0, .shift)] } ?? []
        default: return KeySequence.named(final).map { [Self.key($0, modifiers)] } ?? []
        }
    }

    /// The bits of the keys held that are of no use here: Super (which xterm calls Meta), Hyper and Meta.
    private static let foreign = 8 | 16 | 32
    private static let capsLock = 64

    private var held: Int { max(0, (parameter(1) ?? 1) - 1) }
    private var modifiers: Key.Modifiers { Key.Modifiers(rawValue: held & 7) }

    private func parameter(_ index: Int, sub: Int = 0) -> Int? {
        guard index < parameters.count, sub < parameters[index].count else { return nil }
        return parameters[index][sub]
    }

    /// A key that types nothing. Shift is left out where most terminals do not report it: whoever holds it
    /// while deleting or moving means the key itself.
    static func key(_ code: Key.Code, _ modifiers: Key.Modifiers) -> Key {
        switch code {
        case .tab, .function, .character: Key(code, modifiers)
        default: Key(code, modifiers.subtracting(.shift))
        }
    }

    private func numbered(_ modifiers: Key.Modifiers) -> [Key] {
        Self.numbered(parameter(0) ?? 0).map { [Self.key($0, modifiers)] } ?? []
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
}

/// Keys that a terminal reports by their Unicode code points.
extension ControlSequence {
    /// A key by its code point or by kitty's number for it.
    private func unicodeKeys(_ number: Int) -> [Key] {
        switch number {
        case 9: return [Key(.tab, modifiers)]
        case 13, 57414: return [Self.key(.enter, modifiers)]
        case 27: return [Self.key(.escape, modifiers)]
        case 8, 127: return [Self.key(.backspace, modifiers)]
        case 57399...57408: return typed(Unicode.Scalar(UInt8(number - 57399 + 0x30)))
        case 57409...57413: return typed([".", "/", "*", "-", "+"][number - 57409])
        case 57415: return typed("=")
        case 57417...57426:
            let codes: [Key.Code] = [
                .left, .right, .up, .down, .pageUp, .pageDown, .home, .end, .insert, .delete,
            ]
            return [Self.key(codes[number - 57417], modifiers)]
        case 0xE000...0xF8FF: return []
        // An input method sends its text without a key.
        case 0: return text.map { Key.character($0) }
        default: return Self.printable(number).map { typed($0) } ?? []
        }
    }

    /// What a key with a character types: the text that the terminal gives along, or else the character with
    /// Shift and Caps Lock applied.
    private func typed(_ scalar: Unicode.Scalar) -> [Key] {
        if modifiers.contains(.control) { return [Self.command(scalar, modifiers)] }
        if modifiers.isEmpty || modifiers == .shift, !text.isEmpty { return text.map { Key.character($0) } }
        let isShifted = modifiers.contains(.shift)
        let rest = modifiers.subtracting(.shift)
        if isShifted, let shifted = parameter(0, sub: 1).flatMap(Self.printable) {
            return [Key(.character(Character(shifted)), rest)]
        }
        let isRaised = isShifted != (held & Self.capsLock != 0)
        let spelled = isRaised ? Character(scalar).uppercased() : String(Character(scalar))
        return [Key(.character(spelled.count == 1 ? Character(spelled) : Character(scalar)), rest)]
    }

    /// A character with Control, which means what the byte means that other terminals send for it.
    private static func command(_ scalar: Unicode.Scalar, _ modifiers: Key.Modifiers) -> Key {
        let byte: UInt8? =
            switch scalar {
            case "@"..."_", "a"..."z": UInt8(scalar.value & 0x1F)
            case " ", "2": 0x00
            case "3"..."7": UInt8(scalar.value - 0x33 + 0x1B)
            case "/": 0x1F
            case "8", "?": 0x7F
            default: nil
            }
        guard let key = byte.flatMap(KeySequence.control) else {
            return Key(.character(Character(scalar)), modifiers.subtracting(.shift))
        }
        return Key(key.code, key.modifiers.union(modifiers.intersection(.alt)))
    }

    /// The text that the terminal gives along with a key; empty if there is none.
    private var text: String {
        guard final == UInt8(ascii: "u"), parameters.count > 2 else { return "" }
        return String(String.UnicodeScalarView(parameters[2].compactMap { $0.flatMap(Self.printable) }))
    }

    private static func printable(_ number: Int) -> Unicode.Scalar? {
        guard let scalar = UInt32(exactly: number).flatMap(Unicode.Scalar.init),
            scalar.properties.generalCategory != .control
        else { return nil }
        return scalar
    }
}
