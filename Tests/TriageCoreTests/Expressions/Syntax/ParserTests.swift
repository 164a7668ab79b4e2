import Testing

@testable import TriageCore

@Suite("Reading expressions")
struct ParserTests {
    @Test(
        "a mistake is reported with its place",
        arguments: [
            ("1 + + 2", "4..<5: expected a value, found '+'"),
            ("(1 + 2", "6..<6: expected ')', found the end"),
            ("[1, 2", "5..<5: expected ',' or ']', found the end"),
            ("[1 2]", "3..<4: expected ',' or ']', found a number"),
            ("{1: 2", "5..<5: expected ',' or '}', found the end"),
            ("{1, 2}", "2..<3: expected ':' after the key, found ','"),
            ("f(1", "3..<3: expected ',' or ')', found the end"),
            ("a[1", "3..<3: expected ']', found the end"),
            ("a.b.", "4..<4: expected a name after '.', found the end"),
            ("a ? b", "5..<5: expected ':' and the alternative, found the end"),
            ("a b", "2..<3: expected the end or an operator, found 'b'"),
            ("1 'x'", "2..<5: expected the end or an operator, found a text"),
            ("", "0..<0: expected a value, found the end"),
            ("a // b", ""),
            ("a = b", "2..<3: unexpected '='; did you mean '=='?"),
            ("a & b", "2..<3: unexpected '&'; did you mean '&&'?"),
            ("a and b", "2..<5: 'and' is not an operator; did you mean '&&'?"),
            ("a OR b", "2..<4: 'OR' is not an operator; did you mean '||'?"),
            ("not a", "0..<3: 'not' is not an operator; did you mean '!'?"),
            ("é == 1", "0..<2: unexpected 'é'"),
            ("'é' @", "5..<6: unexpected '@'"),
            ("'abc", "0..<1: the text that begins here is never closed"),
            ("x == 'a\nb'", "5..<6: the text that begins here is never closed"),
            ("'\\q'", "1..<3: '\\q' is not an escape; a backslash itself is written '\\\\'"),
            ("'é\\u12'", "3..<7: the escape '\\u12' needs 4 digits"),
            ("'\\ud800'", "1..<7: the escape '\\ud800' names no character"),
            ("'\\U00110000'", "1..<11: the escape '\\U00110000' names no character"),
            ("b'\\u0041'", "2..<4: '\\u' is not an escape; a backslash itself is written '\\\\'"),
            ("'\\18'", "1..<4: the escape '\\18' needs 3 digits"),
            ("9223372036854775808", "0..<19: the number is too large"),
            ("-9223372036854775809", "0..<20: the number is too small"),
            ("18446744073709551616u", "0..<21: the number is too large"),
            ("1e999", "0..<5: the number is too large"),
            ("if", "0..<2: there is no 'if' in expressions; write condition ? value : otherwise"),
            ("a.in", "2..<4: expected a name after '.', found 'in'"),
            ("a.Foo{b: 1}", "5..<6: this language has no messages, so '{' cannot appear here"),
            (
                "[1].all(1, true)",
                "8..<9: the first argument of all() is the name that stands for each element"
            ),
            (
                "[1].all(a.b, true)",
                "8..<11: the first argument of all() is the name that stands for each element"
            ),
            ("has(a)", "4..<5: has() takes a field, as in has(ticket.number)"),
            ("`a`", "0..<3: expected a value, found '`a`'"),
            ("a.`b", "2..<4: a name in backticks may contain only letters, digits, spaces and _./-"),
        ])
    func mistakes(source: String, problem: String) {
        let problems = Parser.parse(source).problems.map { "\($0.range): \($0.message)" }
        #expect(problems == (problem.isEmpty ? [] : [problem]))
    }

    @Test("mistakes inside several literals are all reported")
    func several() {
        let problems = Parser.parse("'\\q' + '\\u1' + 99999999999999999999").problems
        #expect(problems.map(\.range) == [1..<3, 8..<11, 15..<35])
    }

    @Test(
        "each part keeps its place",
        arguments: [
            ("  (a + b) * c", 2..<13), ("\té.x".replacing("é", with: "e"), 1..<4), ("( - 5 )", 2..<5),
            ("a ? b : c ", 0..<9), ("{'k': [1]} ", 0..<10), ("f ( x )", 0..<7), ("[1].map( x, x )", 0..<15),
        ])
    func places(source: String, range: Range<Int>) throws {
        let tree = try #require(Parser.parse(source).tree)
        #expect(tree[tree.root].range == range)
    }

    @Test(
        "nesting too deep is a problem, not a crash",
        arguments: [
            ("(", ")"), ("[", "]"), ("!", ""), ("-", ""), ("f(", ")"), ("a[", "]"), ("{1: ", "}"),
            ("a ? b : ", ""),
            ("1 + ", ""), ("a.", ""), ("has(", ".b)"), ("[1].map(x, ", ")"), ("a || (b && ", ")"),
        ])
    func depth(open: String, close: String) {
        for count in [1000, 100_000 / open.utf8.count] {
            let source =
                String(repeating: open, count: count) + "x" + String(repeating: close, count: count)
            let problems = Parser.parse(source).problems
            let isTooLong = source.utf8.count > Parser.maximumLength
            #expect(problems.map(\.code) == [.limit])
            #expect(
                problems.first?.message
                    == (isTooLong
                        ? "an expression may be at most 100000 bytes long" : "nested more than 64 deep"))
        }
    }

    @Test("many operands of && and || in a row are no nesting")
    func rows() {
        let source = Array(repeating: "true", count: 10_000).joined(separator: " && ")
        #expect(FlowScope.evaluate(source) == .value(.bool(true)))
    }

    @Test("without macros their names are ordinary functions")
    func macros() throws {
        let tree = try #require(Parser.parse("[1].all(x, true)", expandsMacros: false).tree)
        guard case .memberCall(_, "all", _) = tree[tree.root].kind else {
            Issue.record("not a call: \(tree[tree.root].kind)")
            return
        }
    }
}
