extension Finding {
    /// The stable name of a rule that a flow can break; it never changes its meaning.
    package enum Code: String, Sendable, CaseIterable {
        // Structure
        case syntax
        case encoding
        case duplicateKey = "duplicate-key"
        case unknownMember = "unknown-member"
        case missingMember = "missing-member"
        case wrongType = "wrong-type"
        case badValue = "bad-value"
        case duplicateOption = "duplicate-option"
        case emptyOptions = "empty-options"
        case emptyText = "empty-text"
        // Names
        case unknownNode = "unknown-node"
        case unknownFact = "unknown-fact"
        case unknownMessage = "unknown-message"
        case unknownOutcome = "unknown-outcome"
        case unknownFlow = "unknown-flow"
        case unknownOption = "unknown-option"
        case duplicateName = "duplicate-name"
        case notAPart = "not-a-part"
        case callRecursion = "call-recursion"
        case idMismatch = "id-mismatch"
        case unusedFact = "unused-fact"
        case unusedMessage = "unused-message"
        case unusedOutcome = "unused-outcome"
        case unusedContact = "unused-contact"
        case unreachableNode = "unreachable-node"
        case ambiguousKeys = "ambiguous-keys"
        case uncoveredOption = "uncovered-option"
        // Expressions
        case expressionSyntax = "expression-syntax"
        case expressionName = "expression-name"
        case expressionType = "expression-type"
        case impossibleOption = "impossible-option"
        case maybeUnknown = "maybe-unknown"
        case secretMisuse = "secret-misuse"
        case computedCircle = "computed-circle"

        /// How much a finding of this kind matters.
        package var severity: Severity {
            switch self {
            case .unusedFact, .unusedMessage, .unusedOutcome, .unusedContact, .unreachableNode: .warning
            default: .error
            }
        }
    }
}
