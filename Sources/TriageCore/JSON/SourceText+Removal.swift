/// What goes when a member or an element is taken out of a JSON text that is left as it was otherwise.
extension SourceText {
    /// The bytes to delete so that a stretch of neighbouring members or elements goes, with the blanks before it and
    /// with the comma that becomes superfluous; nil if it does not lie between the brackets, or not between commas.
    ///
    /// **Shape**: of `[1, 2, 3]` without `2`, `[1, 3]` is left, without `1` and `2`, `[ 3]`; where nothing is left
    /// between the brackets, the blanks there go too.
    package func removal(of span: Span) -> Span? {
        guard let before = lastVisible(before: span.lowerBound),
            let after = firstVisible(from: span.upperBound)
        else { return nil }
        let isFirst = [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(bytes[before])
        guard isFirst || bytes[before] == UInt8(ascii: ",") else { return nil }
        switch bytes[after] {
        // What follows keeps the blanks before it.
        case UInt8(ascii: ","): return before + 1..<after + 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            return isFirst ? before + 1..<after : before..<span.upperBound
        default: return nil
        }
    }

    /// The bytes to delete so that the member of an object goes whose key is in a place; nil if there is no member
    /// there.
    package func removal(ofMember key: Span) -> Span? {
        extent(ofMember: key).flatMap { removal(of: $0) }
    }

    /// The bytes of the member of an object whose key is in a place, from the key to the end of the value; nil if
    /// there is no member there.
    package func extent(ofMember key: Span) -> Span? {
        guard let colon = firstVisible(from: key.upperBound), bytes[colon] == UInt8(ascii: ":"),
            let end = bytes.withUnsafeBytes({ bytes -> Int? in
                var scanner = JSONScanner(bytes, from: colon + 1)
                return scanner.next().map { _ in scanner.index }
            })
        else { return nil }
        return key.lowerBound..<end
    }

    private func firstVisible(from start: Int) -> Int? {
        bytes[min(start, bytes.count)...].firstIndex { $0 > 0x20 }
    }

    private func lastVisible(before end: Int) -> Int? {
        bytes[..<min(end, bytes.count)].lastIndex { $0 > 0x20 }
    }
}
