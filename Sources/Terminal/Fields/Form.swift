/// The steps and fields of a card: Tab and arrows go anywhere, and only going forward is checked.
public struct Form: Sendable {
    /// The fields with their names.
    public private(set) var items: [Item]
    /// Which item has the focus.
    public private(set) var focus = 0
    private var problems: [Int: FieldProblem] = [:]
    private let words: TerminalWords

    /// A field with its name.
    public struct Item: Sendable {
        /// What is asked; empty where the field speaks for itself.
        public let label: String
        /// A remark beside the label; empty for none.
        public let hint: String
        /// The field as it stands.
        public fileprivate(set) var field: any Field
        /// Whether the agent changed it.
        public fileprivate(set) var isTouched = false
        /// Whether the agent confirmed it as it stands.
        public fileprivate(set) var isConfirmed = false

        /// Names a field.
        public init(_ label: String, hint: String = "", field: any Field) {
            self.label = label
            self.hint = hint
            self.field = field
        }

        /// Steps come first: nothing behind them is taken before they are done.
        fileprivate var isGate: Bool { field is Checklist }

        /// Whether going forward may pass it: what is offered and untouched must be confirmed.
        fileprivate var isSettled: Bool { isTouched || isConfirmed || isGate }
    }

    /// Joins fields; the first of them has the focus.
    public init(_ items: [Item], words: TerminalWords = .english) {
        self.items = items
        self.words = words
        focus = items.firstIndex { !(($0.field as? Checklist)?.isSettled ?? false) } ?? 0
    }

    /// The answers in the order of the items.
    public var answers: [FieldAnswer] { items.map(\.field.answer) }

    /// What became of a key.
    public enum Response: Sendable, Equatable {
        /// It means nothing here; the card may take it.
        case ignored
        /// It did something.
        case changed
        /// Every field is answered and nothing is wrong: the card can be left.
        case submitted
    }

    /// Takes what the agent did.
    public mutating func handle(_ event: InputEvent) -> Response {
        guard !items.isEmpty else { return event == .key(.enter) ? .submitted : .ignored }
        if items.count > 1, event == .key(.tab) || event == .key(.backTab) {
            focus = (focus + (event == .key(.tab) ? 1 : items.count - 1)) % items.count
            return .changed
        }
        // A copy of a secret would outlive its wiping.
        let before = items[focus].field is SecretField ? .none : items[focus].field.answer
        switch items[focus].field.handle(event) {
        case .ignored: return leave(event)
        case .changed:
            if items[focus].field.answer != before { touch() }
            return .changed
        case .confirmed: return confirm()
        }
    }

    /// Shows from outside that an answer will not do, and puts the focus there.
    public mutating func refuse(_ index: Int, _ problem: FieldProblem) {
        guard items.indices.contains(index) else { return }
        problems[index] = problem
        items[index].isConfirmed = false
        focus = index
    }

    /// Puts the focus on an item.
    public mutating func turn(to index: Int) {
        if items.indices.contains(index) { focus = index }
    }

    /// Puts another item in an item's place, unconfirmed: what it asks has changed.
    public mutating func replace(_ index: Int, with item: Item) {
        guard items.indices.contains(index) else { return }
        items[index] = item
        problems[index] = nil
    }

    /// Notes that the answer is another; the last tick of the steps leads on to the first field.
    private mutating func touch() {
        items[focus].isTouched = true
        items[focus].isConfirmed = false
        if problems[focus] != nil { problems[focus] = items[focus].field.problem(words) }
        let isTicked = (items[focus].field as? Checklist)?.isSettled ?? false
        if isTicked, focus < items.count - 1 { focus += 1 }
    }

    private mutating func leave(_ event: InputEvent) -> Response {
        switch event {
        case .key(.up) where focus > 0: focus -= 1
        case .key(.down) where focus < items.count - 1: focus += 1
        default: return .ignored
        }
        return .changed
    }

    private mutating func confirm() -> Response {
        items[focus].isConfirmed = true
        if stop(at: focus) { return .changed }
        for index in items.indices where items[index].isGate && stop(at: index) { return .changed }
        let order = Array(focus..<items.count) + Array(0..<focus)
        if let open = order.first(where: { !items[$0].isSettled }) {
            focus = open
            return .changed
        }
        for index in items.indices where stop(at: index) { return .changed }
        return .submitted
    }

    /// Goes to an item with a problem and shows it; false when there is none.
    private mutating func stop(at index: Int) -> Bool {
        problems[index] = items[index].field.problem(words)
        guard problems[index] != nil else { return false }
        items[index].isConfirmed = false
        items[index].field.turnToProblem()
        focus = index
        return true
    }
}

extension Form {
    /// The rows of all fields; those without the focus are folded when there are more rows than allowed.
    public func frame(_ look: Look, rows limit: Int = .max) -> Frame {
        guard !items.isEmpty else {
            let row = StyledText("\(look.words.enterKey): \(look.words.goOn)", .hint)
            return Frame([row.truncated(to: look.columns)], cursor: Position(row: 0, column: 0))
        }
        let whole = frame(look, isFolded: false)
        return whole.rows.count <= limit ? whole : frame(look, isFolded: true)
    }

    /// The keys that do something now, the most useful first.
    public var hints: [KeyHint] {
        guard !items.isEmpty else { return [KeyHint(words.enterKey, words.goOn)] }
        let own = items[focus].field.hints(words)
        return items.count > 1 ? own + [KeyHint(words.tabKey, words.nextField)] : own
    }

    private func frame(_ look: Look, isFolded: Bool) -> Frame {
        var frame = Frame()
        for (index, item) in items.enumerated() {
            if index > 0, !isFolded { frame.append(.empty) }
            let start = frame.rows.count
            let name = StyledText(item.label, index == focus ? .field : .plain)
            if isFolded, index != focus {
                // A question that was not come to yet is not left out.
                let isOpen = !item.isTouched && !item.isConfirmed && item.field.answer == .none
                let summary = isOpen ? StyledText.empty : item.field.summary(look)
                let row = StyledText(item.label.isEmpty ? "" : item.label.lead + " ") + summary
                frame.append(row.truncated(to: look.columns, mark: look.marks.ellipsis))
            } else {
                let remark = item.hint.isEmpty ? StyledText.empty : StyledText("  " + item.hint, .hint)
                if !name.isEmpty { frame.append((name + remark).wrapped(to: look.columns)) }
                frame.append(item.field.frame(look, isFocused: index == focus))
            }
            if let problem = problems[index] { frame.append(problem.rows(label: item.label, look)) }
            if index == focus { frame.focus = start..<frame.rows.count }
        }
        return frame
    }
}
