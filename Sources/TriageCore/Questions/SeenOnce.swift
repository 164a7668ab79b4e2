/// Whether any enquiry was seen twice, in eight bytes each.
///
/// Only the random half of an id is kept: two ids that share it count as one, which makes the log be read once more
/// and changes no answer. They are sorted by some of its bits into lists that fit the processor's cache.
struct SeenOnce {
    /// What one reader saw.
    struct Part: Sendable {
        fileprivate var lists = Array(repeating: [UInt64](), count: 256)

        /// Adds the enquiry of a record.
        mutating func add(_ id: EnquiryID) { lists[Int(truncatingIfNeeded: id.low & 255)].append(id.low) }
    }

    /// Whether some enquiry may have been seen twice.
    let hasDoubles: Bool

    private let parts: [Part]

    /// Takes what all readers saw together.
    init(_ parts: [Part]) {
        self.parts = parts
        hasDoubles = (0..<256).contains { number in Self.hasDoubles(parts.map { $0.lists[number] }) }
    }

    /// Whether an enquiry was seen.
    func contains(_ id: EnquiryID) -> Bool {
        parts.contains { $0.lists[Int(truncatingIfNeeded: id.low & 255)].contains(id.low) }
    }

    private static func hasDoubles(_ lists: [[UInt64]]) -> Bool {
        let count = lists.reduce(0) { $0 + $1.count }
        guard count > 1 else { return false }
        // The low half of an id is never 0: it has the variant.
        let mask = (1 << (Int.bitWidth - (count * 2).leadingZeroBitCount)) - 1
        return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: mask + 1) { slots in
            slots.initialize(repeating: 0)
            for list in lists {
                for id in list {
                    var slot = Int(truncatingIfNeeded: id >> 8) & mask
                    while slots[slot] != 0 {
                        if slots[slot] == id { return true }
                        slot = (slot + 1) & mask
                    }
                    slots[slot] = id
                }
            }
            return false
        }
    }
}
