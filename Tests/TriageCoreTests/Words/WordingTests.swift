import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("The wizard's own words")
struct WordingTests {
    private let english = Wording.english
    private let slovak = Wording(language: "sk-SK")

    @Test(
        "the language is that of the flow's tag, and English where there is no other",
        arguments: [
            ("en", "en"), ("en-US", "en"), ("sk", "sk"), ("sk-SK", "sk"), ("SK-sk", "sk"), ("de-AT", "en"),
            ("", "en"), ("sk_SK", "en"),
        ])
    func languages(tag: String, code: String) {
        #expect(Wording(language: tag).language.code == code)
    }

    @Test("every language has a code of its own, and Foundation knows it")
    func codes() {
        let codes = Wording.languages.map(\.code)
        #expect(Set(codes).count == codes.count)
        for code in codes { #expect(Locale.LanguageCode(code).isISOLanguage, "\(code)") }
    }

    @Test("a usual channel is called by a word of the language, an unusual one by its name")
    func channels() {
        #expect(["phone", "email", "kiosk"].map(slovak.channel) == ["telefón", "e-mail", "kiosk"])
        #expect(["phone", "email", "kiosk"].map(english.channel) == ["phone", "email", "kiosk"])
    }

    // MARK: What is said

    private static func isWellFormed(_ text: String) -> Bool {
        !text.isEmpty && text.first?.isWhitespace == false && text.last?.isWhitespace == false
            && text.unicodeScalars.allSatisfy { !$0.properties.isWhitespace || $0 == " " || $0 == "\n" }
    }

    /// Expects every language to word something that contains `«»` or the number 7, keeping it in the text.
    private func expectAll(_ said: Any, isAlike: Bool = false, _ words: (any Language) -> String) {
        let english = words(Wording.languages[0])
        #expect(english.unicodeScalars.allSatisfy { $0.isASCII || "«»↑↓←→".unicodeScalars.contains($0) })
        for language in Wording.languages {
            let (text, name) = (words(language), "\(language.code) \(said)")
            #expect(Self.isWellFormed(text), "\(name)")
            #expect(text.contains("«»") == "\(said)".contains("«»"), "\(name)")
            let hasNumber = "\(said)".contains("7") || "\(said)".contains("(minutes")
            #expect(text.contains("7") == hasNumber, "\(name)")
            if language.code != "en" { #expect((text == english) == isAlike, "\(name)") }
        }
    }

    @Test("a phrase says something in every language, and not the same", arguments: Phrase.samples)
    func phrase(phrase: Phrase) {
        // An offer reads the same in all languages.
        expectAll(phrase, isAlike: phrase == .offered("«»")) { $0.words(for: phrase) }
    }

    @Test("a choice is called something in every language, and not the same", arguments: Choice.allCases)
    func choice(choice: Choice) {
        expectAll(choice) { $0.words(for: choice).label }
    }

    @Test("a widget's word is there in every language, and only keys keep their names")
    func widgets() {
        let keys: [WidgetWord] = [.enterKey, .tabKey, .escapeKey, .arrowKeys, .sideArrowKeys, .pageKeys]
        for word in WidgetWord.allCases where word != .tooSmall {
            expectAll(word, isAlike: keys.contains(word)) { $0.words(for: word) }
        }
        for language in Wording.languages {
            #expect(language.words(for: .tooSmall).split(separator: " ").count { Int($0) != nil } == 2)
        }
    }

    private static let problems: [InputProblem] =
        [
            .missing, .noSuchOption("«»", nearest: "a", options: ["a", "b"]),
            .noSuchOption("«»", nearest: nil, options: ["a", "b"]),
            .ambiguousOption("«»", matches: ["a", "b"]),
            .below("«»"), .above("«»"), .tooLong(7), .mismatch(hint: "«»", example: nil),
            .mismatch(hint: nil, example: "«»"), .noSuchTime("«»"), .skippedTime("«»", on: "«»"), .unreadable,
            .nothingToChoose,
            .tooManyDecimals(2), .noSuchDay("«»"), .oneNeeded(["«»", "b"]), .secretTold,
        ] + SpecialAddress.allCases.map { .notPublic($0) }

    @Test("what is wrong with an answer is said in every language, and not the same", arguments: problems)
    func problem(problem: InputProblem) {
        // The example amount contains a 7 of its own.
        if case .tooManyDecimals = problem { return }
        expectAll(problem) { $0.words(for: problem, phone: "1") }
        for language in Wording.languages {
            #expect(!language.words(for: problem, phone: "1").hasSuffix("."))
        }
    }

    @Test("the flow's own sentence is passed on as it is")
    func refused() {
        for language in Wording.languages {
            #expect(language.words(for: .refused("Len dospelí."), phone: "1") == "Len dospelí.")
        }
    }

    @Test("an agent reads what is expected, with an example")
    func exact() {
        #expect(
            english(.noSuchOption("gogle", nearest: "G Suite", options: ["G Suite"]))
                == "'gogle' is not one of the options; did you mean 'G Suite'?")
        #expect(
            slovak(.noSuchOption("x", nearest: nil, options: ["A", "B"]))
                == "„x“ nie je medzi možnosťami; jedna z: A, B")
        #expect(english(.ambiguousOption("p", matches: ["a", "b"])) == "'p' could be a or b")
        #expect(english(.malformed(.date)) == "a date is expected, for example 2026-07-15 or yesterday")
        #expect(slovak(.malformed(.money)) == "očakáva sa suma, napríklad 47,35")
        #expect(english(.tooManyDecimals(0)) == "an amount here has no decimals, such as 4700")
        #expect(slovak(.tooManyDecimals(2)) == "suma má najviac 2 desatinné miesta, napríklad 47,35")
        #expect(english(.noSuchDay("31 Feb")) == "there is no such day as 31 Feb")
        #expect(english(.oneNeeded(["Phone", "E-mail"])) == "at least one of these is needed: Phone, E-mail")
    }

