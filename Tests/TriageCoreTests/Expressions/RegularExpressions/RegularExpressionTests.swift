import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("Regular expressions")
struct RegularExpressionTests {
    @Test(
        "a pattern matches some part of a text",
        arguments: [
            ("", "", true), ("", "x", true), ("a", "xay", true), ("a", "xyz", false), ("^a", "ba", false),
            ("a$", "ab", false), ("a$", "ba", true), ("^$", "", true), ("^$", "a", false),
            ("a.c", "abc", true),
            ("a.c", "a\nc", false), ("(?s)a.c", "a\nc", true), ("a|b", "xb", true),
            ("^(a|b)+$", "abab", true),
            ("^(?:a|b)*$", "", true), ("ab?c", "ac", true), ("^a{2,3}$", "aaaa", false),
            ("^a{2,3}$", "aaa", true),
            ("^a{2,}$", "aaaaa", true), ("^a{3}$", "aa", false), ("a{,2}", "a{,2}", true), ("a{", "a{", true),
            ("^x*?$", "xxx", true), ("[a-c]+", "xbx", true), ("^[^a-c]+$", "xbx", false), ("[]a]", "]", true),
            ("[a-]", "-", true), ("[-a]", "-", true), ("^[\\d-]+$", "12-3", true), ("\\d{2}", "a12", true),
            ("^\\D+$", "a1", false), ("^\\w+$", "a_1", true), ("^\\w+$", "é", false), ("\\s", "a b", true),
            ("^\\S+$", "a b", false), ("\\bfoo\\b", "a foo b", true), ("\\bfoo\\b", "afoo b", false),
            ("\\Boo", "foo", true), ("(?i)HeLLo", "hello", true), ("(?i:a)b", "Ab", true),
            ("(?i:a)b", "AB", false),
            ("(?i)ÄÖ", "äö", true), ("(?i)[a-c]", "B", true), ("(?i)[^a]", "A", false),
            ("a(?i)b", "aB", true),
            ("a(?i)b", "AB", false), ("(?m)^b$", "a\nb\nc", true), ("^b$", "a\nb\nc", false),
            ("(?-m:^b)", "a\nb", false), ("\\Ab", "ab", false), ("b\\z", "b\n", false), ("é", "é", true),
            ("^.$", "é", true), ("^.$", "😀", true), ("\\x41\\x{1F600}", "A😀", true), ("\\101", "A", true),
            ("[[:alpha:]]+[[:digit:]]", "ab1", true), ("[[:^alpha:]]", "abc", false),
            ("^\\pL+$", "aéß", true),
            ("^\\p{Lu}$", "a", false), ("^\\P{Lu}$", "a", true), ("^\\p{^Lu}$", "a", true),
            ("\\Q.*\\E", "a.*", true),
            ("\\Q.*", ".*", true), ("\\Q.*\\E", "ab", false), ("\\.", "a", false),
            ("(?P<n>a)(?<m>b)", "ab", true),
            ("(a*)*", "b", true), ("^(a*)+$", "aab", false), ("(|a)b", "b", true),
            ("^(a|ab)(c|bcd)$", "abcd", true),
            ("()", "", true),
        ])
    func parts(pattern: String, text: String, isMatch: Bool) throws {
        #expect(try RegularExpression(pattern).matches(text) == isMatch)
    }

    @Test(
        "a pattern matches the whole text",
        arguments: [
            ("a", "a", true), ("a", "ab", false), ("a|ab", "ab", true), ("a*", "", true), ("^a$", "a", true),
            ("[0-9]{4}", "12345", false), ("a*?", "aaa", true), ("ab|a", "ab", true), ("b", "ab", false),
        ])
    func whole(pattern: String, text: String, isMatch: Bool) throws {
        #expect(try RegularExpression(pattern).matches(text, whole: true) == isMatch)
    }

