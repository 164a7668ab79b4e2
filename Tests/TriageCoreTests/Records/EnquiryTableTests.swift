import Testing

@testable import TriageCore

@Suite("What is known of very many enquiries")
struct EnquiryTableTests {
    @Test("it has what was added first, and grows in linear time")
    func grown() {
        var table = EnquiryTable<UInt64>()
        let ids = (0..<20_000).map { EnquiryID(milliseconds: Int64($0 / 3)) }
        let clock = ContinuousClock()
        let start = clock.now
        let added = ids.enumerated().map { table.insert($1, UInt64($0)) }
        #expect(!added.contains(false))
        // A fraction of a second; if all began at one place it would be minutes.
        #expect(clock.now - start < .seconds(20))
        #expect(ids.enumerated().allSatisfy { table[$1] == UInt64($0) })
        #expect(!table.insert(ids[7], 0) && table[ids[7]] == 7)
        #expect(!table.contains(EnquiryID(milliseconds: 1)))
        #expect(table.contains { $0 == ids[9] && $1 == 9 } && !table.contains { _, value in value == 20_000 })
    }
}
