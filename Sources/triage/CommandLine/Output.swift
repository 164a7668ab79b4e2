import Foundation
import Terminal
import TriageCore

/// A stream for text: buffered, and stripped of everything that could control a terminal.
///
/// A class, because two copies would each hold a part of the pending output.
final class Output {
    /// The system's number of the error after which nothing more was written; nil while all went well.
    private(set) var failure: Int32?

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

    /// Adds JSON. Characters that `write` would drop or replace occur only inside strings, where they are
    /// escaped, so that programs read them unchanged, and a line for them is a line for everyone.
    func write(json text: String) {
        guard text.sanitized(lineBreaks: .laidOut) != text else { return append(text.utf8) }
        for scalar in text.unicodeScalars {
            let isShown =
                scalar.value < 0x7F || String(scalar).sanitized(lineBreaks: .laidOut) == String(scalar)
            append((isShown ? String(scalar) : scalar.jsonEscape).utf8)
        }
    }

    /// Adds a line whose parts look as a theme has it; none of its words can steer the terminal.
    func write(_ line: StyledText, _ theme: Theme?) {
        append((line.painted(with: theme) + "\n").utf8)
    }

    /// Adds lines of CSV, whose line breaks are not changed. On a terminal nothing in them may steer it.
    func write(csv text: String) {
        columns == nil ? append(text.utf8) : write(text)
    }

    private func append(_ bytes: some Sequence<UInt8>) {
        buffer.append(contentsOf: bytes)
        if buffer.count > 1 << 14 || descriptor == 2 { flush() }
    }

    /// Writes out the buffer. If the reader is gone, SIGPIPE ends the program silently; any other failure is
    /// kept for the program's end.
    func flush() {
        var rest = buffer[...]
        while !rest.isEmpty, failure == nil {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if count == 0 || errno == EAGAIN {
                // A stream that somebody else made non-blocking.
                var stream = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&stream, 1, -1)
            } else if errno != EINTR {
                failure = errno
            }
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
