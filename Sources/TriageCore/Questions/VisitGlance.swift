/// What statistics look at of a visit to a card: less than ``RecordedVisit``, for a million records have ten million.
struct VisitGlance {
    /// The path of the card, as it is written.
    let name: UnsafeRawBufferPointer
    private var atSlice: JSONSlice?
    private var tookSlice: JSONSlice?
    /// Whether the agent chose the destination by hand.
    private(set) var isPicked = false
    /// The steps; nil if there were none.
    private(set) var steps: JSONSlice?

    /// Consumes the object at a scanner's position; nil when it is no visit.
    init?(_ scanner: inout JSONScanner) {
        var members = JSONSlice.Members(scanner)
        guard let first = members.next(), first.key.isString("node"), first.value.bytes.count >= 2 else {
            return nil
        }
        let path = first.value.bytes
        name = UnsafeRawBufferPointer(rebasing: path[1..<path.count - 1])
        while let member = members.next() {
            switch member.key.bytes.count {
            case 4 where member.key.isString("at"): atSlice = member.value
            case 6 where member.key.isString("took"): tookSlice = member.value
            case 7 where member.key.isString("steps"): steps = member.value
            case 8 where member.key.isString("picked"): isPicked = member.value.bool ?? false
            default: continue
            }
        }
        scanner = members.scanner
        guard scanner.pass(UInt8(ascii: "}")) else { return nil }
    }

    /// When it was shown. **Units**: seconds since the opening.
    var at: Double { atSlice?.double ?? 0 }
    /// How long it was shown. **Units**: seconds.
    var took: Double { tookSlice?.double ?? 0 }
    /// The same in whole seconds that passed.
    var seconds: Int { Int(took) }
}

extension JSONScanner {
    /// Passes on the visits of the trail that begins here, in order.
    func eachVisit(_ body: (VisitGlance) -> Void) {
        var scanner = self
        guard scanner.pass(UInt8(ascii: "[")) else { return }
        repeat {
            let start = scanner
            if let visit = VisitGlance(&scanner) {
                body(visit)
            } else {
                // A change, which is rare.
                scanner = start
                guard scanner.next() != nil else { return }
            }
        } while scanner.pass(UInt8(ascii: ","))
    }
}
