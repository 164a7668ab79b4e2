import TestSupport
import Testing

@testable import TriageCore

@Suite("A phone number")
struct PhoneNumberTests {
    /// The same grammar as a regular expression.
    private static let pattern = Pattern(
        #/(?<number>\+? ?(?:[0-9]+|\(\+?[0-9]+\))(?:(?: - |[ \-.\/])?(?:[0-9]+|\([0-9]+\)))*)(?:,? (?i:extension|extn?\.?|x|klapka|linka|kl\.?|poste|ramal|dw\.?|#) ?[0-9]{1,6}|,?(?i:extension|extn?\.?|x|klapka|linka|kl\.?|poste|ramal|dw\.?|#) ?[0-9]{2,6})?/#
    )

    @Test("what is read sign by sign is what a regular expression of the same grammar takes")
    func grammar() {
        var random = SeededGenerator(seed: Thoroughness.isLong ? 1 : UInt64(Thoroughness.day))
        let pieces = [
            "1", "23", "456", "7890", "(0)", "(02)", "(+421)", "+", " ", "-", " - ", ".", "/", ",", " x",
            "EXT", "ext.",
            "extn 1", "kl.", " # ", "(", ")", "a", "Klapka 12", "12345",
        ]
        var taken = 0
        for _ in 0..<(Thoroughness.isLong ? 100_000 : 120) {
            let text = (0...random.below(7)).map { _ in pieces[random.below(pieces.count)] }.joined()
            let spaced = text.split(separator: " ").joined(separator: " ")
            let parts = spaced.wholeMatch(of: Self.pattern.regex)
            let isNumber =
                parts.map { parts in
                    parts.number.count(where: { $0 == "(" }) <= 1
                        && (5...15).contains(parts.number.count(where: \.isNumber))
                } ?? false
            #expect(PhoneNumber(text)?.text == (isNumber ? spaced : nil), "\(text)")
            taken += isNumber ? 1 : 0
        }
        #expect(taken > 0)
    }
}
