/// Writes JSON member by member: compact by default, or laid out for people.
///
/// The caller is responsible for the grammar (a key before each member's value); commas and line breaks are
/// added automatically. **Source**: RFC 8259.
package struct JSONWriter: Sendable {
    /// The text so far, UTF-8.
    package private(set) var bytes: [UInt8] = []
    private let isPretty: Bool
    private var depth = 0
    private var needsComma = false
    private var isAfterKey = false

    /// Starts with an empty text; `pretty` puts each member and element on its own line.
    package init(pretty: Bool = false) {
        isPretty = pretty
    }

    /// The text so far.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Writes an object; the closure writes its members.
    package mutating func object(_ members: (inout JSONWriter) -> Void) {
        nested(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
    }

    /// Writes an array; the closure writes its elements.
    package mutating func array(_ elements: (inout JSONWriter) -> Void) {
        nested(UInt8(ascii: "["), UInt8(ascii: "]"), elements)
    }

    /// Writes the key of the next value.
    package mutating func key(_ key: String) {
        separate()
        quote(key)
        bytes.append(UInt8(ascii: ":"))
        if isPretty { bytes.append(UInt8(ascii: " ")) }
        isAfterKey = true
    }

    /// Writes a string.
    package mutating func string(_ value: String) {
        separate()
        quote(value)
        needsComma = true
    }

    /// Writes an integer.
    package mutating func int(_ value: some BinaryInteger) { raw(String(value)) }

    /// Writes a finite number; JSON has no NaN or infinity, so these become `null`.
    package mutating func double(_ value: Double) { raw(value.isFinite ? "\(value)" : "null") }

    /// Writes `true` or `false`.
    package mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

    /// Writes `null`.
    package mutating func null() { raw("null") }

    /// Writes text that is already JSON.
    package mutating func raw(_ json: String) {
        separate()
        bytes.append(contentsOf: json.utf8)
        needsComma = true
    }

    /// Writes a parsed value, keeping its numbers as they were written.
    package mutating func value(_ json: JSON) {
        switch json.value {
        case .null: null()
        case .bool(let bool): self.bool(bool)
        case .number(let text): raw(text)
        case .string(let text): string(text)
        case .array(let elements): array { writer in elements.forEach { writer.value($0) } }
        case .object(let members):
            object { writer in
                for member in members {
                    writer.key(member.key)
                    writer.value(member.value)
                }
            }
        }
    }

    private mutating func nested(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(open)
        depth += 1
        needsComma = false
        body(&self)
        depth -= 1
        if isPretty, needsComma { newLine() }
        bytes.append(close)
        needsComma = true
    }

    private mutating func separate() {
        if isAfterKey {
            isAfterKey = false
            return
        }
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        if isPretty, depth > 0 { newLine() }
    }

    private mutating func newLine() {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": bytes += [UInt8(ascii: "\\"), UInt8(scalar.value)]
            case "\n": bytes += "\\n".utf8
            case "\r": bytes += "\\r".utf8
            case "\t": bytes += "\\t".utf8
            default: bytes += scalar.endsOrHidesLine ? Array(scalar.jsonEscape.utf8) : Array(scalar.utf8)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
