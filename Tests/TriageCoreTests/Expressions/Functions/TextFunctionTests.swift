import Testing

@testable import TriageCore

@Suite("Functions on texts")
struct TextFunctionTests {
    @Test(
        "texts are cut and put together by Unicode scalars",
        arguments: [
            ("'abc'.split('')", "['a', 'b', 'c']"), ("'abc'.split('', 2)", "['a', 'bc']"),
            ("''.split('')", "[]"),
            ("''.split(',')", "['']"), ("'a,b,c'.split(',', 2)", "['a', 'b,c']"),
            ("'a,b'.split(',', 0)", "[]"),
            ("'a,b,'.split(',', -1)", "['a', 'b', '']"),
            ("'a,b'.split(',', 9223372036854775807)", "['a', 'b']"),
            ("'abc'.replace('', '-')", "'-a-b-c-'"), ("'abc'.replace('', '-', 2)", "'-a-bc'"),
            ("'abc'.replace('', '-', 1)", "'-abc'"), ("'abc'.replace('', '-', 4)", "'-a-b-c-'"),
            ("''.replace('', 'x')", "'x'"), ("'aaa'.replace('aa', 'b')", "'ba'"),
            ("'aaa'.replace('a', '', 2)", "'a'"),
            ("'aaa'.replace('a', 'b', 0)", "'aaa'"), ("'aaa'.replace('a', 'b', -1)", "'bbb'"),
            ("'aaa'.replace('a', 'b', 9223372036854775807)", "'bbb'"), ("'e\\u0301'.reverse()", "'\\u0301e'"),
            ("'e\\u0301'.size()", "2"), ("'\\U0001F600x'.charAt(1)", "'x'"), ("'abcabc'.indexOf('ca')", "2"),
            ("'aab'.indexOf('ab')", "1"), ("'abcabc'.lastIndexOf('abc', 2)", "0"),
            ("'abc'.lastIndexOf('abcd')", "-1"),
            ("'abc'.lastIndexOf('')", "3"), ("['a', 'b'].join(', ')", "'a, b'"),
            ("'\\u00a0 x \\t'.trim()", "'x'"),
            ("' '.trim()", "''"), ("'ÄB'.lowerAscii()", "'Äb'"), ("'ab'.contains('')", "true"),
            ("'abc'.endsWith('bc')", "true"), ("'\\u00e9'.startsWith('e')", "false"),
            ("'e\\u0301'.startsWith('e')", "true"), ("strings.quote('a\"\\n')", "'\"a\\\\\"\\\\n\"'"),
        ])
    func results(source: String, result: String) throws {
        let value = FlowScope.evaluate(source)
        #expect(value == FlowScope.evaluate(result))
    }

    @Test(
        "a text is formatted",
        arguments: [
            ("'%d%%'.format([5])", "5%"), ("'%.2f'.format([2.675])", "2.67"), ("'%.0f'.format([0.5])", "0"),
            ("'%.0f'.format([1.5])", "2"), ("'%f'.format([-0.0])", "-0.000000"),
            ("'%e'.format([0.0])", "0.000000e+00"),
            ("'%x'.format([-255])", "-ff"), ("'%X'.format([b'\\xab'])", "AB"), ("'%o'.format([-8])", "-10"),
            ("'%b'.format([-5])", "-101"), ("'%x'.format([-9223372036854775808])", "-8000000000000000"),
            ("'%s'.format([1.0])", "1"), ("'%s'.format([0.00001])", "0.00001"),
            ("'%s'.format([-4.5e-3])", "-0.0045"),
            ("'%s'.format([1e21])", "1e+21"),
            ("'%s'.format([{'b': 1, 'a': [true, null]}])", "{a: [true, null], b: 1}"),
            ("'%s'.format([duration('90.5s')])", "90.5s"), ("'%s'.format([b'\\xff'])", "\u{FFFD}"),
            ("'%.1000f'.format([1.0]).size() == 1002 ? 'long' : ''", "long"),
        ])
    func formats(source: String, result: String) {
        #expect(FlowScope.evaluate(source) == .value(.string(result)))
    }

    @Test(
        "a format that cannot be followed is an error",
        arguments: [
            ("'%'.format([1])", "the format ends after '%'"),
            ("'%.'.format([1])", "'%.' needs the number of decimals"),
            ("'%.2'.format([1])", "the format ends inside a clause"),
            ("'%.99999999999999999999f'.format([1.0])", "a number can be shown with at most 1000 decimals"),
            ("'%d'.format([])", "index 0 out of range: too few values to format"),
            ("'%q'.format([1])", "unrecognized formatting clause '%q'"),
            ("'%d'.format(['x'])", "'%d' does not take (string)"),
        ])
    func badFormats(source: String, message: String) {
        #expect(FlowScope.evaluate(source) == .error(message))
        #expect(
            FlowScope.problems(source) == [
                "warning literal 0..<\(source.utf8.count): this always fails: \(message)"
            ])
    }

    @Test("money and dates are not for formats")
    func ownTypes() {
        #expect(
            FlowScope.problems("'%s %s'.format([fee, today])") == [
                "error type 16..<19: format() does not write money; a placeholder does",
                "error type 21..<26: format() does not write dates; a placeholder does",
            ])
    }
}
