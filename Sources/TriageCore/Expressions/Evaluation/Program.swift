/// An expression ready for evaluation: every name resolved to a slot, every function and literal looked up.
///
/// A class, so that an evaluation holds one reference instead of one per table; immutable.
final class Program: Sendable {
    /// The steps, each after its operands.
    let instructions: [Instruction]
    /// The part of the source that each step comes from.
    let ranges: [Range<Int>]
    /// The operands of steps that take any number of them.
    let operands: [Int32]
    /// The literals, and constants computed from them.
    let constants: [Value]
    /// The errors that steps throw.
    let failures: [EvaluationError]
    /// The regular expressions written as literals.
    let patterns: [RegularExpression]
    /// The time zones written as literals.
    let zones: [Zone]

    /// Takes the result of a lowering.
    init(_ lowering: Lowering) {
        instructions = lowering.instructions
        ranges = lowering.ranges
        operands = lowering.operands
        constants = lowering.constants
        failures = lowering.failures
        patterns = lowering.patterns
        zones = lowering.zones
    }

    /// One step. Its numbers are indices of other steps, of slots, or into the program's tables.
    enum Instruction: Sendable {
        case constant(Int32)
        case slot(Int32)
        case local(Int32)
        case failure(Int32)
        case not(Int32)
        case negate(Int32)
        case binary(SyntaxTree.BinaryOperator, Int32, Int32)
        case and(Operands)
        case or(Operands)
        case conditional(Int32, Int32, Int32)
        /// Compares a slot with an ASCII-only string.
        case slotIsText(slot: Int32, constant: Int32)
        case slotIsBool(slot: Int32, Bool)
        case isNull(Int32)
        case isNotNull(Int32)
        case list(Operands)
        /// Keys and values alternate.
        case map(Operands)
        case index(Int32, Int32)
        case select(Int32, field: Int32)
        /// The member at a position of a record.
        case member(Int32, position: Int32)
        case has(Int32, field: Int32)
        case unary(Function, Int32)
        case call(Function, Operands)
        case matches(Int32, pattern: Int32)
        case getter(Function, Int32, zone: Int32)
        case comprehension(SyntaxTree.Macro, Int32, Operands)
    }

    /// A range of the table of operands.
    struct Operands: Sendable {
        let start: Int32
        let count: Int32

        var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
    }
}
