import Testing

@testable import TriageCore

@Suite("A caller's number in one form")
struct CallerFormTests {
    @Test(
        "numbers that are written differently are one caller's",
        arguments: [
            ("0491 570 156", "+61 491 570 156"), ("+421 (0) 2 5555 0123", "02/5555 0123"),
            ("(212) 555-0147", "+1 212 555 0147"), ("0491 570 156 ext 12", "0491570156"),
            ("00421 905 000 123", "+421905000123"), ("٠٤٩١ ٥٧٠ ١٥٦", "0491\u{2013}570\u{2013}156"),
            ("Robin@Orchard.example ", "robin@orchard.example"), ("Member  12", "member 12"),
        ])
    func same(one: String, other: String) throws {
        let (one, other) = (try #require(CallerForm(one)), try #require(CallerForm(other)))
        #expect(one.isSame(as: other) && other.isSame(as: one))
        #expect(one.shared == other.shared)
    }

    @Test(
        "what only resembles another number is another caller's",
        arguments: [
            ("212-555-0147", "212-555-0142"), ("55 0147", "212 555 0147"), ("555-0147", "212-555-0147"),
            ("12", "member 12"), ("robin@orchard.example", "robin@orchard.test"),
            ("12345", "012345 x@y.example"),
        ])
    func different(one: String, other: String) throws {
        let (one, other) = (try #require(CallerForm(one)), try #require(CallerForm(other)))
        #expect(!one.isSame(as: other) && !other.isSame(as: one))
    }

    @Test("nothing is nobody's")
    func nothing() {
        #expect(CallerForm("") == nil && CallerForm(" \u{200E} ") == nil)
    }

    @Test("the keyed hash is that of its authors")
    func hash() {
        // The test vectors of the paper's reference implementation: the key 00 to 0f, the text 00, 01, 02 and so on.
        let key = SipHash.Key(first: 0x0706_0504_0302_0100, second: 0x0F0E_0D0C_0B0A_0908)
        #expect(SipHash.hash([], key) == 0x726F_DB47_DD0E_0E31)
        #expect(SipHash.hash([0], key) == 0x74F8_39C5_93DC_67FD)
        #expect(SipHash.hash(Array(0..<8), key) == 0x93F5_F579_9A93_2462)
        #expect(SipHash.hash(Array(0..<15), key) == 0xA129_CA61_49BE_45E5)
    }
}
