import Testing

@testable import TriageCore

@Suite("Figures of the sources")
struct SourceFiguresTests {
    /// A figure, and the scenario that would fail without it.
    struct Figure: Sendable, CustomTestStringConvertible {
        let what: String
        let flow: String
        let scenario: String
        /// What the scenario expects to be shown, sent, known or met.
        let expects: String

        init(_ what: String, _ flow: String, _ scenario: String, _ expects: String) {
            self.what = what
            self.flow = flow
            self.scenario = scenario
            self.expects = expects
        }

        var testDescription: String { "\(flow): \(what)" }
    }

    private static let lockOut = "POP3, only other sites open: the lock-out, and the client waits"
    private static let lookUp = "host not known, the look-up says Microsoft: Office 365"
    private static let bothOffers =
        "site at fault on 15 July: three restore points and both offers, repair authorised"
    private static let memory = "chat, more memory: only by a ticket from the address on file"
    private static let oneTime = "A new caller buys a one-time session by phone"
    private static let session =
        "Said no, is a member after all: attached now, goes back to the chat and buys a session"
    private static let balance =
        "47.35 past due and the add-on: $67.35 in total, in chat, on the thirtieth day"

    static let figures = [
        Figure("10 wrong POP3 log-ins", "hosting", lockOut, "10 wrong POP3 log-ins"),
        Figure("5 wrong cPanel log-ins", "hosting", lockOut, "5 wrong cPanel log-ins, within 1 hour"),
        Figure("5 temporary blocks", "hosting", lockOut, "after 5 temporary blocks"),
        Figure("30 minutes of a block", "hosting", lockOut, "Temporary block, 30 minutes"),
        Figure("30 seconds of a look-up", "hosting", lookUp, "about 30 seconds"),
        Figure("the price with tax", "hosting", bothOffers, "$50.00 plus 10% GST, $55.00 in all"),
        Figure("30 minutes of repair", "hosting", bothOffers, "30 minutes are set aside"),
        Figure(
            "this month's 1st is left out on the 2nd", "hosting",
            "restore on 2 September: the 1st of this month is not offered", "This month's 1st"),
        Figure(
            "first day of the season", "hosting", "backup technician copied in on 25 June, hour 23",
            "backup@hosting.example"),
        Figure(
            "day before the season", "hosting", "owner not away on 24 June: no backup technician",
            "ownerAwaySeason"),
        Figure(
            "last day of the season", "hosting", "backup technician copied in on 21 July, hour 5",
            "backup@hosting.example"),
        Figure(
            "day after the season", "hosting", "owner not away on 22 July: no backup technician",
            "ownerAwaySeason"),
        Figure(
            "no night hour: 6", "hosting", "backup technician not offered on 25 June, hour 6", "nightForOwner"
        ),
        Figure(
            "no night hour: 22", "hosting", "backup technician not offered on 25 June, hour 22",
            "nightForOwner"),
        Figure(
            "30 days of support", "ablecommerce", "on day 30 the order still brings an active plan",
            "An order from the last 30 days"),
        Figure(
            "not 31 days", "ablecommerce", "on day 31 it does not, and a bug report is taken all the same",
            "recentOrder"),
        Figure(
            "three months of evaluation", "ablecommerce",
            "after three months to the day the call goes to sales", "3 months or more"),
        Figure("60 seconds", "support-policy", memory, "Answer within 60 seconds"),
        Figure("60 seconds, missed", "support-policy", "an answer after 61 seconds is late", "missed"),
        Figure("2 minutes", "support-policy", memory, "at most 2 minutes between responses"),
        Figure(
            "2 minutes, missed", "support-policy", "2 minutes and a second on one card are too long", "missed"
        ),
        Figure("20 minutes", "support-policy", memory, "done within 20 minutes"),
        Figure(
            "20 minutes, missed", "support-policy", "after 20 minutes the rest goes into a ticket", "missed"),
        Figure(
            "5 %", "webhosting-sk", "nesprávny variabilný symbol preverí fakturačné oddelenie",
            "zľavu 5 % z uhradenej faktúry"),
        Figure("$35 a session", "membership", oneTime, "costs $35.00"),
        Figure("item 310", "membership", oneTime, "Add new item 310"),
        Figure("issue type 0", "membership", oneTime, "Issue type: 0"),
        Figure("$20 for the add-on", "membership", session, "add-on of $20.00"),
        Figure("item 320", "membership", session, "item 320"),
        Figure("priority 2", "membership", session, "Priority: 2 Normal"),
        Figure("30 days past due", "membership", session, "30 or more days ago"),
        Figure("the thirtieth day", "membership", balance, "payg-contacts"),
        Figure("add-on and balance", "membership", balance, "$67.35 in total"),
        Figure(
            "29 days", "membership", "29 days overdue is not past due: session by phone", "payg-remote-offer"),
        Figure("issue type 2", "membership", "Help desk, nothing unpaid, by phone", "Issue type: 2"),
        Figure("issue type 3", "membership", "Remote access, 29 days overdue, in chat", "Issue type: 3"),
        Figure(
            "issue type 4", "membership", "Managed services in chat: good time, connected", "Issue type: 4"),
    ]

