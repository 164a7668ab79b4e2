import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("Expressions at random")
struct FuzzTests {
    /// The number of expressions: a million if the environment asks for the long tests.
    private static let count = Thoroughness.isLong ? 1_000_000 : 1000

    @Test("no expression crashes, and each is read again as it was written")
    func expressions() throws {
        var maker = ExpressionMaker(seed: 42)
        let scope = FlowScope.make()
        var evaluated = 0
        var failed = 0
        for _ in 0..<Self.count {
            let source = maker.source()
            let tree = try #require(Parser.parse(source).tree, "\(source)")
            let written = Printer.text(tree)
            let again = try #require(Parser.parse(written).tree, "\(source) as \(written)")
            #expect(again.saysTheSame(as: tree), "\(source) as \(written)")
            guard let expression = Self.compile(source, in: scope, maker.next() % 3) else { continue }
            do throws(EvaluationError) {
                _ = try expression.evaluate(maker.values(for: scope))
                evaluated += 1
            } catch {
                failed += 1
            }
        }
        // Without a share of each, the test would prove little.
        #expect(evaluated > Self.count / 10)
        #expect(failed > Self.count / 10)
    }

    @Test("no text crashes, and a problem stands inside of it")
    func mutations() {
        var maker = ExpressionMaker(seed: 43)
        let scope = FlowScope.make()
        for _ in 0..<Self.count {
            let source = maker.mutated(maker.source())
            let (expression, problems) = Expression.compile(source, in: scope, nulls: .propagates)
            let length = source.utf8.count
            #expect(problems.allSatisfy { $0.range.upperBound <= length }, "\(source)")
            #expect(expression != nil || problems.contains { $0.severity == .error }, "\(source)")
            _ = try? expression?.evaluate(maker.values(for: scope))
        }
    }

    @Test("no regular expression crashes")
    func patterns() {
        var maker = ExpressionMaker(seed: 44)
        for _ in 0..<Self.count {
            let pattern = maker.pattern()
            _ = try? RegularExpression(pattern).matches("aab\u{e9} 1", whole: pattern.count % 2 == 0)
        }
    }

    @Test("a checked expression never meets operands that its operators do not take")
    func soundness() throws {
        var maker = ExpressionMaker(seed: 45)
        let scope = FlowScope.make()
        var evaluated = 0
        for _ in 0..<Self.count {
            let source = maker.source()
            guard let expression = Expression.compile(source, in: scope).expression,
                !expression.isDynamic
            else { continue }
            do throws(EvaluationError) {
                _ = try expression.evaluate(maker.typedValues(for: scope))
                evaluated += 1
            } catch {
                #expect(
                    error.kind != .noSuchOverload && error.kind != .unknownName, "\(source): \(error.message)"
                )
            }
        }
        #expect(evaluated > Self.count / 200)
    }

    private static func compile(_ source: String, in scope: Scope, _ mode: UInt64) -> TriageCore.Expression? {
        switch mode {
        case 0: Expression.compile(source, in: scope).expression
        case 1: Expression.compile(source, in: scope, nulls: .propagates).expression
        default: Expression.compile(source, in: scope, isChecking: false).expression
        }
    }
}

extension TriageCore.Expression {
    /// Whether any part of it has a type known only at evaluation.
    fileprivate var isDynamic: Bool {
        checked.types.contains { "\($0)".contains("dyn") }
    }
}
