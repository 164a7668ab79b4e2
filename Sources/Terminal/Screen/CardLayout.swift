/// How far a card that is taller than the screen is moved.
public struct Scroll: Sendable, Equatable {
    /// The first row of the body that shows.
    public private(set) var offset = 0
    private var isFollowing: Bool
    private var last = 0
    private var page = 1

    /// Starts at the top, so that the words to say are read first; or where the cursor is.
    public init(followsCursor: Bool = false) {
        isFollowing = followsCursor
    }

    /// Whether there is more than the screen shows.
    public var isNeeded: Bool { last > 0 }

    /// Takes a key that moves the card: pages, or arrows with Alt or Control. Any other key brings the cursor
    /// back into sight. False when the key is for somebody else.
    public mutating func handle(_ event: InputEvent) -> Bool {
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

    /// Fits the movement to a body and the rows that show, keeping the cursor in sight.
    fileprivate mutating func fit(_ count: Int, rows: Int, cursor: Int?) {
        last = max(0, count - rows)
        page = max(1, rows - 1)
        if isFollowing, let cursor {
            if cursor < offset { offset = max(0, cursor - 1) }
            if cursor >= offset + rows { offset = cursor - rows + 2 }
        }
        offset = min(max(0, offset), last)
    }
}

/// What the live region shows: a body between rows that never scroll.
public struct CardLayout: Sendable, Equatable {
    /// The rows above the body: title and position.
    public var top: [StyledText]
    /// The card with its fields, or a panel.
    public var body: Frame
    /// The rows below the body: status line and help line.
    public var bottom: [StyledText]

    /// Joins the parts.
    public init(top: [StyledText] = [], body: Frame, bottom: [StyledText] = []) {
        self.top = top
        self.body = body
        self.bottom = bottom
    }

    /// The smallest screen that holds a card.
    public static let smallest = Size(columns: 40, rows: 10)

    /// The rows for a screen of some size; a plain sentence when it is too small.
    public func frame(_ size: Size, scroll: inout Scroll, _ look: Look) -> Frame {
        if size.columns < Self.smallest.columns || size.rows < Self.smallest.rows {
            let rows = StyledText(look.words.tooSmall).wrapped(to: max(1, size.columns - 1))
            return Frame(Array(rows.prefix(size.rows)))
        }
        let room = max(1, size.rows - top.count - bottom.count)
        let isScrolled = body.rows.count > room
        scroll.fit(body.rows.count, rows: isScrolled ? room - 1 : room, cursor: body.cursor?.row)
        var frame = Frame(top)
        guard isScrolled else {
            frame.append(body)
            frame.append(bottom)
            return frame
        }
        let shown = scroll.offset..<min(body.rows.count, scroll.offset + room - 1)
        var cursor = body.cursor
        if let place = cursor, !shown.contains(place.row) { cursor = nil }
        cursor?.row -= scroll.offset
        frame.append(Frame(Array(body.rows[shown]), cursor: cursor))
        frame.append(Self.place(above: shown.lowerBound, below: body.rows.count - shown.upperBound, look))
        frame.append(bottom)
        return frame
    }

    /// Says how many rows do not show. Shape: `↑ 3 above · ↓ 5 below`.
    private static func place(above: Int, below: Int, _ look: Look) -> StyledText {
        let parts = [
            above > 0 ? "\(look.marks.above) \(above) \(look.words.above)" : "",
            below > 0 ? "\(look.marks.below) \(below) \(look.words.below)" : "",
            "\(look.words.pageKeys) \(look.words.scroll)",
        ]
        let text = parts.filter { !$0.isEmpty }.joined(separator: look.marks.separator)
        return StyledText(text, .hint).truncated(to: look.columns)
    }
}
