import Testing
import TriageCore

@Suite("The nearest name")
struct NearestNameTests {
    private static let known = ["google", "microsoft", "pop3", "own-site", "any-site", "domain", "a"]

    @Test(
        "a name is near when few characters differ, or when it alone begins so",
        arguments: [
            ("gogle", "google"), ("googel", "google"), ("GOOGLE", "google"), ("micro", "microsoft"),
            ("pop4", "pop3"),
            ("ownsite", "own-site"), ("domian", "domain"), ("b", nil), ("xyzzy", nil), ("", nil),
            ("site", nil),
            ("mic", "microsoft"), ("m", nil),
        ] as [(String, String?)])
    func nearest(word: String, name: String?) {
        #expect(NearestName.of(word, among: Self.known) == name)
        #expect(
            NearestName.hint(for: word, among: Self.known) == (name.map { "; did you mean '\($0)'?" } ?? ""))
    }

    @Test("of two equally near the first is taken, of two beginnings none")
    func ties() {
        #expect(NearestName.of("cat", among: ["bat", "hat"]) == "bat")
        #expect(NearestName.of("serv", among: ["service-a", "service-b"]) == nil)
    }
}
