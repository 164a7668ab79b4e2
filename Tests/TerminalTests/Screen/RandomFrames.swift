@testable import Terminal

/// Frames that differ little from one to the next.
enum RandomFrames {
    static func next(
        _ frame: Frame, isCertain: Bool, parts: ClosedRange<Int> = 0...9,
        using generator: inout some RandomNumberGenerator
    ) -> Frame {
        var rows = frame.rows
        let wanted = Int.random(in: 1...8, using: &generator)
        while rows.count > wanted { rows.removeLast() }
        while rows.count < wanted { rows.append(row(isCertain, parts, using: &generator)) }
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            rows[Int.random(in: rows.indices, using: &generator)] = row(isCertain, parts, using: &generator)
        }
        let row = Int.random(in: rows.indices, using: &generator)
        let column = Int.random(in: 0...max(0, rows[row].columns), using: &generator)
        let isHidden = Int.random(in: 0..<6, using: &generator) == 0
        return Frame(rows, cursor: isHidden ? nil : Position(row: row, column: column))
    }

    private static func row(
        _ isCertain: Bool, _ counts: ClosedRange<Int>, using generator: inout some RandomNumberGenerator
    ) -> StyledText {
        let parts =
            isCertain
            ? ["word", "é", "漢字", " ", "e\u{301}"] : ["word", "漢", " ", "🙂", "👩‍👩‍👧", "🇸🇰", "☺\u{FE0F}"]
        let roles: [Role] = [.plain, .say, .error, .selected]
        let count = Int.random(in: counts, using: &generator)
        return StyledText(
            joining: (0..<count).map { _ in
                StyledText(
                    parts.randomElement(using: &generator) ?? "",
                    roles.randomElement(using: &generator) ?? .say)
            })
    }
}
