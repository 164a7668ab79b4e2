import Testing

@testable import TriageCore

@Suite("What a mail program's answer means")
struct DeliveryVerdictTests {
    /// An answer as one of the usual programs gives it.
    struct Answer: Sendable {
        let ending: ProgramEnding
        let words: String
        var keepsSilently = false
        let verdict: DeliveryVerdict
    }

    static let answers = [
        Answer(ending: .exit(0), words: "", verdict: .sent),
        Answer(ending: .exit(0), words: "warning: 550 later", verdict: .sent),
        Answer(ending: .exit(75), words: "", verdict: .waits),
        Answer(ending: .exit(75), words: "", keepsSilently: true, verdict: .sent),
        Answer(ending: .exit(75), words: "cannot open queue", keepsSilently: true, verdict: .waits),
        Answer(
            ending: .exit(70), words: "sendmail: command failed: 550 5.1.1 no such user", verdict: .failed),
        Answer(ending: .exit(69), words: "msmtp: server message: 451 4.7.1 try later", verdict: .waits),
        Answer(ending: .exit(65), words: "msmtp: server message: 451 4.7.1 try later", verdict: .waits),
        Answer(ending: .exit(65), words: "msmtp: recipient refused", verdict: .failed),
        Answer(ending: .exit(70), words: "killed 5500 messages: 5500 of them", verdict: .waits),
        Answer(ending: .exit(1), words: "500 Line too long", verdict: .failed),
        Answer(ending: .exit(64), words: "usage", verdict: .failed),
        Answer(ending: .exit(127), words: "", verdict: .waits),
        Answer(ending: .signal(9), words: "550 no", verdict: .waits),
        Answer(ending: .timeout, words: "", verdict: .waits),
        Answer(ending: .notStarted, words: "no such file", verdict: .waits),
    ]

    @Test("each kind of answer", arguments: answers)
    func verdict(_ answer: Answer) {
        #expect(
            DeliveryVerdict(answer.ending, words: answer.words, keepsSilently: answer.keepsSilently)
                == answer.verdict)
    }

    @Test("a message is tried after 1, 5, 15, then every 60 minutes, and given up after three days")
    func waits() {
        var attempts = Attempts()
        var now = Timestamp(milliseconds: 0)
        var waits: [Int64] = []
        while !attempts.isOver(at: now) {
            attempts.wait(at: now, ending: "exit 75", words: "")
            let due = attempts.due ?? now
            waits.append((due.milliseconds - now.milliseconds) / 60_000)
            #expect(!attempts.isDue(at: now) && attempts.isDue(at: due))
            now = due
        }
        #expect(waits.prefix(5) == [1, 5, 15, 60, 60])
        #expect(now.milliseconds >= 3 * 24 * 3_600_000)
        #expect(Attempts(attempts.json) == attempts)
        #expect(Attempts(Array("junk".utf8)) == nil)
    }

    @Test("a due time that the clock was set back from counts as now")
    func clockSetBack() {
        var attempts = Attempts()
        attempts.wait(at: Timestamp(milliseconds: 10_000_000_000), ending: "", words: "")
        #expect(attempts.isDue(at: Timestamp(milliseconds: 0)))
    }
}
