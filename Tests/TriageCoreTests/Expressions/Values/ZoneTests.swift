import Testing

@testable import TriageCore

@Suite("Time zones in expressions")
struct ZoneTests {
    @Test(
        "a zone is named or an offset",
        arguments: [
            ("UTC", 0), ("+10:00", 36_000), ("-02:30", -9000), ("02:00", 7200), ("-00:00", 0),
            ("Asia/Kolkata", 19_800),
            ("US/Central", -21_600), ("Europe/Paris", 3600), ("Asia/Kathmandu", 20_700),
        ])
    func known(name: String, offset: Int) throws {
        let winter = try #require(Timestamp(rfc3339: "2026-01-15T00:00:00Z"))
        #expect(Zone(name)?.offset(at: winter) == offset)
    }

    @Test(
        "anything else is none",
        arguments: [
            "", "Eurpe/Rome", "BST", "IST", "CET", "GMT+10", "+1", "+10", "+10:60", "+24:00", "10:00x",
            "+-1:00", "../UTC", " UTC",
            "/etc/hosts",
        ])
    func unknown(name: String) {
        #expect(Zone(name) == nil)
    }
}
