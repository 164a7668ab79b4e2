/// Notices that a run has come to where it was before without a card, so that it goes round for ever.
///
/// **Source**: R. P. Brent, "An improved Monte Carlo factorization algorithm" (1980), section 2: one state is
/// remembered, and another one instead whenever the way has become twice as long.
struct Circle {
    private var passed = 0
    private var remembered: [Frame] = []
    private var nextRemembered = 8

    /// Passes a node. Returns whether the same was known at it before, so that all that follows will be as it was.
    mutating func closes(at frames: [Frame]) -> Bool {
        passed += 1
        if remembered.count == frames.count, zip(remembered, frames).allSatisfy({ $0.goesOn(like: $1) }) {
            return true
        }
        if passed == nextRemembered { (remembered, nextRemembered) = (frames, 2 * passed) }
        return false
    }
}

extension Frame {
    /// Whether it is at the same node and knows the same: where it goes without a card depends on nothing else.
    fileprivate func goesOn(like other: Frame) -> Bool {
        nodeIndex == other.nodeIndex && position == other.position && values == other.values
            && origins == other.origins
    }
}
