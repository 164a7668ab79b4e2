import Testing

@testable import TriageCore

@Suite("The wizard's own words")
struct WordingTests {
    private let english = Wording(language: "en-AU")
    private let slovak = Wording(language: "sk-SK")

    @Test(
        "the language is that of the flow's tag, and English where there is no other",
        arguments: [
            ("en", Wording.Language.english), ("en-US", .english), ("sk", .slovak), ("sk-SK", .slovak),
            ("SK-sk", .slovak),
            ("de-AT", .english), ("", .english),
        ])
    func languages(tag: String, language: Wording.Language) {
        #expect(Wording(language: tag).language == language)
    }

    /// Every phrase; the texts put in are the same in both languages.
    private static let phrases: [Phrase] = [
        .yes, .no, .given, .today, .yesterday, .tomorrow, .say, .note, .done(step: 1, of: 2),
        .optionalStep, .offeredOptional("«»"), .optionalField, .enterGoesOn, .enterTicks, .enterQueues,
        .choose,
        .whichDestination, .noSuchNode("«»"), .willBeSent("«»"), .to, .copy, .subject, .noRecipientLeft,
        .noBranch,
        .failedRule("«»"), .circle, .targetMissed("«»", limit: "«»"), .example("«»"), .nothingBefore,
        .noted,
        .told("«»", "«»"), .unknownFact("«»"), .unknownCommand("«»"), .reasonNeeded, .facts, .noFacts,
        .parked(id: "«»"), .resumed("«»"), .abandoned, .saved("«»"), .dryRun, .outcome("«»"), .notSaved("«»"),
        .channelNow("«»"), .unknownChannel("«»", "«»"), .edited, .leftOut, .secretHint, .helpLines,
        .endOfInput,
        .notKept("«»"), .enterTriesAgain, .nothingToSkip, .nothingToEdit, .queuedTo("«»", "«»"), .noEditor,
        .editorFailed("«»"), .notAMessage, .noAddresses("«»"),
    ]

    private static func isWellFormed(_ text: String) -> Bool {
        !text.isEmpty && text.first?.isWhitespace == false && text.last?.isWhitespace == false
            && text.unicodeScalars.allSatisfy { !$0.properties.isWhitespace || $0 == " " || $0 == "\n" }
    }

    @Test("a phrase says something in both languages, and not the same", arguments: phrases)
    func phrase(phrase: Phrase) {
        #expect(Self.isWellFormed(english(phrase)))
        #expect(Self.isWellFormed(slovak(phrase)))
        #expect(english(phrase) != slovak(phrase))
        // What is put in is said in both.
        let isPutIn = "\(phrase)".contains("«»")
        #expect(english(phrase).contains("«»") == isPutIn)
        #expect(slovak(phrase).contains("«»") == isPutIn)
        #expect(english(phrase).unicodeScalars.allSatisfy { $0.isASCII || $0 == "«" || $0 == "»" })
    }

    @Test("an offer is told alike in both languages")
    func offered() {
        #expect(english(.offered("x")) == "Enter: x")
        #expect(slovak(.offered("x")) == "Enter: x")
    }

    private static let problems: [InputProblem] = [
        .missing, .noSuchOption("«»", nearest: "a", options: ["a", "b"]),
        .noSuchOption("«»", nearest: nil, options: ["a", "b"]), .ambiguousOption("«»", matches: ["a", "b"]),
        .below("«»"), .above("«»"), .tooLong(9), .mismatch(hint: "«»"), .mismatch(hint: nil),
        .tooManyDecimals(2),
        .tooManyDecimals(0), .noSuchDay("«»"), .oneNeeded(["«»", "b"]), .secretTold,
    ]

    @Test(
        "what is wrong with an answer is said in both languages, and not the same",
        arguments: problems + FactType.allCases.map { .malformed($0) })
    func problem(problem: InputProblem) {
        #expect(Self.isWellFormed(english(problem)))
        #expect(Self.isWellFormed(slovak(problem)))
        #expect(english(problem) != slovak(problem))
        #expect(!english(problem).hasSuffix("."))
        #expect(!slovak(problem).hasSuffix("."))
        if "\(problem)".contains("«»") {
            #expect(english(problem).contains("«»"))
            #expect(slovak(problem).contains("«»"))
        }
    }

    @Test("the flow's own sentence is passed on as it is")
    func refused() {
        #expect(english(.refused("Only adults.")) == "Only adults.")
        #expect(slovak(.refused("Len dospelí.")) == "Len dospelí.")
    }

    @Test("an agent reads what is expected, with an example")
    func exact() {
        #expect(
            english(.noSuchOption("gogle", nearest: "G Suite", options: ["G Suite"]))
                == "'gogle' is none of the options; did you mean 'G Suite'?")
        #expect(
            slovak(.noSuchOption("x", nearest: nil, options: ["A", "B"]))
                == "„x“ nie je medzi možnosťami; jedna z: A, B")
        #expect(english(.ambiguousOption("p", matches: ["a", "b"])) == "'p' could be a or b")
        #expect(english(.malformed(.date)) == "a date is expected, for example 2026-07-15 or yesterday")
        #expect(slovak(.malformed(.money)) == "očakáva sa suma, napríklad 47,35")
        #expect(english(.tooManyDecimals(0)) == "an amount here has no decimals, such as 4700")
        #expect(english(.noSuchDay("31 Feb")) == "there is no day 31 Feb")
        #expect(english(.oneNeeded(["Phone", "E-mail"])) == "at least one of these is needed: Phone, E-mail")
    }

    @Test(
        "the example of every type is itself an answer",
        arguments: ["en-AU", "sk-SK"],
        [FactType.integer, .number, .money, .date, .datetime, .email, .phone, .domain, .url, .ip])
    func examples(language: String, type: FactType) throws {
        let words = Wording(language: language).form(of: type)
        let example = try #require(
            words.split(separator: language == "sk-SK" ? "napríklad " : "for example ").last)
        for text in example.split(separator: #/ (or|alebo) /#) {
            let read = try Typed(language, String(text), "").read(as: type)
            #expect(!read.hasPrefix("malformed") && !read.contains("noSuch"), "\(text)")
        }
    }
}
