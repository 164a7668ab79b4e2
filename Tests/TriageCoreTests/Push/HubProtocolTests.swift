import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("When a hub has what it was sent")
struct HubProtocolTests {
    private static func line(_ number: Int, _ text: String = "quota") -> PushLine {
        let bytes = ChecksummedLine.sealing(Sample.record(number, text: text)).dropLast()
        return PushLine(
            kind: .record(Sample.id(number)), bytes: Array(bytes),
            sum: String(decoding: bytes.suffix(18).prefix(16), as: UTF8.self), origin: nil)
    }

    /// A program, and what it means for the batch.
    struct Answer: Sendable, CustomStringConvertible {
        let description: String
        let isTaken: Bool
        let words: String

        init(_ script: String, _ words: String = "", isTaken: Bool = false) {
            (description, self.words, self.isTaken) = (script, words, isTaken)
        }
    }

    @Test(
        "a program has the lines when it has written ack and exited with 0, and in no other case",
        arguments: [
            Answer(#"[ "$(cat | wc -l)" = 2 ] && echo ack"#, isTaken: true),
            Answer("cat >/dev/null; echo ack; exit 3", "/bin/sh: exit 3"),
            Answer("cat >/dev/null", "/bin/sh: exit 0 without the line ack"),
            Answer("echo ack; cat >/dev/null; echo no, I have not", "/bin/sh: exit 0 without the line ack"),
            Answer("cat >/dev/null; echo ack; kill -9 $$", "/bin/sh: signal 9"),
            Answer("echo 'no such place' >&2; exit 69", "/bin/sh: exit 69: no such place"),
        ])
    func program(_ answer: Answer) {
        let hub = CommandHub(command: ["/bin/sh", "-c", answer.description])
        // More than a pipe holds, so that one that does not read is met too.
        let lines = [Self.line(1), Self.line(2, String(repeating: "long ", count: 40_000))]
        let delivery = hub.deliver(lines[...], meanwhile: {}, isStopped: { false })
        #expect(delivery == (answer.isTaken ? .taken(conflicts: []) : .doubtful(answer.words)))
    }

    @Test("a program that says by its exit code that it cannot take the data is not asked again")
    func refused() {
        let hub = CommandHub(command: ["/bin/sh", "-c", "cat >/dev/null; echo 'what is this?' >&2; exit 65"])
        let delivery = hub.deliver([Self.line(1)][...], meanwhile: {}, isStopped: { false })
        #expect(delivery == .refused("/bin/sh: exit 65: what is this?"))
    }

    @Test("a program that does not end is ended when nobody wants to wait")
    func stopped() {
        let hub = CommandHub(command: ["/bin/sh", "-c", "cat >/dev/null; sleep 60; echo ack"])
        var asked = 0
        let delivery = hub.deliver([Self.line(1)][...], meanwhile: {}) {
            asked += 1
            return asked > 1
        }
        #expect(delivery == .doubtful("/bin/sh: timeout"))
    }

    @Test("a program that is not there takes nothing")
    func missing() {
        let hub = CommandHub(command: ["no-such-program-anywhere"])
        let delivery = hub.deliver([Self.line(1)][...], meanwhile: {}, isStopped: { false })
        #expect(delivery == .doubtful("no-such-program-anywhere: not started"))
    }

    private func delivery(_ ending: ProgramEnding, _ lines: [String], _ errors: [String] = []) -> Delivery {
        PsqlHub.delivery(.init(ending: ending, lines: lines, errorLines: errors), batch: "b1")
    }

    @Test("psql has committed when it exits with 0 behind the acknowledgement of this batch")
    func psql() {
        let conflict = "conflict \(Sample.id(3))"
        #expect(delivery(.exit(0), [conflict, "ack b1"]) == .taken(conflicts: [Sample.id(3)]))
        #expect(delivery(.exit(0), ["ack b2"]) == .doubtful("psql: exit 0, without an acknowledgement"))
        #expect(
            delivery(.exit(0), ["ack b1", "more"]) == .doubtful("psql: exit 0, without an acknowledgement"))
        #expect(delivery(.exit(2), ["ack b1"]) == .doubtful("psql: exit 2, without an acknowledgement"))
        #expect(delivery(.signal(9), ["ack b1"]) == .doubtful("psql: signal 9, without an acknowledgement"))
        #expect(delivery(.notStarted, []) == .doubtful("psql could not be started; is it installed?"))
        #expect(
            delivery(
                .exit(2), [], ["psql: error: connection to server failed: no such file", "Is it running?"])
                == .doubtful("psql: error: connection to server failed: no such file"))
    }

    @Test("only what the data is at fault for is refused, and no detail with data in it is repeated")
    func errors() {
        let details = [
            "DETAIL:  \\u0000 cannot be converted to text.", "CONTEXT:  JSON data, line 1: {\"Pat\"",
        ]
        func error(_ text: String, _ ending: ProgramEnding = .exit(3)) -> Delivery {
            delivery(ending, [], ["psql:<stdin>:9: \(text)"] + details)
        }
        #expect(
            error("ERROR:  22P05: unsupported Unicode escape sequence")
                == .refused("22P05: unsupported Unicode escape sequence"))
        // Whatever the server's language is.
        #expect(error("FEHLER:  22021: ungültige Byte-Sequenz") == .refused("22021: ungültige Byte-Sequenz"))
        #expect(error("ERROR:  54000: string too long") == .refused("54000: string too long"))
        #expect(error("ERROR:  53100: disk full") == .doubtful("psql: 53100: disk full"))
        #expect(error("ERROR:  22P05: x", .exit(2)) == .doubtful("psql: 22P05: x"))
        #expect(
            error("ERROR:  42P01: relation \"incoming\" does not exist")
                == .doubtful(
                    "psql: 42P01: relation \"incoming\" does not exist; triage records push --init makes the tables"
                ))
        #expect(PsqlError(["psql:<stdin>:9: ERROR:  40P01: deadlock detected"])?.isCollision == true)
        #expect(PsqlError(details) == nil)
    }

    @Test("a line with a NUL is never given to psql, which would take what follows for something else")
    func nul() {
        let line = PushLine(kind: .erasure, bytes: Array("{\"v\":1".utf8) + [0], sum: "", origin: nil)
        let hub = PsqlHub(connection: "x", program: "no-such-program-anywhere")
        #expect(
            hub.deliver([Self.line(1), line][...], meanwhile: {}, isStopped: { false })
                == .refused("a NUL byte in a line"))
    }

    @Test("what has a meaning in COPY's text format is escaped")
    func copied() {
        let raw =
            Array(#"{"v":1,"text":"a\"b\\c"#.utf8) + [9, 13] + Array(#"","sum":"0123456789abcdef"}"#.utf8)
        let line = PushLine(kind: .file("a@b"), bytes: raw, sum: "0123456789abcdef", origin: nil)
        let script = String(decoding: PsqlScript.delivering([line][...], batch: "b1"), as: UTF8.self)
        #expect(
            script.contains(
                "from stdin;\nb1\tfile\t\\N\t0123456789abcdef\t"
                    + #"{"v":1,"text":"a\\"b\\\\c\t\r","sum":"0123456789abcdef"}"# + "\n\\.\n"))
        #expect(script.hasSuffix("commit;\n\\echo ack b1\n"))
    }
}
