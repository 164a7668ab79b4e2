import TestSupport
import Testing

@testable import TriageCore

@Suite("Decoding a flow")
struct FlowDecoderTests {
    private let loaded = FlowText.load(
        Self.everything,
        beside: ["ticket": Self.ticket, "desk.json": Self.desk, "rates.csv": "from\n2026-01-01\n"])

    private var flow: Flow {
        get throws { try #require(loaded.flows).main }
    }

    @Test("a flow with every member has nothing to find")
    func flawless() {
        #expect(loaded.findings.map(\.headline) == [])
        #expect(loaded.texts.map(\.name) == ["demo.json", "desk.json", "rates.csv", "ticket.json"])
    }

    @Test("the header is taken over")
    func header() throws {
        let flow = try flow
        #expect(flow.id == "demo")
        #expect(flow.title == "Všetko")
        #expect(flow.version == "2.1.0")
        #expect(flow.language == "sk-SK")
        #expect(flow.timeZone.identifier == "Europe/Bratislava")
        #expect(flow.currency?.code == "EUR")
        #expect(flow.channels == ["phone", "chat"])
        #expect(!flow.isPart)
        #expect(flow.start.id == "first")
        #expect(flow.file.text == Self.everything)
        #expect(flow.digest.count == 16)
    }

    @Test("contacts and targets are taken over")
    func contacts() throws {
        let flow = try flow
        let contact = try #require(flow.contacts.first)
        #expect(flow.contacts.map(\.id) == ["desk", "boss"])
        #expect(contact.id == "desk")
        #expect(contact.members.map(\.name) == ["name", "email", "phone", "url"])
        #expect(
            contact.members.map(\.value) == [
                "Desk", "desk@client.example", "0900 555 012", "https://client.example",
            ])
        #expect(flow.targets.map(\.id) == ["answer", "resolve", "reply"])
        #expect(flow.targets.map(\.limit) == [60, 5400, 120])
        #expect(flow.targets.map(\.scope) == [.enquiry, .node, .response])
        #expect(flow.targets.map { $0.when?.source } == [nil, "yesnoFact == true", nil])
        #expect(flow.targets.map(\.countsOpenTime) == [false, false, true])
        #expect(flow.targets.map { $0.until?.id } == ["first", nil, nil])
        #expect(flow.targets[0].label?.constantText == "Answered")
        #expect(flow.targets[0].note.map(\.text.constantText) == ["Say sorry.", "Quickly."])
        #expect(flow.targets[0].note.map { $0.when?.source } == [nil, "channel == 'chat'"])
    }

