import Foundation
import Testing

@testable import TriageCore

@Suite("Expressions on a small stack")
struct StackTests {
    @Test(
        "as deep as it may be, an expression is read, checked, written and evaluated in half a megabyte",
        arguments: [
            ("(", ")"), ("[", "]"), ("!", ""), ("-", ""), ("{1: ", "}"), ("size([", "])"),
            ("true ? 1 : ", ""), ("1 + ", ""),
            ("1 + (", ")"), ("[1].map(x, ", ")"), ("[true].all(x, ", ")"), ("true && (false || ", ")"),
            ("has({'a': ", "}.a)"),
            ("[", "][0]"), ("dyn(", ")"), ("1 == (", ")"), ("true == (", ")"),
        ])
    func depth(open: String, close: String) {
        // Some of these nest two levels at a time.
        for count in [62, 31, 20] {
            let source =
                String(repeating: open, count: count) + "true" + String(repeating: close, count: count)
            let done = DispatchSemaphore(value: 0)
            let thread = Thread {
                for isChecking in [true, false] {
                    let scope = Scope()
                    let expression = TriageCore.Expression.compile(source, in: scope, isChecking: isChecking)
                    _ = (expression.expression?.checked.tree).map(Printer.text)
                    _ = try? expression.expression?.evaluate([])
                }
                done.signal()
            }
            thread.stackSize = 512 * 1024
            thread.start()
            done.wait()
        }
    }
}
