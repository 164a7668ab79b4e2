/// Phone numbers for examples, one a country.
enum PhoneExample {
    /// A number of the country that a language tag names, or else of the one where most people speak the
    /// language; written for calls from abroad if neither is known.
    ///
    /// **Source**: the ranges that each country's regulator keeps for films and examples, where it has one
    /// (ACMA, NANPA, Ofcom, ARCEP, BNetzA).
    static func number(forLanguage tag: String) -> String {
        let parts = tag.lowercased().split(separator: "-")
        let country = parts.dropFirst().first { $0.count == 2 }.map(String.init)
        switch country ?? parts.first.map(String.init) {
        case "au": return "0491 570 156"
        case "us", "ca", "en": return "(202) 555-0147"
        case "gb": return "020 7946 0018"
        case "fr": return "01 99 00 12 34"
        case "de": return "030 23125 012"
        case "sk": return "0900 555 012"
        default: return "+1 202 555 0147"
        }
    }
}
