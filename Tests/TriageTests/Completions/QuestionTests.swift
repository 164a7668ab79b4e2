import Testing

@testable import triage

@Suite("What a shell asks, and the answer")
struct QuestionTests {
    private let completion = Completion(
        .words, "100 %",
        [.init("colour=red", "Red: \\ $(x)"), .init("colour=pale green"), .init("amount=1", "How much?")])

    @Test("bash gets the words that go on with what is typed, ready to be inserted")
    func bash() {
        let question = Question(.bash, ["triage run --set colour=", "", "9", "80"])
        #expect(question.words == ["run", "--set", "colour="])
        #expect(question.answer(completion) == "words\nred\npale\\ green\n")
        let quoted = Question(.bash, ["triage run --set 'colour=p", "colour=p", "33", "80"])
        #expect(quoted.answer(completion) == "words\ncolour=pale green\n")
        #expect(Question(.bash, ["triage x"]).answer(completion) == "words\n")
        #expect(Question(.bash, []).words == [])
    }

    @Test("where bash only lists, each word has its description on a row of its own")
    func bashList() {
        let question = Question(.bash, ["triage run --set colour=", "", "63", "40"])
        #expect(
            question.answer(completion)
                == "words\nred         Red: \\ $(x)\npale green           \n")
        let one = Question(.bash, ["triage run --set colour=r", "r", "63", "40"])
        #expect(one.answer(completion) == "words\nred\n")
        let narrow = Completion(
            .words, "", [.init("a-long-name-of-a-flow", "One title"), .init("a-b", "Another title")])
        #expect(
            Question(.bash, ["triage run a", "a", "63", "20"]).answer(narrow)
                == "words\na-long-name-of-a-…\na-b         Anoth…\n")
        let plain = Completion(.words, "", [.init("a b"), .init("a-c")])
        #expect(Question(.bash, ["triage run ", "", "63", "20"]).answer(plain) == "words\na\\ b\na-c\n")
    }

    @Test("zsh gets every word with its description, as _describe reads them")
    func zsh() {
        let question = Question(.zsh, ["run", "--set", "c"])
        #expect(question.words == ["run", "--set", "c"])
        let odd = Completion(.parts, "100 %", completion.candidates + [.init("a:b\\c", "d:e")])
        #expect(
            question.answer(odd)
                == "parts\n100 %%\ncolour=red:Red: \\\\ $(x)\ncolour=pale green\namount=1:How much?\na\\:b\\\\c:d:e\n"
        )
        #expect(question.answer(Completion(.words, "", about: "the flow")) == "nothing\nthe flow\n")
    }

    @Test("fish gets every word with its description behind a tabulator")
    func fish() {
        let question = Question(.fish, ["run", "a b", "'it\\'"])
        #expect(question.words == ["run", "a b", "it\\"])
        #expect(
            question.answer(completion)
                == "words\ncolour=red\tRed: \\ $(x)\ncolour=pale green\namount=1\tHow much?\n")
        #expect(question.answer(Completion(.files, "PATH")) == "files\n")
        #expect(Question(.fish, []).words == [""])
    }
}
