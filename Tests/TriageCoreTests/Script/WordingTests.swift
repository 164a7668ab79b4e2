import Foundation
import TestSupport
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
        .yes, .no, .given, .today, .yesterday, .tomorrow, .say, .note, .done(step: 1, of: 2), .optionalStep,
        .offered("«»"), .offeredOptional("«»"), .optionalField, .enterGoesOn, .enterTicks, .enterQueues,
        .choose, .whichDestination, .noSuchNode("«»"), .willBeSent("«»"), .to, .copy, .subject,
        .noRecipientLeft, .noBranch, .failedRule("«»"), .circle, .targetMissed("«»", limit: "«»"),
        .example("«»"), .didYouMean("«»"), .nothingBefore, .noted, .told("«»", "«»"), .unknownFact("«»"),
        .unknownCommand("«»"), .reasonNeeded, .facts, .noFacts, .parked(id: "«»"), .resumed("«»"),
        .abandoned, .saved("«»"), .dryRun, .outcome("«»"), .notSaved("«»"), .channelNow("«»"),
        .unknownChannel("«»", "«»"), .edited, .leftOut, .secretHint, .helpLines, .endOfInput,
        .notKept("«»"), .enterTriesAgain, .nothingToSkip, .nothingToEdit, .queuedTo("«»", "«»"), .noEditor,
        .editorFailed("«»"), .notAMessage, .noAddresses("«»"), .noRecipientGiven, .messageAsItWas("«»"),
        .editAgain("«»"), .begunBefore("«»"),
    ]

    /// Every phrase of the interactive wizard.
    private static let wizardPhrases: [WizardPhrase] = [
        .card(7), .offeredTold, .offeredEarlier, .offeredTakenBack, .offeredSuggested,
        .call("«»"), .callOf("«»", limit: "«»"), .cardTime("«»"), .cardTimeOf("«»", limit: "«»"), .over("«»"),
        .left("«»", of: "«»"), .parkedCount(7), .kept, .keeping, .nothingKept, .notKept, .sendMessage,
        .messageChanged, .unchanged,
        .leavesUnsaved, .recordDiffers("«»", "«»"), .send, .edit,
        .leaveOut, .leave, .park, .parkAndNext, .abandon, .abandonReason, .goOn, .noteTitle, .toldTitle,
        .otherChannel, .overviewTitle, .pathHeading, .factsHeading, .whichWay, .helpHeading,
        .takenBackFrom("«»"), .lapsed, .otherWay, .goBackAndChange, .keepTheWay, .keyNote,
        .waitingForLog(process: "«»"), .waitingForLog(process: nil), .menuBroken,
        .keyTold, .keyOverview, .keyBack, .keyLeave, .keyStop, .keyKeys, .keyRepaint, .keyAnswering, .keyCall,
        .keyScroll, .recordAt("«»"), .copySummary, .nextCall, .quit, .copied,
        .tooLongToCopy, .stepsDone(7, of: 7), .answerLeftOut, .menuTitle, .menuParked,
        .menuFlows, .menuAge(minutes: 7), .menuAge(minutes: 420), .menuAge(minutes: 10_080),
    ]

    /// The names of the cases in the table of a file; the compiler sees to it that the table has them all.
    private static func names(inTableOf file: String) throws -> Set<String> {
        let path = ProjectFolder.root + "/Sources/TriageCore/Script/" + file
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let table = try #require(text.firstMatch(of: #/(?s)(var|func) words.*?\n    }\n/#))
        return Set(table.0.matches(of: #/(?m)^ +case \.(\w+)/#).map { String($0.1) })
    }

    /// The name of a case.
    private static func name(_ value: some Any) -> String {
        String("\(value)".prefix { $0 != "(" })
    }

    @Test("no phrase and no problem is left out of these tests")
    func allListed() throws {
        #expect(try Set(Self.phrases.map(Self.name)) == Self.names(inTableOf: "Phrase.swift"))
        #expect(try Set(Self.wizardPhrases.map(Self.name)) == Self.names(inTableOf: "WizardPhrase.swift"))
        let problems = Self.problems + [.malformed(.text), .refused("")]
        #expect(try Set(problems.map(Self.name)) == Self.names(inTableOf: "Phrase+Problems.swift"))
    }

    private static func isWellFormed(_ text: String) -> Bool {
        !text.isEmpty && text.first?.isWhitespace == false && text.last?.isWhitespace == false
            && text.unicodeScalars.allSatisfy { !$0.properties.isWhitespace || $0 == " " || $0 == "\n" }
    }

    /// What is said in both languages, and what is put in.
    private func expectBoth(
        _ english: String, _ slovak: String, _ phrase: some Any, isAlike: Bool = false
    ) {
        #expect(Self.isWellFormed(english) && Self.isWellFormed(slovak))
        #expect((english == slovak) == isAlike)
        let isPutIn = "\(phrase)".contains("«»")
        #expect(english.contains("«»") == isPutIn && slovak.contains("«»") == isPutIn)
        let hasNumber = "\(phrase)".contains("7") || "\(phrase)".contains("(minutes")
        #expect(english.contains("7") == hasNumber && slovak.contains("7") == hasNumber)
        #expect(english.unicodeScalars.allSatisfy { $0.isASCII || $0 == "«" || $0 == "»" })
    }

    @Test("a phrase says something in both languages, and not the same", arguments: phrases)
    func phrase(phrase: Phrase) {
        // An offer is told alike.
        expectBoth(english(phrase), slovak(phrase), phrase, isAlike: phrase == .offered("«»"))
    }

    @Test("a phrase of the interactive wizard does so too", arguments: wizardPhrases)
    func wizardPhrase(phrase: WizardPhrase) {
        expectBoth(english(phrase), slovak(phrase), phrase)
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
