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
        let isNamed =
            scanner.passAsWritten(#"{"node":"#)
            || scanner.pass(UInt8(ascii: "{")) && scanner.nextKey()?.isString("node") == true
        guard isNamed, let path = scanner.next()?.bytes, path.count >= 2 else { return nil }
        name = UnsafeRawBufferPointer(rebasing: path[1..<path.count - 1])
        // What all visits have is written in this order.
        if scanner.passAsWritten(#","round":"#), scanner.next() == nil { return nil }
        if scanner.passAsWritten(#","at":"#) { atSlice = scanner.next() }
        if scanner.passAsWritten(#","took":"#) { tookSlice = scanner.next() }
        while scanner.pass(UInt8(ascii: ",")) {
            guard let key = scanner.nextKey(), let value = scanner.next() else { return nil }
            switch key.bytes.count {
            case 4 where key.isString("at"): atSlice = value
            case 6 where key.isString("took"): tookSlice = value
            case 7 where key.isString("steps"): steps = value
            case 8 where key.isString("picked"): isPicked = value.bool ?? false
            default: continue
            }
        }
        guard scanner.pass(UInt8(ascii: "}")) else { return nil }
    }

    /// When it was shown. **Units**: seconds since the opening.
    var at: Double { atSlice?.double ?? 0 }
    /// How long it was shown. **Units**: seconds.
    var took: Double { tookSlice?.double ?? 0 }
    /// The same in whole seconds that passed.
    var seconds: Int { tookSlice?.wholeOnes ?? Int(took) }
}

extension JSONSlice {
    /// What a number is in whole ones if it has no sign, no exponent and few digits; nil for any other value.
    fileprivate var wholeOnes: Int? {
        guard bytes.count <= 15 else { return nil }
        var (ones, isWhole) = (0, true)
        for byte in bytes {
            switch byte {
            case 0x30...0x39: if isWhole { ones = ones &* 10 &+ Int(byte &- 0x30) }
            case UInt8(ascii: ".") where isWhole: isWhole = false
            default: return nil
            }
        }
        return ones
    }
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
