/// How a condition can turn out, as far as is known: true, false, or that it fails.
struct Verdicts: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let isTrue = Verdicts(rawValue: 1)
    static let isFalse = Verdicts(rawValue: 2)
    static let fails = Verdicts(rawValue: 4)

    /// Whether there is but one way.
    var isDecided: Bool { rawValue.nonzeroBitCount <= 1 }

    /// The opposite of each; a failure stays one.
    var negated: Verdicts {
        var opposite = intersection(.fails)
        if contains(.isTrue) { opposite.insert(.isFalse) }
        if contains(.isFalse) { opposite.insert(.isTrue) }
        return opposite
    }

    /// How `&&` of two conditions turns out: false decides even where the other one fails.
    ///
    /// **Source**: CEL language definition, "Logical Operators".
    func and(_ other: Verdicts) -> Verdicts {
        var result: Verdicts = []
        if contains(.isFalse) || other.contains(.isFalse) { result.insert(.isFalse) }
        if contains(.isTrue), other.contains(.isTrue) { result.insert(.isTrue) }
        let (mine, theirs) = (subtracting(.isFalse), other.subtracting(.isFalse))
        if contains(.fails), !theirs.isEmpty { result.insert(.fails) }
        if other.contains(.fails), !mine.isEmpty { result.insert(.fails) }
        return result
    }
}
