import Foundation
import Terminal

/// The lines typed on a stream.
///
/// A class, because bytes read ahead belong to the next call.
final class LineInput {
    private let descriptor: Int32
    private var bytes: [UInt8] = []
    /// Where the next line begins; everything before it has been wiped.
    private var start = 0
    /// Up to where no line break was found.
    private var searched = 0
    private var isAtEnd = false
    /// Whether anything was left out of the latest line.
    private(set) var wasShortened = false
    /// Done from time to time while a line is waited for, as long as it returns true; it must not wait itself.
    var meanwhile: (() -> Bool)?
    /// Hides the next line while it is being typed.
    private var echo: HiddenEcho?

    /// The outcome of waiting for a line.
    enum Line: Equatable {
        case text(String)
        /// The input ended.
        case end
        /// A signal asked the program to end.
        case interrupted(Int32)
    }

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Whether the lines are typed by a person.
    var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Hides the next line on a terminal and discards what was typed ahead there, since that was visible. To
    /// be called before the question is asked. Piped lines are not affected.
    func hideNext() {
        echo = HiddenEcho(descriptor)
        if echo != nil { wipe(upTo: bytes.count) }
    }

    /// Waits for the next line; a signal takes precedence over lines already read. The line break and
    /// anything that controls a terminal are removed; bytes that are not UTF-8 become U+FFFD. A last line counts
    /// without a line break too.
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
            while let meanwhile, meanwhile(), !Signals.wait(for: descriptor, atMost: .milliseconds(50)) {}
            Signals.wait(for: descriptor)
            if Signals.pending == nil { readChunk() }
        }
    }

    private func takeLine() -> String? {
        let lineBreak = bytes[searched...].firstIndex(of: UInt8(ascii: "\n"))
        guard lineBreak != nil || isAtEnd && start < bytes.count else {
            searched = bytes.count
            return nil
        }
        let end = lineBreak ?? bytes.count
        var line = bytes[start..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        let typed = TypedText(String(decoding: line, as: UTF8.self))
        wasShortened = typed.isShortened
        line = []
        wipe(upTo: min(end + 1, bytes.count))
        return typed.text
    }

    /// Drops bytes, overwriting their storage, since they may be a secret.
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
