import Foundation

extension String {
    /// The text without case and accents, for searching: `Žiadosť` becomes `ziadost`.
    package var folded: String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return lowercased() }
        return folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    }
}
