import Foundation

/// A stream that text is written to: buffered, stripped of everything that could command a terminal.
///
/// A class, because two copies would each hold a part of what is to be written.
final class Output {
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Adds text. Control characters other than line breaks and tabs are left out: what flows and callers
    /// say must not reach the terminal as commands.
    func write(_ text: String) {
        for scalar in text.unicodeScalars where !Self.isCommand(scalar) {
            buffer.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
        if buffer.count > 1 << 14 || descriptor == 2 { flush() }
    }

    private static func isCommand(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || (0x7F..<0xA0).contains(scalar.value)
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