    @Test(
        "a mistake is reported with its place",
        arguments: [
            ("(a", 0, "the group that begins here is never closed"), ("a)", 1, "')' closes no group"),
            ("*a", 0, "'*' has nothing to repeat"), ("a|+", 2, "'+' has nothing to repeat"),
            ("a**", 2, "a repetition cannot be repeated"), ("é{1}{2}", 5, "a repetition cannot be repeated"),
            ("a{1001}", 1, "more than 1000 repetitions"),
            ("a{2,1}", 1, "the repetition ends before it begins"),
            ("[a", 0, "the class that begins here is never closed"),
            ("[b-a]", 1, "the range ends before it begins"),
            ("[[:foo:]]", 1, "'[:foo:]' is not a class"), ("\\", 0, "the pattern ends after '\\'"),
            ("\\y", 0, "'\\y' is not an escape"), ("\\1", 0, "references to groups are not supported"),
            ("x\\p{Greek}", 1, "'Greek' is not a general category; scripts are not supported"),
            ("\\p{L", 0, "'\\p{' is never closed"),
            (
                "\\xZ1", 0,
                "'\\x' needs two hexadecimal digits, or a character's number in braces"
            ),
            ("\\x{110000}", 0, "'\\x' needs two hexadecimal digits, or a character's number in braces"),
            ("(?<>a)", 2, "a group's name may contain only letters, digits and _"),
            ("(?q)", 2, "unknown flag 'q' in a group"),
            ("(?=a)", 2, "unknown flag '=' in a group"), ("(a{1000}){1000}", 0, "the pattern is too large"),
        ])
    func mistakes(pattern: String, offset: Int, message: String) {
        #expect(throws: RegularExpression.Problem(message: message, offset: offset)) {
            try RegularExpression(pattern)
        }
    }

    @Test("nesting too deep and repetitions of nothing are no trouble")
    func extremes() throws {
        let deep = String(repeating: "(", count: 100_000)
        #expect(throws: RegularExpression.Problem(message: "groups nested more than 100 deep", offset: 100)) {
            try RegularExpression(deep)
        }
        #expect(try RegularExpression("((((){1000}){1000}){1000}){1000}").matches(""))
    }

    @Test("patterns that take others exponential time take this one none to speak of")
    func linear() throws {
        let pattern = String(repeating: "a?", count: 200) + String(repeating: "a", count: 200)
        #expect(try RegularExpression(pattern).matches(String(repeating: "a", count: 200)))
        #expect(try !RegularExpression("^(a+)+$").matches(String(repeating: "a", count: 5000) + "b"))
    }

    @Test("random patterns match as Foundation's do")
    func differential() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<4000 {
            let pattern = Self.pattern(&random, depth: 3)
            let expression = try RegularExpression(pattern)
            let reference = try NSRegularExpression(pattern: pattern)
            for _ in 0..<4 {
                let text = String(
                    (0..<random.below(7)).map { _ in Character(["a", "b", "c", "\n"][random.below(4)]) })
                let range = NSRange(text.startIndex..., in: text)
                let expected = reference.firstMatch(in: text, range: range) != nil
                #expect(expression.matches(text) == expected, "\(pattern) on \(text.debugDescription)")
            }
        }
    }

    /// A pattern made of constructs that both dialects read alike.
    private static func pattern(_ random: inout SeededGenerator, depth: Int) -> String {
        guard depth > 0 else {
            return ["a", "b", "c", ".", "[ab]", "[^a]", "\\w", "\\b", "\\A", "\\z"][random.below(10)]
        }
        let inner = pattern(&random, depth: depth - 1)
        switch random.below(8) {
        case 0, 1: return inner + pattern(&random, depth: depth - 1)
        case 2: return "(?:\(inner)|\(pattern(&random, depth: depth - 1)))"
        case 3: return "(\(inner))*"
        case 4: return "(?:\(inner))?"
        case 5: return "(?:\(inner))+"
        case 6: return "(?:\(inner)){1,2}"
        default: return inner
        }
    }
}
