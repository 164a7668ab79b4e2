import Testing

@testable import TriageCore

@Suite("Writing expressions")
struct PrinterTests {
    @Test(
        "an expression is written with the fewest parentheses",
        arguments: [
            ("((1+2))*3", "(1 + 2) * 3"), ("1+(2*3)", "1 + 2 * 3"), ("1-(2-3)", "1 - (2 - 3)"),
            ("(1-2)-3", "1 - 2 - 3"), ("(a&&b)||c", "a && b || c"), ("a&&(b||c)", "a && (b || c)"),
            ("a&&(b&&c)", "a && (b && c)"), ("!(a==b)", "!(a == b)"), ("!!a", "!!a"), ("-(5)", "-(5)"),
            ("- 5", "-5"), ("--5", "--5"), ("-(-x)", "--x"), ("(-5).x", "-5.x"), ("-(5.x)", "-(5.x)"),
            ("(a?b:c)?d:e", "(a ? b : c) ? d : e"), ("a?b:(c?d:e)", "a ? b : c ? d : e"),
            ("a?(b?c:d):e", "a ? (b ? c : d) : e"), ("(a==b)==c", "a == b == c"),
            ("a==(b==c)", "a == (b == c)"),
            ("(a in b).c", "(a in b).c"), ("has(a.b.c)", "has(a.b.c)"), ("a.`b-c`", "a.`b-c`"),
            ("a.`bc`", "a.bc"), (".a.b", ".a.b"), (".f(1)", ".f(1)"), ("\"it's\"", "'it\\'s'"),
            ("'''a\nb\u{7f}'''", "'a\\nb\\x7f'"), ("b'\\xff\\'a'", "b'\\xff\\x27a'"), ("1e3", "1000.0"),
            ("0x1Fu", "31u"), ("[1,2,]", "[1, 2]"), ("{1:2,}", "{1: 2}"),
            ("a.map(x,x>1,x+1)", "a.map(x, x > 1, x + 1)"),
        ])
    func canonical(source: String, written: String) throws {
        let tree = try #require(Parser.parse(source).tree)
        #expect(Printer.text(tree) == written)
        let again = try #require(Parser.parse(written).tree)
        #expect(again.saysTheSame(as: tree))
    }
}
