import Foundation
import TestSupport
import Testing

@Suite("Wrong input in plain mode", .waiting)
struct WrongInputTests {
    /// An input at a card, and the reply it gets.
    struct Slip: Sendable, CustomStringConvertible {
        let answers: Int
        let typed: String
        let message: String
        var description: String { "'\(typed)' after \(answers) lines" }

        init(after answers: Int, _ typed: String, _ message: String) {
            self.answers = answers
            self.typed = typed
            self.message = message
        }
    }

    private static let slips = [
        Slip(after: 0, "gren", "'gren' is not one of the options; did you mean 'Green'?"),
        Slip(after: 0, "yellow", "'yellow' is not one of the options; one of: Red, Green, Grey"),
        Slip(after: 0, "gr", "'gr' could be Green or Grey"),
        Slip(after: 0, "4", "'4' is not one of the options; one of: Red, Green, Grey"),
        Slip(after: 0, "", "an answer is needed here"),
        Slip(after: 0, ":back", "This is the first card."),
        Slip(
            after: 0, ":skip now",
            "only an optional question or a step can be skipped, only a message left out"),
        Slip(after: 0, ":edit", "there is no message to change here"),
        Slip(after: 0, ":told", "for example :told mail …"),
        Slip(after: 0, ":told color red", "there is no fact 'color' to tell; did you mean 'colour'?"),
        Slip(after: 0, ":told weather fine", "there is no fact 'weather' to tell"),
        Slip(after: 0, ":told colour blue", "'blue' is not one of the options; one of: Red, Green, Grey"),
        Slip(after: 0, ":told word hunter2", "a secret can only be typed where it is asked"),
        Slip(after: 0, ":bakc", "there is no command ':bakc'; did you mean ':back'?"),
        Slip(after: 0, ":xyzzy", "there is no command ':xyzzy'"),
        Slip(after: 0, ":", "there is no command ':'"),
        Slip(after: 0, ":note", "some text is expected"),
        Slip(after: 0, ":abandon", "some text is expected"),
        Slip(after: 0, ":channel fax", "there is no channel 'fax', only phone, chat"),
        Slip(after: 1, "pat@", "an e-mail address is expected, for example pat@client.example"),
        Slip(
            after: 1, "pat at client.example", "an e-mail address is expected, for example pat@client.example"
        ),
        Slip(after: 2, "what?", "Enter goes on"),
        Slip(after: 3, "done", "Enter when done, :skip REASON"),
        Slip(
            after: 3, ":skip",
            "this step can only be skipped with a reason, such as :skip the page is down"),
        Slip(after: 5, "31 February", "there is no such day as 31 February"),
        Slip(after: 5, "2026-02-31", "there is no such day as 2026-02-31"),
        Slip(after: 5, "soon", "a date is expected, for example 2026-07-15 or yesterday"),
        Slip(after: 6, "x", "an amount is expected, for example 47.35"),
        Slip(after: 6, "1.234", "an amount has at most 2 decimals, such as 47.35"),
        Slip(after: 7, "x", "a whole number is expected, for example 12"),
        Slip(after: 7, "0", "at least 1 is expected"),
        Slip(after: 7, "10", "at most 9 is expected"),
        Slip(after: 8, "wine, cheese", "'cheese' is not one of the options; one of: Wine, Bread"),
        Slip(after: 10, "maybe", "yes or no is expected, for example y"),
        Slip(after: 11, "bye", "Enter finishes the call"),
        Slip(after: 12, "send", "Enter approves it, :edit changes it, :skip REASON leaves it out"),
        Slip(after: 12, ":skip", "Why is it left out?"),
        Slip(after: 13, "done", "Enter finishes and saves the record"),
        Slip(after: 12, ":edit", "$EDITOR names no editor"),
    ]

