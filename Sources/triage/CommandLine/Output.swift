import Foundation
import Terminal

/// A stream that text is written to: buffered, stripped of everything that could command a terminal.
///
/// A class, because two copies would each hold a part of what is to be written.
final class Output {
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Adds text without what a terminal would obey or what would hide what it says: what flows and callers say
    /// must not reach a terminal as commands.
    func write(_ text: String) {
        append(text.sanitized(lineBreaks: .laidOut).utf8)
    }

    /// Adds JSON. What `write` would leave out stands only inside of strings, where it is spelled: programs
    /// read it as it was.
    func write(json text: String) {
        guard text.sanitized(lineBreaks: .laidOut) != text else { return append(text.utf8) }
        for scalar in text.unicodeScalars {
            if scalar.value < 0x7F {
                append(String(scalar).utf8)
            } else if !String(scalar).sanitized(lineBreaks: .laidOut).isEmpty, scalar.value != 0x2028,
                scalar.value != 0x2029
            {
                append(String(scalar).utf8)
            } else {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    append("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
                }
            }
        }
    }

    private func append(_ bytes: some Sequence<UInt8>) {
        buffer.append(contentsOf: bytes)
        if buffer.count > 1 << 14 || descriptor == 2 { flush() }
    }

    /// Hands over what was written. A reader who has gone ends the program by SIGPIPE, silently.
    func flush() {
        var rest = buffer[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { break }
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
