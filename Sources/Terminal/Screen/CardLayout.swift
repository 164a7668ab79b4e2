/// How far a card that is taller than the screen is scrolled.
package struct Scroll: Sendable, Equatable {
    /// The first visible row of the body.
    package private(set) var offset = 0
    private var isFollowing: Bool
    private var last = 0
    private var page = 1

    /// Starts at the top, so that the words to say are read first, or else at the cursor.
    package init(followsCursor: Bool = false) {
        isFollowing = followsCursor
    }

    /// Whether there is more than the screen can show.
    package var isNeeded: Bool { last > 0 }

    /// Handles a key that scrolls the card: pages, or arrows with Alt or Control. Any other key brings the
    /// cursor back into view. False if the key is meant for something else.
    package mutating func handle(_ event: InputEvent) -> Bool {
        guard last > 0 else { return false }
        let target: Int
        switch event {
        case .key(.pageUp): target = offset - page
        case .key(.pageDown): target = offset + page
        case .key(Key(.up, .alt)), .key(Key(.up, .control)): target = offset - 1
        case .key(Key(.down, .alt)), .key(Key(.down, .control)): target = offset + 1
        default:
            isFollowing = true
            return false
        }
        isFollowing = false
        offset = min(max(0, target), last)
        return true
    }

    /// Adapts the scroll position to a body and the number of visible rows, keeping the focus in view: either
    /// a cursor, or a field that is pinned below the scrolled rows.
    fileprivate mutating func fit(_ count: Int, rows: Int, cursor: Int?, focus: Range<Int>? = nil) {
        last = max(0, count - rows)
        page = max(1, rows - 1)
        if isFollowing, let focus {
            if focus.lowerBound < offset { offset = 0 }
        } else if isFollowing, let cursor {
            if cursor < offset { offset = max(0, cursor - 1) }
            if cursor >= offset + rows { offset = cursor - rows + 2 }
        }
        offset = min(max(0, offset), last)
    }

    /// Gives at most half of the rows to a field that stays in view; returns how many are left.
    fileprivate mutating func share(_ rows: Int, with focus: Range<Int>) -> Int {
        let rest = rows - min(focus.count, rows / 2)
        page = max(1, rest - 1)
        return rest
    }
}

extension Range<Int> {
    /// Whether this range contains all of another.
    fileprivate func contains(_ other: Range<Int>) -> Bool { clamped(to: other) == other }

    /// Part of these rows, including the given one and the one after it.
    fileprivate func window(of count: Int, around row: Int) -> Range<Int> {
        guard self.count > count else { return self }
        let start = Swift.min(Swift.max(lowerBound, row - count + 2), upperBound - count)
        return start..<start + count
    }
}

/// What the live region shows: a body between rows that never scroll.
package struct CardLayout: Sendable, Equatable {
    /// The rows above the body: title and position.
    package var top: [StyledText]
    /// The card with its fields, or a panel.
    package var body: Frame
    /// The rows below the body: status line and help line.
    package var bottom: [StyledText]

    /// Joins the parts.
    package init(top: [StyledText] = [], body: Frame, bottom: [StyledText] = []) {
        self.top = top
        self.body = body
        self.bottom = bottom
    }

    /// The smallest screen that holds a card.
    package static let smallest = Size(columns: 40, rows: 10)

    /// Whether a screen is large enough for a card.
    package static func fits(_ size: Size) -> Bool {
        size.columns >= smallest.columns && size.rows >= smallest.rows
    }

    /// The sentence that stands on a screen too small for a card.
    package static func apology(_ size: Size, _ look: Look) -> Frame {
        let rows = StyledText(look.words.tooSmall).wrapped(to: max(1, size.columns - 1))
        return Frame(Array(rows.prefix(size.rows)))
    }

    /// The rows for a screen of the given size; just a sentence if it is too small.
    package func frame(_ size: Size, scroll: inout Scroll, _ look: Look) -> Frame {
        guard Self.fits(size) else { return Self.apology(size, look) }
        var frame = Frame(top)
        frame.append(scrolled(to: max(1, size.rows - top.count - bottom.count), scroll: &scroll, look))
        frame.append(bottom)
        return frame
    }

    /// The body in the given rows: whatever does not fit scrolls, with the focused field pinned below.
    private func scrolled(to room: Int, scroll: inout Scroll, _ look: Look) -> Frame {
        let count = body.rows.count
        guard count > room else {
            scroll.fit(count, rows: room, cursor: nil)
            return body
        }
        let rows = room - 1
        scroll.fit(count, rows: rows, cursor: body.cursor?.row, focus: body.focus)
        let text = scroll.offset..<min(count, scroll.offset + rows)
        guard let focus = body.focus, focus.lowerBound >= text.lowerBound, !text.contains(focus) else {
            var frame = part(text)
            frame.append(Self.place(above: text.lowerBound, below: count - text.upperBound, look))
            return frame
        }
        let rest = scroll.share(rows, with: focus)
        let shown = text.lowerBound..<min(text.lowerBound + rest, focus.lowerBound)
        let kept = focus.window(of: rows - shown.count, around: body.cursor?.row ?? focus.lowerBound)
        var frame = part(shown)
        frame.append(
            Self.place(above: shown.lowerBound, below: count - shown.upperBound - kept.count, look))
        frame.append(part(kept))
        return frame
    }

    /// Some rows of the body, with the cursor if it is among them.
    private func part(_ rows: Range<Int>) -> Frame {
        let cursor = body.cursor.flatMap {
            rows.contains($0.row) ? Position(row: $0.row - rows.lowerBound, column: $0.column) : nil
        }
        return Frame(Array(body.rows[rows]), cursor: cursor)
    }

    /// Says how many rows are hidden. **Shape**: `↑ 3 above · ↓ 5 below`.
    private static func place(above: Int, below: Int, _ look: Look) -> StyledText {
        let parts = [
            above > 0 ? "\(look.marks.above) \(above) \(look.words.above)" : "",
            below > 0 ? "\(look.marks.below) \(below) \(look.words.below)" : "",
        ]
        let place = parts.filter { !$0.isEmpty }.joined(separator: look.marks.separator)
        let whole = place + look.marks.separator + "\(look.words.pageKeys) \(look.words.scroll)"
        let text = whole.columns <= look.columns ? whole : place + look.marks.separator + look.words.pageKeys
        return StyledText(text, .hint).truncated(to: look.columns)
    }
}
