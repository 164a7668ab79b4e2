/// The steps and fields of a card: Tab and arrows go anywhere; only going forward is checked.
package struct Form: Sendable {
    /// The fields with their labels.
    package private(set) var items: [Item]
    /// Which item has the focus.
    package private(set) var focus = 0
    /// The item that shows a remark about the last key, until the next one is pressed.
    private var remarked: Int?
    private let words: TerminalWords

    /// A field with its label.
    package struct Item: Sendable {
        /// What is asked; empty if the field speaks for itself.
        package fileprivate(set) var label: String
        /// A remark beside the label; empty for none.
        package fileprivate(set) var hint: String
        /// The field in its current state.
        package fileprivate(set) var field: any Field
        /// Whether the agent changed it.
        package fileprivate(set) var isTouched: Bool
        /// Whether the agent confirmed the current answer.
        package fileprivate(set) var isConfirmed: Bool
        fileprivate var problem: FieldProblem?

        /// Labels a field, which may already hold earlier work of the agent.
        package init(
            _ label: String, hint: String = "", field: any Field, isTouched: Bool = false,
            isConfirmed: Bool = false
        ) {
            self.label = label
            self.hint = hint
            self.field = field
            self.isTouched = isTouched
            self.isConfirmed = isConfirmed
        }

        /// Steps come first, but only the last Enter on a card asks for them.
        fileprivate var isGate: Bool { field is Checklist }

        /// Whether going forward may pass the item; an offered, untouched value must be confirmed.
        fileprivate var isSettled: Bool { isTouched || isConfirmed || isGate }

        /// Whether something was begun here and not confirmed.
        fileprivate var isHalfDone: Bool {
            if let checklist = field as? Checklist { return checklist.isTyping }
            return isTouched && !isConfirmed
        }
    }

    /// What is wrong with an item apart from what its field itself detects; called when going forward would
    /// pass it.
    package typealias Check = (_ item: Int, _ form: Form) -> FieldProblem?

    /// Joins fields; the focus is on the one that is half done, or else on the first that is still to do.
    package init(_ items: [Item], words: TerminalWords) {
        self.items = items
        self.words = words
        focus =
            items.firstIndex(where: \.isHalfDone) ?? items.firstIndex { item in
                (item.field as? Checklist).map { !$0.isSettled } ?? !item.isSettled
            } ?? max(0, items.count - 1)
    }

    /// Whether something was begun and not confirmed.
    package var isHalfDone: Bool { items.contains(where: \.isHalfDone) }

    /// Whether going forward would ask for nothing more; whether the answers are valid is another matter.
    package var isSettled: Bool {
        items.allSatisfy { item in (item.field as? Checklist).map(\.isSettled) ?? item.isSettled }
    }

    /// The answers in the order of the items.
    package var answers: [FieldAnswer] { items.map(\.field.answer) }

    /// The result of handling a key.
    package enum Response: Sendable, Equatable {
        /// The key means nothing here; the card may handle it.
        case ignored
        /// Something changed.
        case changed
        /// An answer was confirmed, and the focus went on to what is still to do.
        case advanced
        /// Every field is answered and valid: the card can be left.
        case submitted
    }

    /// Handles an input event.
    package mutating func handle(_ event: InputEvent, check: Check = { _, _ in nil }) -> Response {
        guard !items.isEmpty else { return event == .key(.enter) ? .submitted : .ignored }
        if let remarked, items.indices.contains(remarked) { items[remarked].problem = nil }
        remarked = nil
        if items.count > 1, event == .key(.tab) || event == .key(.backTab) {
            focus = (focus + (event == .key(.tab) ? 1 : items.count - 1)) % items.count
            return .changed
        }
        if passesText(event) { focus = firstOpen ?? focus }
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

    /// Whether the focus is on the steps and the event is text, which is meant for a field.
    private func passesText(_ event: InputEvent) -> Bool {
        guard let checklist = items[focus].field as? Checklist, !checklist.isTyping else { return false }
        switch event {
        case .paste: return true
        case .key(let key): return key != .space && key != .character("?") && key.typed != nil
        }
    }

    private var firstOpen: Int? { items.firstIndex { !$0.isGate && !$0.isConfirmed } }

    /// Rejects an answer from outside and puts the focus on it.
    package mutating func refuse(_ index: Int, _ problem: FieldProblem) {
        guard items.indices.contains(index) else { return }
        items[index].problem = problem
        items[index].isConfirmed = false
        items[index].field.turnToProblem()
        focus = index
    }

    /// Replaces an item whose question has changed; the new one is unconfirmed.
    package mutating func replace(_ index: Int, with item: Item) {
        guard items.indices.contains(index) else { return }
        items[index] = item
    }

    /// Relabels an item and keeps everything done with it.
    package mutating func rename(_ index: Int, _ label: String, hint: String) {
        guard items.indices.contains(index) else { return }
        items[index].label = label
        items[index].hint = hint
    }

    /// Adds an item. The focus stays where something was begun; otherwise an item that comes up there has it.
    package mutating func insert(_ item: Item, at index: Int) {
        let isTyping = items.indices.contains(focus) && (items[focus].isTouched || items[focus].isConfirmed)
        if !items.isEmpty, index < focus || index == focus && isTyping { focus += 1 }
        items.insert(item, at: min(index, items.count))
    }

    /// Takes an item away; the focus goes to the one that follows.
    package mutating func remove(_ index: Int) -> Item? {
        guard items.indices.contains(index) else { return nil }
        if index < focus { focus -= 1 }
        remarked = nil
        let item = items.remove(at: index)
        focus = max(0, min(focus, items.count - 1))
        return item
    }

    /// Goes from an answer that is confirmed to the next one that is still to give, if there is any.
    package mutating func goOn() {
        guard items.indices.contains(focus), items[focus].isConfirmed else { return }
        let order = Array(focus..<items.count) + Array(0..<focus)
        if let open = order.first(where: { !items[$0].isSettled }) { focus = open }
    }

    /// Updates the steps on the form; the focus stays where it is.
    ///
    /// - Parameter checklist: the steps; nil if there are none any more.
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

    /// Marks the answer as changed; settling the last step moves on to the first open field.
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
        return goForward(check: check)
    }

    /// Goes on from the item with the focus, whose answer is confirmed, to what is still to do.
    package mutating func goForward(check: Check = { _, _ in nil }) -> Response {
        if stop(at: focus, check) { return .changed }
        let order = Array(focus..<items.count) + Array(0..<focus)
        if let open = order.first(where: { !items[$0].isSettled }) {
            focus = open
            return .advanced
        }
        for index in items.indices where stop(at: index, check) { return .changed }
        return .submitted
    }

    /// Goes to an item with a problem and shows it; false if there is no problem.
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
    /// The rows of all fields; when they exceed the limit, those without the focus are folded.
    package func frame(_ look: Look, rows limit: Int = .max) -> Frame {
        guard !items.isEmpty else {
            let row = StyledText("\(look.words.enterKey): \(look.words.goOn)", .hint)
            return Frame([row.truncated(to: look.columns)], cursor: Position(row: 0, column: 0))
        }
        let whole = frame(look, isFolded: false)
        return whole.rows.count <= limit ? whole : frame(look, isFolded: true)
    }

    /// The keys that are available now, most useful first.
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
                // A question that has not been reached yet does not count as left out.
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
