import Foundation
import Terminal

/// A stream for text: buffered, and stripped of everything that could control a terminal.
///
/// A class, because two copies would each hold a part of the pending output.
final class Output {
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// The columns of the terminal that it writes to; nil if that is none.
    var columns: Int? { TerminalWidth.columns(descriptor) }

    /// Adds text without anything that a terminal would obey or that would hide what the text says: the words
    /// of flows and callers must not reach a terminal as commands.
    func write(_ text: String) {
        append(text.sanitized(lineBreaks: .laidOut).utf8)
    }

    /// Adds JSON. Characters that `write` would drop occur only inside strings, where they are escaped, so
    /// that programs read them unchanged.
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

    /// Writes out the buffer. If the reader is gone, SIGPIPE ends the program silently.
    func flush() {
        var rest = buffer[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { break }
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
