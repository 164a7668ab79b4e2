import Foundation

/// What is typed, line by line.
///
/// A class, because bytes that were read ahead belong to the next call.
final class LineInput {
    private let descriptor: Int32
    private var bytes: [UInt8] = []
    private var isAtEnd = false

    /// What came of waiting for a line.
    enum Line: Equatable {
        case text(String)
        /// The input ended; a last line without a line break is none: it may not be whole.
        case end
        /// A signal asked the program to end.
        case interrupted(Int32)
    }

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Whether someone types the lines.
    var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Waits for the next line. The line break, a carriage return before it and control characters are left
    /// out, but a tab becomes a space; bytes that are not UTF-8 become U+FFFD.
    ///
    /// - Parameter isHidden: turns the echo of a terminal off while waiting.
    func next(isHidden: Bool = false) -> Line {
        let settings = isHidden ? hideEcho() : nil
        defer { settings.map(restoreEcho) }
        while true {
            if let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: bytes[..<end], as: UTF8.self)
                bytes.removeSubrange(...end)
                return .text(
                    String(
                        line.map { $0 == "\t" ? " " : $0 }.filter {
                            !$0.unicodeScalars.contains { $0.properties.generalCategory == .control }
                        }))
            }
            if let signal = Signals.pending { return .interrupted(signal) }
            if isAtEnd { return .end }
            Signals.wait(for: descriptor)
            if Signals.pending != nil { continue }
            var chunk = [UInt8](repeating: 0, count: 4096)
            let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                bytes += chunk[..<count]
            } else if count == 0 || errno != EINTR {
                isAtEnd = true
            }
        }
    }

    private func hideEcho() -> termios? {
        var settings = termios()
        guard tcgetattr(descriptor, &settings) == 0 else { return nil }
        var hidden = settings
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(descriptor, TCSANOW, &hidden)
        return settings
    }

    private func restoreEcho(_ settings: termios) {
        var settings = settings
        tcsetattr(descriptor, TCSANOW, &settings)
    }
}