    @Test("a slip is named with what is expected, and the same question stands", arguments: slips)
    func slip(_ slip: Slip) throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let call = try desk.start("run", "desk", "--now", "2026-07-15T10:00:00+10:00")
        try call.waitForPrompt()
        for answer in DeskFlow.answers.prefix(slip.answers) {
            call.send(answer)
            try call.waitForPrompt()
        }
        call.send(slip.typed)
        let reply = try call.waitForPrompt().components(separatedBy: "\n")
        #expect(reply.dropFirst().first == "!  \(slip.message)")
        // The right answer is then accepted as if nothing had happened.
        for answer in DeskFlow.answers.dropFirst(slip.answers) {
            call.send(answer)
            if answer != "" { try call.waitForPrompt() }
        }
        call.endInput()
        let result = try call.finish()
        #expect(result.ending == .exit(0))
        #expect(result.errors == "")
        #expect(try desk.records().count == 1)
        let record = String(decoding: try desk.records()[0], as: UTF8.self)
        #expect(
            record.contains(
                #""facts":{"colour":"green","mail":"pat@client.example","day":"2026-07-01","amount":"47.35","count":3,"extras":["wine","bread"],"word":true,"ok":true,"wiped":true}"#
            ))
    }

    @Test(
        "what is told of a secret is not shown, nor of what may be one",
        arguments: ["word", "wrod", "  word"])
    func secretTold(fact: String) throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let result = try desk.run("run", "desk", input: ":told \(fact) hunter2\n:told colour red\n")
        #expect(!(result.output + result.errors).contains("hunter2"))
        #expect(result.output.contains("> :told \(fact.filter { $0 != " " })\n"))
        #expect(result.output.contains("> :told colour red\n"))
    }

    @Test(
        "a secret that is told is not repeated even when the command is misspelt",
        arguments: [
            (":tol word hunter2", ":tol word"), (":totld wrod hunter2", ":totld"),
            (":Told Word: hunter2", ":Told Word:"), ("told word hunter2", "told word"),
            (":tell colour red", ":tell colour red"), (":told hunter2 word", ":told hunter2 word"),
        ])
    func misspelt(typed: String, shown: String) throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let result = try desk.run("run", "desk", input: typed + "\n")
        #expect(result.output.contains("> \(shown)\n"))
    }

    @Test("the end of the input parks the call, and a last line without its end counts", arguments: 0...11)
    func endOfInput(_ last: Int) throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let typed = DeskFlow.answers[...last].joined(separator: "\n")
        // An empty line that has no end is none.
        let count = DeskFlow.answers[last].isEmpty ? last : last + 1
        let result = try desk.run("run", "desk", input: typed)
        #expect(result.ending == .exit(75))
        #expect(result.errors == "")
        let id = try #require(desk.journals.first).dropLast(6)
        #expect(
            result.output.hasSuffix("> The input has ended.\nParked. Continue with: triage resume \(id)\n"))
        #expect(try desk.records().isEmpty)
        let rest = DeskFlow.answers.dropFirst(count).map { $0 + "\n" }.joined()
        let resumed = try desk.run("resume", String(id), input: rest)
        #expect(resumed.ending == .exit(0))
        #expect(try desk.records().count == 1)
        #expect(desk.journals.isEmpty)
    }

    @Test("a question with several answers says how they are typed")
    func severalAnswers() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let call = try desk.start("run", "desk")
        for answer in DeskFlow.answers.prefix(8) {
            try call.waitForPrompt()
            call.send(answer)
        }
        #expect(
            try call.waitForPrompt() == """
                3
                ?  What else?
                     1  Wine
                     2  Bread
                   [options separated by commas are expected, for example 1, 3; optional, Enter skips it]
                > 
                """)
    }

    @Test("what is needed of two is asked for as needed")
    func atLeastOne() throws {
        let desk = try Desk()
        let call = try desk.start("run", "hosting")
        for typed in ["Robin", ""] {
            try call.waitForPrompt()
            call.send(typed)
        }
        let asked = try call.waitForPrompt()
        #expect(
            asked.hasSuffix(
                "?  Caller's e-mail address\n   [an e-mail address is expected, for example pat@client.example]\n> "
            ))
        call.send("")
        let reply = try call.waitForPrompt()
        #expect(
            reply.hasPrefix(
                "\n!  at least one of these is needed: Caller's phone number, Caller's e-mail address\n"))
    }
}
