import Testing
import TriageCore

@Suite("The nearest name")
struct NearestNameTests {
    private static let known = ["google", "microsoft", "pop3", "own-site", "any-site", "domain", "a", "do"]

    @Test(
        "a name is near when few characters differ, or when it alone begins so",
        arguments: [
            ("gogle", "google"), ("googel", "google"), ("GOOGLE", "google"), ("micro", "microsoft"),
            ("pop4", "pop3"),
            ("ownsite", "own-site"), ("domian", "domain"), ("b", nil), ("xyzzy", nil), ("", nil),
            ("site", nil),
            ("mic", "microsoft"), ("m", nil), ("od", "do"),
            ("imcrosotf", "microsoft"), ("own-sitte", "own-site"), ("wn-sit", "own-site"), ("wnn-sit", nil),
        ] as [(String, String?)])
    func nearest(word: String, name: String?) {
        #expect(NearestName.of(word, among: Self.known) == name)
        #expect(
            NearestName.hint(for: word, among: Self.known) == (name.map { "; did you mean '\($0)'?" } ?? ""))
    }

    @Test("a word is found as if it were looked up by itself, however often and among whatever it is asked")
    func repeated() {
        let known = (0..<200).map { "node-\($0)" }
        for word in ["node-7x", "nod-12", "ndoe-150", "node-7x", "edge"] {
            let nearest = NearestName.of(word, among: known)
            let alone = known.filter { NearestName.of(word, among: [$0]) != nil }
            #expect(nearest.map(alone.contains) ?? alone.isEmpty)
        }
        #expect(NearestName.of("ndoe-150", among: known) == "node-150")
    }

    @Test("of two equally near the first is taken, of two beginnings none")
    func ties() {
        #expect(NearestName.of("cat", among: ["bat", "hat"]) == "bat")
        #expect(NearestName.of("serv", among: ["service-a", "service-b"]) == nil)
    }
}
