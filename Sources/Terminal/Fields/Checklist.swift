/// Whether a step is open, done or skipped.
package enum StepState: Sendable, Equatable {
    /// Neither ticked nor skipped.
    case open
    /// Ticked.
    case done
    /// Skipped; only an optional step may lack a reason.
    case skipped(reason: String?)
}

/// Steps to tick off: Enter and Space tick one after another, and keys that no text contains tick all that are
/// left or skip a step with a reason.
package struct Checklist: Field {
    private var steps: [Step]
    /// The state of each step by its number, including steps that are not shown at the moment.
    package private(set) var states: [Int: StepState] = [:]
    /// The numbers of the steps that one key ticked together.
    private var together: Set<Int> = []
    private var cursor = 0
    private var reason: TextEditor?
    private var drafts: [Int: TextEditor] = [:]

    /// Ticks all steps that are left.
    package static let allKey = Key.control("a")
    /// Skips the step under the cursor, or does it after all.
    package static let skipKey = Key.control("s")

    /// One thing to do and tick off.
    package struct Step: Sendable, Equatable {
        /// What to do.
        package let label: String
        /// Whether the step may be left open or skipped without a reason.
        package let isOptional: Bool
        /// Identifies the step when other steps come and go; nil means its place in the list.
        package let number: Int?
        /// The recorded state, which can no longer change; nil if nothing is recorded yet.
        package let recorded: StepState?

        /// Describes a step.
        package init(
            _ label: String, isOptional: Bool = false, number: Int? = nil, recorded: StepState? = nil
        ) {
            self.label = label
            self.isOptional = isOptional
            self.number = number
            self.recorded = recorded
        }
    }

    /// Lists steps in order; those with no recorded state start out open.
    package init(_ steps: [Step]) {
        self.steps = steps
        takeRecorded()
        cursor = steps.indices.first { isOpen($0) } ?? 0
    }

    /// Whether no step is open, so that nothing is left to do here.
    var isSettled: Bool { !steps.indices.contains(where: isOpen) }

    /// Whether the reason for skipping a step is being typed.
    package var isTyping: Bool { reason != nil }

    /// Whether a step, by its number, was ticked together with all others that were left.
    package func isTogether(_ number: Int) -> Bool { together.contains(number) && states[number] == .done }

    /// Reasons that were begun but not submitted, by the numbers of their steps.
    package var reasons: [Int: String] {
        var texts = drafts.mapValues(\.text)
        if let reason, steps.indices.contains(cursor) { texts[number(cursor)] = reason.text }
        return texts
    }

    /// Replaces the steps; known ones keep their state, and the cursor stays on its step.
    package mutating func take(_ steps: [Step]) {
        let numbers = self.steps.indices.map(number)
        let current = numbers.indices.contains(cursor) ? numbers[cursor] : nil
        self.steps = steps
        takeRecorded()
        let place = steps.indices.first { number($0) == current }
        if let reason, let current, place.map({ !isOpen($0) }) ?? true {
            drafts[current] = reason
            self.reason = nil
        }
        cursor = place ?? 0
        let isNew = steps.indices.map(number) != numbers
        if isNew, reason == nil, !isSettled, !isOpen(cursor) { cursor = nextOpen ?? cursor }
    }

    /// Restores the earlier state of a step, whether the step is shown now or later.
    package mutating func recall(_ state: StepState, of number: Int, together isTogether: Bool = false) {
        states[number] = state
        if isTogether { together.insert(number) }
        takeRecorded()
        cursor = nextOpen ?? cursor
    }

    /// Restores a reason that was begun; typing resumes if its step is shown.
    package mutating func recall(reason text: String, of number: Int) {
        let editor = TextEditor(text)
        drafts[number] = editor
        guard reason == nil, let index = steps.indices.first(where: { self.number($0) == number }),
            isOpen(index)
        else { return }
        cursor = index
        reason = editor
    }

    private func number(_ index: Int) -> Int { steps[index].number ?? index }

    private func state(_ index: Int) -> StepState { states[number(index)] ?? .open }

    private func isOpen(_ index: Int) -> Bool { state(index) == .open }

    private mutating func takeRecorded() {
        for (index, step) in steps.enumerated() {
            if let recorded = step.recorded { states[number(index)] = recorded }
        }
    }

    /// Handles an input event.
    package mutating func handle(_ event: InputEvent) -> FieldResponse {
        if reason != nil { return handleReason(event) }
        guard case .key(let key) = event, !steps.isEmpty else {
            return event == .key(.enter) ? .confirmed : .ignored
        }
        switch key {
        case .enter: return enter()
        case .space: return toggle(cursor)
        case .up where cursor > 0: cursor -= 1
        case .down where cursor < steps.count - 1: cursor += 1
        case .home: cursor = 0
        case .end: cursor = steps.count - 1
        case Self.allKey: return tickAll()
        case Self.skipKey: return skip()
        default: return .ignored
        }
        return .changed
    }

    private mutating func enter() -> FieldResponse {
        if isOpen(cursor) { return toggle(cursor) }
        guard let open = nextOpen else { return .confirmed }
        cursor = open
        return .changed
    }

    /// The next open step, looking from the cursor on first and then from the top.
    private var nextOpen: Int? {
        let order = Array(cursor..<max(cursor, steps.count)) + Array(0..<min(cursor, steps.count))
        return order.first(where: isOpen)
    }

    private mutating func toggle(_ index: Int) -> FieldResponse {
        if steps[index].recorded != nil { return .recorded }
        let isDone = isOpen(index)
        states[number(index)] = isDone ? .done : .open
        together.remove(number(index))
        if isDone, let open = nextOpen { cursor = open }
        return .changed
    }

    private mutating func tickAll() -> FieldResponse {
        guard !isSettled else { return .confirmed }
        for index in steps.indices where isOpen(index) {
            states[number(index)] = .done
            together.insert(number(index))
        }
        return .changed
    }

    private mutating func skip() -> FieldResponse {
        if steps[cursor].recorded != nil { return .recorded }
        if case .skipped = state(cursor) {
            states[number(cursor)] = .open
        } else {
            reason = drafts[number(cursor)] ?? TextEditor()
        }
        return .changed
    }

    private mutating func handleReason(_ event: InputEvent) -> FieldResponse {
        guard var editor = reason else { return .ignored }
        switch event {
        case .key(.escape), .key(.tab), .key(.backTab), .key(.up), .key(.down):
            drafts[number(cursor)] = editor
            reason = nil
            return event == .key(.escape) ? .changed : handle(event)
        case .key(.enter):
            let isBlank = editor.characters.allSatisfy(\.isWhitespace)
            guard !isBlank || steps[cursor].isOptional else { return .confirmed }
            states[number(cursor)] = .skipped(reason: isBlank ? nil : editor.text)
            drafts[number(cursor)] = nil
            reason = nil
            if let open = nextOpen { cursor = open }
            return .changed
        default:
            guard editor.handle(event) else { return .ignored }
            reason = editor
            return .changed
        }
    }

    /// The state of each step.
    package var answer: FieldAnswer { .steps(steps.indices.map(state)) }

    /// The problem: a required step is open, or a reason is missing.
    package func problem(_ words: TerminalWords) -> FieldProblem? {
        if reason != nil { return FieldProblem(words.reasonNeeded) }
        return firstOpen == nil ? nil : FieldProblem(words.stepOpen)
    }

    /// Puts the cursor on the first required step that is open.
    package mutating func turnToProblem() {
        if reason == nil, let firstOpen { cursor = firstOpen }
    }

    private var firstOpen: Int? { steps.indices.first { isOpen($0) && !steps[$0].isOptional } }
}

