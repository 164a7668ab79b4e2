import Foundation
import Terminal

/// What is typed, line by line.
///
/// A class, because bytes that were read ahead belong to the next call.
final class LineInput {
    private let descriptor: Int32
    private var bytes: [UInt8] = []
    /// Where the next line begins; what stands before it is wiped.
    private var start = 0
    /// How far there is no line break.
    private var searched = 0
    private var isAtEnd = false
    /// What hides the next line.
    private var echo: HiddenEcho?

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

    /// Lets a terminal not show the next line, and forgets what was typed ahead there, which was shown; to be
    /// called before whoever types is asked. Piped lines stand as they are.
    func hideNext() {
        echo = HiddenEcho(descriptor)
        if echo != nil { wipe(upTo: bytes.count) }
    }

    /// Waits for the next line; a signal goes before lines that were read already. The line break and
    /// whatever commands a terminal are left out; bytes that are not UTF-8 become U+FFFD.
    func next() -> Line {
        defer {
            echo?.show()
            echo = nil
        }
        while true {
            if let signal = Signals.pending {
                echo?.show(discardsTyped: true)
                return .interrupted(signal)
            }
            if let line = takeLine() { return .text(line) }
            if isAtEnd { return .end }
            Signals.wait(for: descriptor)
            if Signals.pending == nil { readChunk() }
        }
    }

    private func takeLine() -> String? {
        guard let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
            searched = bytes.count
            return nil
        }
        var line = bytes[start..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        let text = String(decoding: line, as: UTF8.self).sanitized()
        line = []
        wipe(upTo: end + 1)
        return text
    }

    /// Forgets bytes, which may have been a secret: their storage is overwritten.
    private func wipe(upTo end: Int) {
        for index in start..<end { bytes[index] = 0 }
        start = end
        searched = end
        guard start == bytes.count else { return }
        bytes.removeAll(keepingCapacity: true)
        start = 0
        searched = 0
    }

    private func readChunk() {
        var chunk = [UInt8](repeating: 0, count: 4096)
        let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        if count > 0 {
            bytes += chunk[..<count]
            for index in 0..<count { chunk[index] = 0 }
        } else if count == 0 || errno != EINTR {
            isAtEnd = true
        }
    }
}
