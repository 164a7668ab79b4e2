import Foundation
import Testing

@testable import TriageCore

@Suite("EnquiryID")
struct EnquiryIDTests {
    /// The example of RFC 9562, appendix A.6: its time, and a random version 4 UUID with its remaining bits.
    private let random = UUID(uuidString: "00000000-0000-4CC3-98C4-DC0C0C07398F")
    private let time: Int64 = 0x017F_22E2_79B0

    @Test("the example of RFC 9562 is met")
    func standard() throws {
        let id = EnquiryID(milliseconds: time, random: try #require(random))
        #expect(id.text == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
        #expect(id.milliseconds == time)
    }

    @Test("the variant is set, whatever the random bits are", arguments: [UInt8(0), 0x3F, 0x40, 0xC0, 0xFF])
    func variant(byte: UInt8) {
        let id = EnquiryID(
            milliseconds: time, random: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, byte, 0, 0, 0, 0, 0, 0, 0)))
        #expect(id.low >> 62 == 2)
        #expect(EnquiryID(id.text) == id)
    }

    @Test("a text is read back, letters in either case")
    func parsing() throws {
        let id = EnquiryID(milliseconds: time, random: try #require(random))
        #expect(EnquiryID("017f22e2-79b0-7cc3-98c4-dc0c0c07398f") == id)
        #expect(EnquiryID("017F22E2-79B0-7CC3-98C4-DC0C0C07398F") == id)
    }

    @Test(
        "any other text is no id",
        arguments: [
            "", "017f22e2", "017f22e2-79b0-4cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-18c4-dc0c0c07398f",
            "017f22e279b0-7cc3-98c4-dc0c0c07398f0", "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
            "017f22e2-79b0-7cc3-98c4-dc0c0c07398f ", "017f22e2-79b0-7cc3-98c4_dc0c0c07398f",
        ])
    func rejected(text: String) { #expect(EnquiryID(text) == nil) }

    @Test("later is greater, in value and in text")
    func order() {
        let ids = [5, 70_000, 3, 1_790_000_000_000].map { EnquiryID(milliseconds: $0) }.sorted()
        #expect(ids.map(\.milliseconds) == [3, 5, 70_000, 1_790_000_000_000])
        #expect(ids.map(\.text) == ids.map(\.text).sorted())
    }

    @Test("the beginning of an id finds it, hyphens and case apart")
    func matching() throws {
        let first = try #require(EnquiryID("0198f2c4-5d3a-7c1e-9b2f-0a1b2c3d4e5f"))
        let second = try #require(EnquiryID("0198f2c4-5d3b-7c1e-9b2f-0a1b2c3d4e5f"))
        #expect(EnquiryID.matching("0198f", among: [second, first]) == [first, second])
        #expect(EnquiryID.matching("0198F2C4-5D3B", among: [second, first]) == [second])
        #expect(EnquiryID.matching("0198f2c45d3a", among: [second, first]) == [first])
        #expect(EnquiryID.matching("0199", among: [second, first]) == [])
    }
}
