/// The canonical layout of a JSON text: two blanks a level, a member or an element a line, and what is short on one.
///
/// Short is a list or an object that fits into its line, the comma after it included, and holds no other object, or
/// nothing else than one. Whatever stands on the outside is never short. Only the blanks between the values are new:
/// keys, strings and numbers are copied byte for byte, so no digit, escape or order is lost, and a text that is laid
/// out is its own layout.
package struct JSONLayout {
    /// How long a line may become before a list or an object is broken. **Units**: Unicode scalars.
    static let width = 110

    /// The text, with a line break at its end. **Shape**: UTF-8.
    package private(set) var bytes: [UInt8] = []

    private let source: [UInt8]

    /// Lays out the value that was parsed from a text.
    package init(of json: JSON, in text: SourceText) {
        source = text.bytes
        bytes.reserveCapacity(source.count)
        lay(json, indent: 0, column: 0)
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Writes a value that begins at a column of its line.
    private mutating func lay(_ json: JSON, indent: Int, column: Int) {
        let isOutermost = bytes.isEmpty
        var line = OneLine(source: source, room: Self.width - column - 1)
        switch json.value {
        case .object(let members) where !members.isEmpty:
            guard isOutermost || !line.put(json, allowsObject: true) else { return bytes += line.bytes }
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                let key = source[member.keySpan]
                startLine(indent + 2, isFirst: index == 0)
                bytes += key
                bytes += ": ".utf8
                lay(member.value, indent: indent + 2, column: indent + 2 + key.scalarCount + 2)
            }
            close(UInt8(ascii: "}"), indent)
        case .array(let elements) where !elements.isEmpty:
            guard isOutermost || !line.put(json, allowsObject: true) else { return bytes += line.bytes }
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                startLine(indent + 2, isFirst: index == 0)
                lay(element, indent: indent + 2, column: indent + 2)
            }
            close(UInt8(ascii: "]"), indent)
        case .object: bytes += "{}".utf8
        case .array: bytes += "[]".utf8
        case .null, .bool, .number, .string: bytes += source[json.span]
        }
    }

    private mutating func startLine(_ indent: Int, isFirst: Bool) {
        bytes += isFirst ? "\n".utf8 : ",\n".utf8
        bytes += repeatElement(UInt8(ascii: " "), count: indent)
    }

    private mutating func close(_ bracket: UInt8, _ indent: Int) {
        bytes.append(UInt8(ascii: "\n"))
        bytes += repeatElement(UInt8(ascii: " "), count: indent)
        bytes.append(bracket)
    }
}

/// A value written on one line, for as long as it is short.
private struct OneLine {
    let source: [UInt8]
    /// How much the line takes. **Units**: Unicode scalars.
    var room: Int
    var bytes: [UInt8] = []

    /// Writes a value; false once it is not short, with a part of it written.
    mutating func put(_ json: JSON, allowsObject: Bool) -> Bool {
        switch json.value {
        case .object(let members) where !members.isEmpty:
            guard allowsObject, add("{ ".utf8) else { return false }
            for (index, member) in members.enumerated() {
                guard index == 0 || add(", ".utf8), add(source[member.keySpan]), add(": ".utf8),
                    put(member.value, allowsObject: members.count == 1)
                else { return false }
            }
            return add(" }".utf8)
        case .array(let elements) where !elements.isEmpty:
            let isOfOne = allowsObject && elements.count == 1
            let holdsObject = elements[0].members?.isEmpty == false
            guard add(holdsObject ? "[ ".utf8 : "[".utf8) else { return false }
            for (index, element) in elements.enumerated() {
                guard index == 0 || add(", ".utf8), put(element, allowsObject: isOfOne) else { return false }
            }
            return add(holdsObject ? " ]".utf8 : "]".utf8)
        case .object: return add("{}".utf8)
        case .array: return add("[]".utf8)
        case .null, .bool, .number, .string: return add(source[json.span])
        }
    }

    private mutating func add(_ text: some Collection<UInt8>) -> Bool {
        bytes += text
        room -= text.scalarCount
        return room >= 0
    }
}

extension Collection<UInt8> {
    /// How many Unicode scalars UTF-8 text has: every byte but those that go on with one (10xxxxxx).
    fileprivate var scalarCount: Int { count { $0 & 0xC0 != 0x80 } }
}
