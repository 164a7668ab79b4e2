extension Checker {
    /// Reads a number that is used together with money as an exact amount.
    mutating func readAmounts(
        _ a: inout Deduction, _ b: inout Deduction, _ left: SyntaxTree.NodeID, _ right: SyntaxTree.NodeID
    ) {
        if unification.resolved(a.type) == .money {
            readAmount(&b, right)
        } else if unification.resolved(b.type) == .money {
            readAmount(&a, left)
        }
    }

    private mutating func readAmount(_ deduction: inout Deduction, _ id: SyntaxTree.NodeID) {
        switch tree[id].kind {
        case .literal(.int), .literal(.double): break
        default: return
        }
        deduction.type = .money
        types[id] = .money
        guard let currency = scope.currency else {
            return report(.literal, "there is no currency, so '\(text(id))' is not an amount of money", id)
        }
        // There may be a space between the sign and the digits.
        let written = text(id).filter { !$0.isWhitespace }
        switch Money.read(written, currency) {
        case .amount(let money): meanings[id] = .constant(.money(money))
        case .notAnAmount:
            report(.literal, "'\(written)' is not an amount of money; write it as 20 or 20.00", id)
        case .tooManyDecimals:
            let digits = currency.minorDigits
            let decimals = digits == 0 ? "no decimals" : digits == 1 ? "1 decimal" : "\(digits) decimals"
            report(.literal, "an amount in \(currency.code) has \(decimals), so not '\(written)'", id)
        case .tooLarge: report(.literal, "the amount '\(written)' is too large", id)
        }
    }
}
