import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("Functions that put values into words")
struct WordFunctionTests {
    private static let known: [String: Value] = {
        var known: [String: Value] = [
            "mailHost": .string("google"), "symptoms": .list([.string("slow"), .string("bounced")]),
            "paid": .bool(true), "opensOwnSite": .bool(false), "channel": .string("chat"),
            "matters": FlowScope.rounds(["outcome": .string("waiting")], [:]),
            "visits": .int(12345),
        ]
        known["fee"] = FlowScope.dollar.flatMap { Money("12.30", $0) }.map(Value.money)
        known["balance"] = FlowScope.dollar.flatMap { Money("-12.50", $0) }.map(Value.money)
        known["today"] = CalendarDate(iso: "2026-07-05").map(Value.date)
        known["now"] = Timestamp(rfc3339: "2026-07-05T21:05:00Z").map(Value.timestamp)
        return known
    }()

    @Test(
        "a value is put into the words that a placeholder prints",
        arguments: [
            ("label(mailHost)", "'G Suite'"), ("label(symptoms)", "'It is slow and Mail bounces'"),
            ("label(paid)", "'Paid'"), ("label(opensOwnSite)", "'no'"),
            ("matters.map(m, label(m.outcome))", "['Waiting for them', null]"),
            ("symptoms != null ? symptoms.map(s, label(s)) : []", "['It is slow', 'Mail bounces']"),
            ("label(ticket.outcome)", "null"),
            ("text(mailHost)", "'G Suite'"), ("text(channel)", "'chat'"), ("text(visits)", "'12,345'"),
            ("text(fee)", "'$12.30'"), ("text(opensOwnSite)", "'no'"), ("text(today)", "'5 July 2026'"),
            ("text(domain)", "null"), ("text(null)", "null"),
            ("text(symptoms)", "'It is slow and Mail bounces'"),
            ("text(today, 'd MMMM')", "'5 July'"), ("text(today, 'EEEE')", "'Sunday'"),
            ("text(today, \"'week' w\")", "'week 27'"), ("text(now, 'HH:mm')", "'07:05'"),
            ("text(now, 'd MMM yyyy')", "'6 Jul 2026'"), ("text(orderedOn, 'd MMMM')", "null"),
            ("roundTo(fee, 5.00)", "10.00"), ("roundTo(fee, 0.05)", "12.30"), ("roundTo(fee, 1)", "12.00"),
            ("roundTo(balance, 5)", "-15.00"), ("roundTo(balance, 25.00)", "-25.00"),
            ("roundTo(fee, balance)", "roundTo() needs a step above zero, not -12.50"),
            ("roundTo(null, fee)", "null"),
        ])
    func words(source: String, value: String) throws {
        var scope = FlowScope.make()
        scope.texts = ValueText(
            language: "en-AU", timeZone: try #require(TimeZone(identifier: "Australia/Melbourne")))
        var known = Self.known
        if source.contains("domain") || source.contains("orderedOn") { known["domain"] = nil }
        let (compiled, problems) = Expression.compile(source, in: scope, nulls: .propagates)
        let expression = try #require(compiled, "\(problems.map(\.message))")
        do throws(EvaluationError) {
            #expect(try expression.evaluate(FlowScope.values(known)).literal == value)
        } catch {
            #expect(error.message == value)
        }
    }

    @Test("null that is not known keeps the result unknown")
    func null() throws {
        let scope = FlowScope.make()
        let expression = try #require(Expression.compile("text(visits)", in: scope).expression)
        #expect(expression.mayBeNull && expression.type == .string)
        #expect(expression.blankable.map { scope.name(of: $0) } == ["visits"])
        #expect(try expression.evaluate(FlowScope.values([:])) == .null)
        #expect(FlowScope.problems("text(visits) == '3'").isEmpty)
        #expect(!(try #require(Expression.compile("text(fee)", in: scope).expression).mayBeNull))
    }

    @Test(
        "what has no words is an error",
        arguments: [
            (
                "label(domain)",
                "type 6..<12: label() takes a choice with options of its own, an outcome or yes or no, which `domain` is not"
            ),
            (
                "label(visits)",
                "type 6..<12: label() takes a text or true or false or a list, not a whole number"
            ),
            (
                "label(plan)",
                "type 6..<10: the labels of `plan` have placeholders, so label() cannot know them"
            ),
            ("text(plan)", "type 5..<9: the labels of `plan` have placeholders, so text() cannot know them"),
            ("text(matters)", "type 5..<12: a round has no text of its own; name one of its members"),
            (
                "text(password)",
                "secret 5..<13: a secret can only be compared with null, as in `password != null`"
            ),
            (
                "text(today, 'HH:mm')",
                "literal 12..<19: 'H' stands for nothing here; words in a pattern are put in single quotes"
            ),
            ("text(now, \"d 'at\")", "literal 10..<17: a quote in this pattern is not closed"),
            (
                "text(now, 'jj')",
                "literal 10..<14: 'j' stands for nothing here; words in a pattern are put in single quotes"
            ),
            ("roundTo(fee, 0.001)", "literal 13..<18: an amount in AUD has 2 decimals, so not '0.001'"),
            ("roundTo(1, 2)", "type 8..<9: roundTo() takes money, not a whole number"),
            ("channel.text()", "type 0..<14: text() is called as `text(...)`"),
        ])
    func mistakes(source: String, problem: String) {
        #expect(FlowScope.problems(source).first == "error \(problem)")
    }

    @Test("yes, no and given are the wizard's own words in every language")
    func wizardWords() {
        for language in Wording.languages {
            let (text, wording) = (ValueText(language: language.code), Wording(language: language.code))
            #expect(text(.bool(true)) == wording(.yes) && text(.bool(false)) == wording(.no))
            #expect(text(.secret) == wording(.given))
        }
    }

    @Test("every function and macro has an example with a value")
    func pages() {
        for page in FunctionPage.all { #expect(!page.value.isEmpty && !page.types.isEmpty, "\(page.name)") }
        let round = FunctionPage.all.first { $0.name == "roundTo" }
        #expect(round?.text.hasSuffix("for example roundTo(fee, 5.00) is 10.00 where fee is 12.30") == true)
    }

    @Test("a fact, a step and a call do not share a function's name")
    func names() {
        let text = FlowText.make(
            facts: #"{ "first": { "type": "yesno", "label": "First?" } }"#,
            ask: #"["first"], "do": [{"text": "x", "id": "days"}]"#)
        let messages = FlowText.load(text).findings.map(\.message)
        #expect(
            messages == [
                "'first' is the name of a function",
                "'days' is the name of a function",
            ])
    }
}
