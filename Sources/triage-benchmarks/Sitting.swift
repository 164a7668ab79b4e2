import Foundation
import TestSupport

/// A program at its own 80 x 24 terminal; reading waits in `poll` and never sleeps.
///
/// A class, because it owns the terminal and the process in it.
final class Sitting {
    /// What the program wrote from its start until it waited for a key.
    let opening: Reply
    private let terminal: PseudoTerminal

    /// Something that the program failed to do.
    struct Silence: Error, CustomStringConvertible {
        /// What was waited for.
        let wish: String
        /// The reason in words.
        var description: String { "waited in vain for \(wish)" }
    }

    /// How long a program must be silent to count as having finished. **Units**: milliseconds.
    private static let quiet: (opening: Int32, key: Int32) = (100, 15)
    private static let patience: Int32 = 5000

    /// Starts a program, waits until it is usable and silent, and moves to its first option.
    init(_ contender: Contender) throws {
        terminal = try PseudoTerminal(
            contender.path, contender.arguments, environment: contender.environment, input: contender.input)
        opening = try Self.reply(
            from: terminal, since: terminal.started, until: contender.lastText, times: 1,
            quiet: Self.quiet.opening)
        if !contender.firstOption.isEmpty { _ = try type(contender.firstOption) }
    }

    /// Types keys and reads the response. **Shape**: `<down>`.
    ///
    /// - Parameters:
    ///   - text: what must appear in the response; nil for anything.
    ///   - times: how often it must appear.
    func type(_ keys: String, until text: String? = nil, times: Int = 1) throws -> Reply {
        let bytes = KeyScript(keys).bytes
        let start = ContinuousClock.now
        terminal.send(bytes)
        return try Self.reply(from: terminal, since: start, until: text, times: times, quiet: Self.quiet.key)
    }

    /// Asks the program to end, and returns how it left the terminal.
    func terminate() -> String {
        kill(terminal.process, SIGTERM)
        do {
            _ = try terminal.waitForEnd()
        } catch {
            return "still running"
        }
        return LeftModes.text(isRestored: terminal.isRestored, output: terminal.output)
    }

    private static func reply(
        from terminal: PseudoTerminal, since start: ContinuousClock.Instant, until text: String?, times: Int,
        quiet: Int32
    ) throws -> Reply {
        var reply = Reply()
        while true {
            let isComplete = text.map { reply.end(of: $0, occurrence: times) != nil } ?? !reply.bytes.isEmpty
            let piece = terminal.readBytes(wait: isComplete ? quiet : patience)
            let time = (ContinuousClock.now - start).milliseconds
            // A ticking clock on the screen is not an answer.
            guard !piece.isEmpty, isComplete || time < Double(patience) else {
                if isComplete { return reply }
                throw Silence(wish: text.map { "'\($0)'" } ?? "an answer to a key")
            }
            reply.add(piece, at: time)
            // Some programs ask for the cursor's position, and every terminal answers.
            if piece.contains("\u{1B}[6n".utf8) {
                terminal.send(Array("\u{1B}[1;1R".utf8))
            }
        }
    }
}
