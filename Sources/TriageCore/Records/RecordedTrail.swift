/// What happened in an enquiry according to its record, in the order of the call, each entry located on
/// demand.
package struct RecordedTrail: Sequence, IteratorProtocol {
    private var scanner: JSONScanner
    private var isFirst = true

    /// Reads the trail that begins at a scanner's position.
    init(_ scanner: JSONScanner) {
        self.scanner = scanner
    }

    /// One entry of the trail.
    package enum Entry {
        /// A card was shown.
        case visit(RecordedVisit)
        /// The channel or the agent changed, or a round was opened again or taken out. **Units**: seconds since the opening.
        case change(at: Double, Change.Kind)

        /// When it happened. **Units**: seconds since the opening.
        package var at: Double {
            switch self {
            case .visit(let visit): visit.at
            case .change(let at, _): at
            }
        }

        /// The visit if this is one.
        package var visit: RecordedVisit? {
            if case .visit(let visit) = self { visit } else { nil }
        }
    }

    /// The next entry; nil at the end.
    package mutating func next() -> Entry? {
        guard scanner.pass(isFirst ? UInt8(ascii: "[") : UInt8(ascii: ",")) else { return nil }
        isFirst = false
        let start = scanner
        if let visit = RecordedVisit(&scanner) { return .visit(visit) }
        // Changes are rare, so the element is simply read again from its beginning.
        scanner = start
        guard let change = scanner.next() else { return nil }
        let at = change["at"]?.double ?? 0
        if let channel = change["channel"]?.string {
            return .change(at: at, .channel(channel, isByFlow: change["by"]?.isString("flow") == true))
        }
        if let round = change["reopened"]?.int {
            return .change(at: at, .reopened(round: Int(clamping: round)))
        }
        if let round = change["removed"]?.int {
            return .change(at: at, .removed(round: Int(clamping: round)))
        }
        return change["agent"]?.string.map { .change(at: at, .agent($0)) }
    }
}