    @Test("every type of fact has its type in conditions")
    func types() throws {
        let flow = try flow
        let types = FactType.allCases.map { type in
            flow.facts.first { $0.id.rawValue == "\(type.rawValue)Fact" }.map { flow.scope.type(of: $0.slot) }
        }
        #expect(
            types == [
                .bool, .string, .list(.string), .string, .int, .double, .money, .date, .timestamp, .string,
                .string, .string, .string, .string, .secret,
            ])
    }

    @Test("the members of a fact are taken over")
    func facts() throws {
        let flow = try flow
        let text = try #require(flow.fact("textFact"))
        #expect(text.label?.constantText == "Text")
        #expect(text.hint?.constantText == "Hint")
        #expect(text.help?.constantText == "Help")
        #expect(text.isOptional && text.isPersonal && text.isInternal)
        #expect(text.limits.pattern?.pattern == "[A-Z]+")
        #expect(text.limits.maximumLength == 9)
        #expect(text.limits.accept?.source == "textFact != 'X'")
        #expect(text.limits.because?.constantText == "Not X.")
        #expect(text.suggest?.source == "agent")

        let choice = try #require(flow.fact("choiceFact"))
        #expect(choice.options.map(\.value) == ["a", "b"])
        #expect(choice.options.map(\.label.constantText) == ["Á", "B for "])
        #expect(choice.options.map { $0.hint?.constantText } == ["first", nil])
        #expect(choice.options.map(\.key) == ["x", nil])
        #expect(choice.options.map { $0.when?.source } == [nil, "yesnoFact == true"])
        #expect(flow.scope.options(of: choice.slot) == ["a", "b"])
        #expect(flow.fact("yesnoFact")?.words == Fact.Words(yes: "on", no: "off"))

        let limits = try ["integerFact", "numberFact", "moneyFact", "dateFact", "datetimeFact"].map {
            try #require(flow.fact(FactID($0))).limits
        }
        #expect(
            limits.map { Self.text($0.minimum) } == [
                "1", "0.5", "10.00", "date('2026-01-31')", "timestamp('2026-01-01T00:00:00Z')",
            ])
        #expect(
            limits.map { Self.text($0.maximum) } == [
                "9", "2.0", "20.00", "today", "timestamp('2026-12-31T22:00:00Z')",
            ])
    }

    private static func text(_ bound: Fact.Bound?) -> String? {
        switch bound {
        case .fixed(let value)?: value.literal
        case .computed(let expression)?: expression.source
        case nil: nil
        }
    }

    @Test("fixed, computed and ticked facts have their source")
    func sources() throws {
        let flow = try flow
        let kinds = ["fee", "total", "ticked", "textFact"].map { id -> String in
            switch flow.fact(FactID(id))?.source {
            case .fixed(let value): "fixed \(value.literal)"
            case .computed(let expression): "computed \(expression.source)"
            case .step: "step"
            case .answered: "answered"
            case nil: "none"
            }
        }
        #expect(kinds == ["fixed 50.00", "computed fee * 2", "step", "answered"])
        let fee = try #require(flow.fact("fee"))
        #expect(flow.initialValues[fee.slot].literal == "50.00")
        #expect(flow.initialValues.count == flow.scope.slotCount)
        #expect(!flow.scope.mayBeNull(try #require(flow.fact("total")).slot))
        #expect(flow.scope.mayBeNull(try #require(flow.fact("half")).slot))
    }

    @Test("messages and outcomes are taken over")
    func messages() throws {
        let flow = try flow
        let message = try #require(flow.message("follow-up"))
        #expect(message.label?.constantText == "Follow-up")
        #expect(message.to.map(\.when?.source) == [nil, "emailFact != null"])
        #expect(message.cc.map(\.text.constantText) == ["boss@client.example"])
        #expect(message.subject.constantText == "About ")
        #expect(message.body.map(\.text.isConstant) == [true, false])
        #expect(flow.outcomes.map(\.id) == ["done", "lost"])
        #expect(flow.outcomes.map(\.label) == ["Done", "Lost"])
        #expect(flow.outcome("lost")?.kind == .declined)
    }

    @Test("the members of a node are taken over")
    func nodes() throws {
        let flow = try flow
        #expect(
            flow.nodes.map(\.id) == [
                "first", "by-answer", "by-outcome", "by-rules", "in-rounds", "last", "lost",
            ])
        let node = try #require(flow.node("first"))
        #expect(node.ref == "box 1")
        #expect(node.title?.constantText == "Start")
        #expect(node.set.map(\.fact.id) == ["integerFact"])
        #expect(node.set.map(\.value.source) == ["3"])
        #expect(node.note.map(\.text.constantText) == ["Note"])
        #expect(node.say.map { $0.when?.source } == [nil, "channel == 'phone'"])
        #expect(node.steps.map(\.line.text.constantText) == ["Do", "Maybe do"])
        #expect(node.steps.map(\.isOptional) == [false, true])
        #expect(node.steps.map(\.fact) == [nil, "ticked"])
        #expect(node.ask.count == 17)
        #expect(node.atLeastOne.map(\.id) == ["emailFact", "phoneFact"])
        #expect(node.call?.flow.id == "ticket")
        #expect(node.call?.name == "ticket")
        #expect(node.call?.with.map(\.fact.id) == ["kind"])
        #expect(node.call?.with.map(\.value.source) == ["'bug'"])
        #expect(node.call?.repetition == nil)
        let repetition = try #require(flow.node("in-rounds")?.call?.repetition)
        #expect(repetition.ask.constantText == "Another ticket?")
        #expect(repetition.minimum == 0)
        #expect(repetition.maximum == 5)
        #expect(node.send.map(\.message.id) == ["follow-up", "at-once"])
        #expect(node.send.map(\.isAtOnce) == [false, true])
        #expect(node.send.map { $0.when?.source } == [nil, "yesnoFact"])
        #expect(node.channel == "phone")
        #expect(node.destinations.map(\.id) == ["by-answer"])
    }

    @Test("what a desk says of the hours and of the reasons for abandoning is taken over")
    func givenByDesk() throws {
        let flow = try flow
        #expect(flow.hours?.closed.map(\.iso).sorted() == ["2026-12-24", "2026-12-25"])
        #expect(flow.reasons == ["hung up"])
    }

    @Test("each kind of exit is taken over")
    func exits() throws {
        let flow = try flow
        guard case .to(let only) = flow.node("first")?.exit,
            case .byAnswer(let keyed) = flow.node("by-answer")?.exit,
            case .byRules(let branches) = flow.node("by-rules")?.exit,
            case .end(let end) = flow.node("last")?.exit
        else {
            Issue.record("an exit has another kind")
            return
        }
        #expect(only.id == "by-answer")
        #expect(keyed.fact == "yesnoFact")
        #expect(keyed.destinations.map(\.key) == ["yes"])
        #expect(keyed.destinations.map(\.to.id) == ["by-rules"])
        #expect(keyed.rest?.id == "by-outcome")
        #expect(branches.map { $0.when?.source } == ["ticket.number != null && ticket.number > 5", nil])
        #expect(branches.map(\.to.id) == ["in-rounds", "lost"])
        #expect(end.id == "done")
    }

    @Test("a part borrows zone, language, currency, channels and contacts of its caller")
    func borrowed() throws {
        let part = try #require(loaded.flows?.flows.last)
        #expect(part.id == "ticket" && part.isPart)
        #expect(part.language == "sk-SK")
        #expect(part.timeZone.identifier == "Europe/Bratislava")
        #expect(part.currency?.code == "EUR")
        #expect(part.channels == ["phone", "chat"])
        #expect(part.scope.slot(of: "contacts.desk.email") != nil)
        #expect(loaded.flows?.position(of: "ticket") == 1)
    }
}