    @Test("what the disk refused is said in the language of the call")
    func disk() {
        let full = StorageError.failed(.write, path: "/h", cause: .noSpace)
        #expect(english(why: full) == "cannot write '/h': no space left on device")
        #expect(slovak(why: full) == "„/h“ sa nedá zapísať: na disku nie je miesto")
        #expect(slovak(why: .inUse(path: "/h", process: 7)) == "„/h“ používa proces 7")
        // Words that only the system provides stay as they are.
        let other = StorageError.failed(.open, path: "/h", cause: .system("too many open files"))
        #expect(slovak(why: other) == "„/h“ sa nedá otvoriť: too many open files")
    }

    // MARK: What is understood

    @Test("the letters of one list differ, in every language, and can be typed anywhere")
    func letters() {
        let lists: [[Choice]] = [
            [.send, .sendAll, .edit, .leaveOut], [.leaveAtThat, .sendAgain, .edit],
            [.park, .parkAndNext, .hangUp, .abandon, .goOn],
            [.anotherRound, .noFurtherRound, .openRound, .removeRound], [.takeOut, .keepRound],
            [.goBackAndChange, .keepTheWay], [.nextCall, .otherCall, .copySummary, .copyRecord, .quit],
        ]
        #expect(Set(lists.joined()) == Set(Choice.allCases))
        for language in Wording.languages {
            for list in lists {
                let letters = list.map { language.words(for: $0).letter }
                #expect(Set(letters).count == list.count, "\(language.code) \(list)")
                #expect(letters.allSatisfy { ("a"..."z").contains($0) }, "\(language.code) \(list)")
            }
        }
    }

    @Test("Slovak letters are those of the Slovak words")
    func slovakLetters() {
        for choice in Choice.allCases {
            #expect(slovak(choice).simplified.contains(slovak.letter(choice)), "\(choice)")
        }
    }

    @Test("the words of an answer are written as they are compared")
    func answers() {
        for language in Wording.languages {
            let words = language.answers
            let all = words.nearDays.keys.map(\.self) + words.units.keys + words.inDates + words.beforeTimes
            for word in all + words.ago + words.ahead + words.one {
                #expect(word.simplified == word, "\(language.code) \(word)")
            }
            #expect(Set(words.nearDays.values).isSuperset(of: [-1, 0, 1]), "\(language.code)")
        }
    }

    @Test(
        "the example of every type is itself an answer", arguments: Wording.languages.map(\.code),
        [FactType.yesno, .integer, .number, .money, .date, .datetime, .email, .phone, .domain, .url, .ip])
    func examples(code: String, type: FactType) throws {
        let wording = Wording(language: code)
        let introduction = wording(.example(""))
        let form = wording.form(of: type)
        let start = try #require(form.range(of: introduction)?.upperBound)
        let options = [(Value.bool(true), Phrase.yes), (.bool(false), .no)].map { value, phrase in
            CardOption(
                value: value, name: wording(phrase), label: wording(phrase), hint: "", key: nil)
        }
        for text in form[start...].split(separator: #/ \p{L}+ /#) {
            let read = try Typed(code, String(text), "").read(as: type, options: options)
            #expect(!read.hasPrefix("malformed") && !read.contains("noSuch"), "\(text)")
        }
    }
}
