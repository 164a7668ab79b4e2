/// What is known of each of very many enquiries, in little more than the room that it takes.
///
/// Open-addressed tables that use an id's random bits as its hash: a hundred megabytes of records are read in a tenth
/// of a second, so a general-purpose dictionary would take longer than the reading. There are several of them, so that
/// growing one needs no second room for all, and they grow by a half.
struct EnquiryTable<Value> {
    private var parts = Array(repeating: Part(), count: 64)

    /// What is known of an enquiry; nil if it is not there.
    subscript(id: EnquiryID) -> Value? { parts[Self.part(of: id)].value(of: id) }

    /// Whether an enquiry is there.
    func contains(_ id: EnquiryID) -> Bool { self[id] != nil }

    /// Adds an enquiry; false when it was already there, which stays as it is.
    mutating func insert(_ id: EnquiryID, _ value: Value) -> Bool {
        parts[Self.part(of: id)].insert(id, value)
    }

    /// Whether something holds of any enquiry that is there.
    func contains(where holds: (EnquiryID, Value) -> Bool) -> Bool {
        parts.contains { part in
            zip(part.ids, part.values).contains { id, value in
                id.low != 0 && holds(EnquiryID(high: id.high, low: id.low), value)
            }
        }
    }

    private static func part(of id: EnquiryID) -> Int { Int(truncatingIfNeeded: id.low & 63) }

    private struct Part {
        /// The low half of an id is never 0, since it has the variant: a slot with 0 is free.
        var ids: [(high: UInt64, low: UInt64)] = []
        /// Of a free slot it is any value.
        var values: [Value] = []
        private var count = 0

        func value(of id: EnquiryID) -> Value? {
            guard !ids.isEmpty else { return nil }
            let slot = slot(of: id.high, id.low)
            return ids[slot].low == 0 ? nil : values[slot]
        }

        mutating func insert(_ id: EnquiryID, _ value: Value) -> Bool {
            if count * 5 >= ids.count * 4 { grow(filledWith: value) }
            let slot = slot(of: id.high, id.low)
            guard ids[slot].low == 0 else { return false }
            ids[slot] = (id.high, id.low)
            values[slot] = value
            count += 1
            return true
        }

        /// The slot that holds an id, or the free one for it.
        private func slot(of high: UInt64, _ low: UInt64) -> Int {
            // As far into the table as 32 of the random bits are into their range.
            var slot = Int(truncatingIfNeeded: ((low >> 6 & 0xFFFF_FFFF) &* UInt64(ids.count)) >> 32)
            while ids[slot].low != 0, ids[slot] != (high, low) {
                slot += 1
                if slot == ids.count { slot = 0 }
            }
            return slot
        }

        private mutating func grow(filledWith filler: Value) {
            let (oldIDs, oldValues) = (ids, values)
            let size = max(16, ids.count + ids.count / 2)
            ids = Array(repeating: (0, 0), count: size)
            values = Array(repeating: filler, count: size)
            for (id, value) in zip(oldIDs, oldValues) where id.low != 0 {
                let slot = slot(of: id.high, id.low)
                ids[slot] = id
                values[slot] = value
            }
        }
    }
}
