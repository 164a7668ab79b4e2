import Testing

@testable import TriageCore

@Suite("The Slovak flow")
struct SlovakFlowTests {
    /// English words that are not also Slovak; names, addresses and the headers From and To are left out.
    private static let english: Set<String> = [
        "about", "again", "agent", "all", "and", "answer", "any", "are", "bad", "be", "before", "call",
        "caller", "can", "cannot", "card", "changed", "choose", "customer", "day", "describe", "done",
        "enough",
        "error", "expected", "field", "file", "for", "given", "goes", "has", "have", "help", "here", "how",
        "is",
        "it", "known", "left", "message", "missing", "month", "more", "need", "needed", "next", "not",
        "note", "nothing", "number", "of", "one", "optional", "other", "password", "past", "payment", "phone",
        "please", "question", "saved", "say", "send", "sent", "site", "started", "step", "subject", "takes",
        "thank", "thanks", "that", "the", "there", "this", "today", "unknown", "until", "user", "value",
        "was",
        "what", "when", "where", "which", "will", "with", "without", "word", "yes", "yesterday", "you",
        "your",
    ]

    /// The English words in a text; words containing `@` or `.example` are addresses.
    private static func englishWords(in text: String) -> Set<String> {
        let words = text.split { $0.isWhitespace }.filter { !$0.contains("@") && !$0.contains(".example") }
        let parts = words.flatMap { $0.lowercased().split { !$0.isLetter } }.map(String.init)
        return Set(parts).intersection(english)
    }

    @Test("no scenario shows, sends or asks an English word")
    func scenarios() throws {
        let tested = try #require(ShippedFlows.tested["webhosting-sk"])
        var count = 0
        for run in tested.runs {
            var texts = run.agent.shown.texts + [tested.flows.main.title, run.enquiry.outcome?.label ?? ""]
            for queued in run.enquiry.run.queue {
                texts += [queued.message.subject] + queued.message.body
            }
            texts += run.enquiry.knownFacts().flatMap { [$0.label, $0.text] }
            for text in texts { #expect(Self.englishWords(in: text) == [], "\(run.name): \(text)") }
            count += texts.count
        }
        #expect(count > 1000)
    }

    @Test("its channels are called by Slovak words")
    func channels() throws {
        let wording = Wording(language: "sk")
        let channels = try #require(ShippedFlows.tested["webhosting-sk"]).flows.main.channels
        #expect(channels.map(wording.channel) == ["telefón", "chat", "e-mail"])
        #expect(wording(.channelNow(wording.channel("phone"))) == "Hovor teraz pokračuje cez telefón.")
    }

    @Test("what is known and what is copied is said as Slovak agents say it")
    func known() {
        let wording = Wording(language: "sk")
        #expect(wording(.facts) == "Známe údaje")
        #expect(wording(.copied) == "Zhrnutie je skopírované.")
    }

    @Test("an English flow would be found out")
    func detection() throws {
        let tested = try #require(ShippedFlows.tested["support-policy"])
        for run in tested.runs {
            #expect(run.agent.shown.texts.contains { !Self.englishWords(in: $0).isEmpty }, "\(run.name)")
        }
    }

    @Test("the wizard's own words are Slovak too", arguments: Phrase.samples)
    func phrases(phrase: Phrase) {
        // A word typed after a colon is a command, whatever the language.
        let words = Wording(language: "sk")(phrase).split(whereSeparator: \.isWhitespace)
        let spoken = words.filter { !$0.hasPrefix(":") }.joined(separator: " ")
        // The header lines of a message keep their usual names.
        #expect(Self.englishWords(in: spoken) == (phrase == .notAMessage ? ["subject"] : []))
    }

    @Test("what is wrong with an answer is said in Slovak", arguments: FactType.allCases)
    func problems(type: FactType) {
        let text = Wording(language: "sk")(InputProblem.malformed(type))
        #expect(Self.englishWords(in: text) == [])
        #expect(text != Wording(language: "en")(InputProblem.malformed(type)))
    }
}