    @Test("each is asserted by a scenario that passes", arguments: figures)
    func asserted(figure: Figure) throws {
        let tested = try #require(ShippedFlows.tested[figure.flow])
        let (scenario, run) = try #require(tested.run(figure.scenario))
        #expect(run.failures == [])
        #expect(texts(of: scenario.expected).contains { $0.contains(figure.expects) })
    }

    @Test("the targets are 60 seconds, 2 minutes a response and 20 minutes")
    func targets() throws {
        let flow = try #require(ShippedFlows.tested["support-policy"]).flows.main
        #expect(
            flow.targets.map { "\($0.id) \($0.limit) \($0.scope)" }
                == ["answer 60 enquiry", "response 120 response", "done 1200 enquiry"])
    }

    @Test("every box of the membership chart is passed by a scenario that names it in its path")
    func boxes() throws {
        let tested = try #require(ShippedFlows.tested["membership"])
        let source = try #require(ShippedFlows.text("membership.json"))
        let nodes = try #require(JSONParser.parse(source.bytes).value?["nodes"]?.members)
        let paths = Set(tested.scenarios.flatMap { path(of: $0.expected) })
        let boxes = nodes.filter { paths.contains($0.key) }.compactMap { $0.value["ref"]?.string }
        let all = ([1] + Array(3...33)).map { "D-2-\($0)" }
        #expect(Set(all).subtracting(boxes) == [])
        #expect(!boxes.contains("D-2-2"))
    }

    @Test(
        "re-assigning a chat where the chart transfers a call is marked as ours",
        arguments: ["D-2-19", "D-2-24"])
    func ours(box: String) throws {
        let source = try #require(ShippedFlows.text("membership.json"))
        let nodes = try #require(JSONParser.parse(source.bytes).value?["nodes"]?.members).map(\.value)
        let handovers = nodes.filter { node in
            node["ref"]?.string == box
                && node["do"]?.elements?.contains { $0["text"]?.string?.contains("Re-assign") == true }
                    == true
        }
        #expect(handovers.count == 1)
        #expect(handovers.allSatisfy { $0["comment"]?.string?.contains("re-assigning a chat") == true })
        #expect(handovers.allSatisfy { $0["comment"]?.string?.contains("(ours)") == true })
    }

    @Test("all eight system e-mails are sent and their subjects read")
    func systemMails() throws {
        let tested = try #require(ShippedFlows.tested["ablecommerce"])
        let expected = tested.scenarios.flatMap { $0.expected.messages?.elements ?? [] }
        let subjects = [
            "how-to-request-a-key": "FAQ: How to request a key",
            "how-to-open-a-support-case": "FAQ: How to open a support case",
            "development-resources": "FAQ: Development resources",
            "how-to-open-a-hosting-ticket": "FAQ: How to open a hosting ticket",
            "how-to-report-a-bug": "FAQ: How to report a bug",
            "available-support-resources": "FAQ: Available support resources",
            "priority-support-options": "FAQ: What are my priority support options",
            "versions-5-and-older": "FAQ: Support for versions 5.x and older",
        ]
        let messages = tested.flows.flows.flatMap(\.messages)
        #expect(messages.map(\.id.rawValue).sorted() == subjects.keys.sorted())
        for (message, subject) in subjects {
            #expect(
                expected.contains { $0["message"]?.string == message && $0["subject"]?.string == subject },
                "\(message)")
        }
    }

    private func path(of expected: Scenario.Expectation) -> [String] {
        (expected.path?.elements ?? expected.path?["contains"]?.elements ?? []).compactMap(\.string)
    }

    /// All expectations of a scenario, as texts.
    private func texts(of expected: Scenario.Expectation) -> [String] {
        var texts = (expected.lines + expected.absentLines).compactMap(\.string) + path(of: expected)
        // A repeated call has a list of rounds, each with facts of its own.
        let rounds = expected.facts.flatMap { $0.value.elements ?? [] }.flatMap { $0.members ?? [] }
        texts +=
            expected.facts.map(\.fact.text) + rounds.map(\.key) + expected.targets.compactMap(\.state.string)
        for message in expected.messages?.elements ?? [] {
            for key in ["to", "cc", "body"] { texts += (message[key]?.elements ?? []).compactMap(\.string) }
        }
        return texts
    }
}
