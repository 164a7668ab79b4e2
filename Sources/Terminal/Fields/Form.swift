/// The steps and fields of a card: Tab and arrows go anywhere, and only going forward is checked.
package struct Form: Sendable {
    /// The fields with their names.
    package private(set) var items: [Item]
    /// Which item has the focus.
    package private(set) var focus = 0
    /// The item at which something is said of the last key, which holds until the next one.
    private var remarked: Int?
    private let words: TerminalWords

    /// A field with its name.
    package struct Item: Sendable {
        /// What is asked; empty where the field speaks for itself.
        package fileprivate(set) var label: String
        /// A remark beside the label; empty for none.
        package fileprivate(set) var hint: String
        /// The field as it stands.
        package fileprivate(set) var field: any Field
        /// Whether the agent changed it.
        package fileprivate(set) var isTouched: Bool
        /// Whether the agent confirmed it as it stands.
        package fileprivate(set) var isConfirmed: Bool
        fileprivate var problem: FieldProblem?

        /// Names a field, which may hold what the agent did before.
        package init(_ label: String, hint: String = "", field: any Field, isTouched: Bool = false) {
            self.label = label
            self.hint = hint
            self.field = field
            self.isTouched = isTouched
            isConfirmed = isTouched
        }

        /// Steps come first: nothing behind them is taken before they are done.
        fileprivate var isGate: Bool { field is Checklist }

        /// Whether going forward may pass it: what is offered and untouched must be confirmed.
        fileprivate var isSettled: Bool { isTouched || isConfirmed || isGate }
    }

    /// What is wrong with an item beside what its field knows itself; asked where going forward may pass it.
    package typealias Check = (_ item: Int, _ form: Form) -> FieldProblem?

    /// Joins fields; the last one that the agent did something with has the focus, else the first.
    package init(_ items: [Item], words: TerminalWords) {
        self.items = items
        self.words = words
        focus =
            items.lastIndex(where: \.isTouched) ?? items.firstIndex {
                !(($0.field as? Checklist)?.isSettled ?? false)
            } ?? 0
    }

    /// The answers in the order of the items.
    package var answers: [FieldAnswer] { items.map(\.field.answer) }

    /// What became of a key.
    package enum Response: Sendable, Equatable {
        /// It means nothing here; the card may take it.
        case ignored
        /// It did something.
        case changed
        /// Every field is answered and nothing is wrong: the card can be left.
        case submitted
    }

    /// Takes what the agent did.
    package mutating func handle(_ event: InputEvent, check: Check = { _, _ in nil }) -> Response {
        guard !items.isEmpty else { return event == .key(.enter) ? .submitted : .ignored }
        if let remarked, items.indices.contains(remarked) { items[remarked].problem = nil }
        remarked = nil
        if items.count > 1, event == .key(.tab) || event == .key(.backTab) {
            focus = (focus + (event == .key(.tab) ? 1 : items.count - 1)) % items.count
            return .changed
        }
        // A copy of a secret would outlive its wiping.
        let before = items[focus].field is SecretField ? .none : items[focus].field.answer
        let response = items[focus].field.handle(event)
        switch response {
        case .ignored: return leave(event)
        case .changed:
            if items[focus].field.answer != before { touch(check) }
            return .changed
        case .confirmed:
            // A key may choose and confirm at once.
            if items[focus].field.answer != before { items[focus].isTouched = true }
            return confirm(check)
        case .recorded:
            items[focus].problem = FieldProblem(words.recorded)
            remarked = focus
            return .changed
        }
    }

    /// Shows from outside that an answer will not do, and puts the focus there.
    package mutating func refuse(_ index: Int, _ problem: FieldProblem) {
        guard items.indices.contains(index) else { return }
        items[index].problem = problem
        items[index].isConfirmed = false
        items[index].field.turnToProblem()
        focus = index
    }

    /// Puts another item in an item's place, unconfirmed: what it asks has changed.
    package mutating func replace(_ index: Int, with item: Item) {
        guard items.indices.contains(index) else { return }
        items[index] = item
    }

    /// Calls an item by another name; all that was done with it stays.
    package mutating func rename(_ index: Int, _ label: String, hint: String) {
        guard items.indices.contains(index) else { return }
        items[index].label = label
        items[index].hint = hint
    }

    /// Gives the steps on the form another look at what is to be done; the focus stays where it is.
    ///
    /// - Parameter checklist: the steps; nil when there are none any more.
    package mutating func show(_ checklist: Checklist?) {
        let isThere = items.first?.isGate ?? false
        switch (checklist, isThere) {
        case (nil, false): break
        case (nil, true):
            items.removeFirst()
            focus = max(0, focus - 1)
        case (let checklist?, true): items[0].field = checklist
        case (let checklist?, false):
            if !items.isEmpty { focus += 1 }
            items.insert(Item("", field: checklist), at: 0)
        }
    }

    /// Notes that the answer is another; the last tick of the steps leads on to the first field.
    private mutating func touch(_ check: Check) {
        items[focus].isTouched = true
        items[focus].isConfirmed = false
        if items[focus].problem != nil { items[focus].problem = problem(at: focus, check) }
        let isTicked = (items[focus].field as? Checklist)?.isSettled ?? false
        if isTicked, let open = items.firstIndex(where: { !$0.isSettled }) { focus = open }
    }

    private mutating func leave(_ event: InputEvent) -> Response {
        switch event {
        case .key(.up) where focus > 0: focus -= 1
        case .key(.down) where focus < items.count - 1: focus += 1
        default: return .ignored
        }
        return .changed
    }

    private mutating func confirm(_ check: Check) -> Response {
        items[focus].isConfirmed = true
        if stop(at: focus, check) { return .changed }
        for index in items.indices where items[index].isGate && stop(at: index, check) { return .changed }
        let order = Array(focus..<items.count) + Array(0..<focus)
        if let open = order.first(where: { !items[$0].isSettled }) {
            focus = open
            return .changed
        }
        for index in items.indices where stop(at: index, check) { return .changed }
        return .submitted
    }

    /// Goes to an item with a problem and shows it; false when there is none.
    private mutating func stop(at index: Int, _ check: Check) -> Bool {
        items[index].problem = problem(at: index, check)
        guard items[index].problem != nil else { return false }
        items[index].isConfirmed = false
        items[index].field.turnToProblem()
        focus = index
        return true
    }

    private func problem(at index: Int, _ check: Check) -> FieldProblem? {
        items[index].field.problem(words) ?? check(index, self)
    }
}

extension Form {
    /// The rows of all fields; those without the focus are folded when there are more rows than allowed.
    package func frame(_ look: Look, rows limit: Int = .max) -> Frame {
        guard !items.isEmpty else {
            let row = StyledText("\(look.words.enterKey): \(look.words.goOn)", .hint)
            return Frame([row.truncated(to: look.columns)], cursor: Position(row: 0, column: 0))
        }
        let whole = frame(look, isFolded: false)
        return whole.rows.count <= limit ? whole : frame(look, isFolded: true)
    }

    /// The keys that do something now, the most useful first.
    package var hints: [KeyHint] {
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
            if let problem = item.problem { frame.append(problem.rows(label: item.label, look)) }
            if index == focus { frame.focus = start..<frame.rows.count }
        }
        return frame
    }
}