extension Checklist {
    /// The steps, and the reason while it is being typed.
    package func frame(_ look: Look, isFocused: Bool) -> Frame {
        var frame = Frame()
        for (index, step) in steps.enumerated() {
            let isCurrent = isFocused && index == cursor
            if isCurrent { frame.cursor = Position(row: frame.rows.count, column: 0) }
            frame.append(
                label(index, step, look.words)
                    .wrapped(to: look.columns, first: lead(index, isCurrent: isCurrent, look)))
            if isCurrent, let reason {
                let lead = StyledText("    \(look.words.reason): ", .field)
                let (row, column) = reason.window(look.columns - lead.columns, look.marks, role: .input)
                frame.cursor = Position(row: frame.rows.count, column: lead.columns + column)
                frame.append(lead + row)
            } else if case .skipped(let reason?) = state(index) {
                let text = StyledText("\(look.words.skipped): \(reason)", .hint)
                frame.append(text.wrapped(to: look.columns, first: "    "))
            }
        }
        return frame
    }

    private func lead(_ index: Int, isCurrent: Bool, _ look: Look) -> StyledText {
        let box =
            switch state(index) {
            case .open: look.marks.unticked
            case .done: look.marks.ticked
            case .skipped: look.marks.skipped
            }
        let pointer =
            isCurrent ? look.marks.pointer : String(repeating: " ", count: look.marks.pointer.columns)
        return StyledText("\(pointer) ", isCurrent ? .selected : .optionKey)
            + StyledText("\(box) ", isOpen(index) ? .step : .stepDone)
    }

    private func label(_ index: Int, _ step: Step, _ words: TerminalWords) -> StyledText {
        let label = StyledText(step.label, isOpen(index) ? .step : .stepDone)
        return step.isOptional ? label + StyledText("  (\(words.optional))", .hint) : label
    }

    /// The keys that are available now.
    package func hints(_ words: TerminalWords) -> [KeyHint] {
        if reason != nil {
            return [KeyHint(words.enterKey, words.skip), KeyHint(words.escapeKey, words.close)]
        }
        let moving = KeyHint(words.arrowKeys, words.move)
        guard steps.indices.contains(cursor), steps[cursor].recorded == nil else {
            return [KeyHint(words.enterKey, words.goOn), moving]
        }
        let ticking = KeyHint(words.enterKey, isOpen(cursor) ? words.tick : words.goOn)
        var isSkipped = false
        if case .skipped = state(cursor) { isSkipped = true }
        let openCount = steps.indices.count(where: isOpen)
        let tickingAll = openCount > 1 ? [KeyHint("^A", words.tickAll)] : []
        let untick = !isOpen(cursor) && !isSkipped ? [KeyHint(words.spaceKey, words.untick)] : []
        return [ticking] + tickingAll + [KeyHint("^S", isSkipped ? words.unskip : words.skip)] + untick
            + [moving]
    }

    /// How many steps are done, and how many skipped. **Shape**: `2 of 3 done, 1 skipped`.
    package func summary(_ look: Look) -> StyledText {
        let done = steps.indices.count { state($0) == .done }
        let skipped = steps.indices.count { !isOpen($0) && state($0) != .done }
        let counts = "\(done) \(look.words.of) \(steps.count) \(look.words.done)"
        return StyledText(counts + (skipped > 0 ? ", \(skipped) \(look.words.skipped)" : ""), .input)
    }
}
