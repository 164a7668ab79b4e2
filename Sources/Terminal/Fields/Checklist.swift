/// What became of a step.
public enum StepState: Sendable, Equatable {
    /// Neither ticked nor skipped.
    case open
    /// Ticked.
    case done
    /// Skipped; the reason may be missing only where the step is optional.
    case skipped(reason: String?)
}

/// Steps to tick: Enter ticks one after the other, and one may be skipped with a reason.
public struct Checklist: Field {
    private let steps: [Step]
    private var states: [StepState]
    private var cursor: Int
    private var reason: TextEditor?
    private var drafts: [Int: TextEditor] = [:]
    private let skipKey: Character
    /// Skips with a reason even what can be skipped without one.
    private let reasonKey: Character = "r"

    /// One line to do and tick.
    public struct Step: Sendable, Equatable {
        /// What to do.
        public let label: String
        /// Whether it can be skipped without a reason, and be left open.
        public let isOptional: Bool

        /// Describes a step.
        public init(_ label: String, isOptional: Bool = false) {
            self.label = label
            self.isOptional = isOptional
        }
    }

    /// Lists steps.
    ///
    /// - Parameters:
    ///   - steps: what to do, in order.
    ///   - states: what became of them so far; all are open unless given.
    ///   - skipKey: the letter that skips the step under the cursor.
    public init(_ steps: [Step], states: [StepState] = [], skipKey: Character = "s") {
        self.steps = steps
        self.states = steps.indices.map { $0 < states.count ? states[$0] : .open }
        self.skipKey = skipKey
        cursor = self.states.firstIndex(of: .open) ?? 0
    }

    /// Whether no step is open, so that there is nothing left to do here.
    var isSettled: Bool { !states.contains(.open) }

    /// Takes what the agent did.
    public mutating func handle(_ event: InputEvent) -> FieldResponse {
        if reason != nil { return handleReason(event) }
        guard case .key(let key) = event, !steps.isEmpty else {
            return event == .key(.enter) ? .confirmed : .ignored
        }
        switch key {
        case .enter: return enter()
        case .space: toggle(cursor)
        case .up where cursor > 0: cursor -= 1
        case .down where cursor < steps.count - 1: cursor += 1
        case .home: cursor = 0
        case .end: cursor = steps.count - 1
        default:
            guard let character = key.typed else { return .ignored }
            if let digit = character.wholeNumberValue, steps.indices.contains(digit - 1) {
                cursor = digit - 1
                toggle(cursor)
            } else if String(character).folded == String(skipKey).folded {
                skip()
            } else if String(character).folded == String(reasonKey).folded, states[cursor] == .open {
                reason = drafts[cursor] ?? TextEditor()
            } else {
                return .ignored
            }
        }
        return .changed
    }

    private mutating func enter() -> FieldResponse {
        if states[cursor] == .open {
            toggle(cursor)
            return .changed
        }
        guard let open = nextOpen else { return .confirmed }
        cursor = open
        return .changed
    }

    /// The next open step, behind the cursor first.
    private var nextOpen: Int? {
        let order = Array(cursor..<steps.count) + Array(0..<cursor)
        return order.first { states[$0] == .open }
    }

    private mutating func toggle(_ index: Int) {
        states[index] = states[index] == .open ? .done : .open
        if states[index] == .done, let open = nextOpen { cursor = open }
    }

    private mutating func skip() {
        if case .skipped = states[cursor] {
            states[cursor] = .open
        } else if steps[cursor].isOptional {
            states[cursor] = .skipped(reason: nil)
            if let open = nextOpen { cursor = open }
        } else {
            reason = drafts[cursor] ?? TextEditor()
        }
    }

    private mutating func handleReason(_ event: InputEvent) -> FieldResponse {
        guard var editor = reason else { return .ignored }
        switch event {
        case .key(.escape), .key(.tab), .key(.backTab), .key(.up), .key(.down):
            drafts[cursor] = editor
            reason = nil
            return event == .key(.escape) ? .changed : handle(event)
        case .key(.enter):
            guard !editor.characters.allSatisfy(\.isWhitespace) else { return .confirmed }
            states[cursor] = .skipped(reason: editor.text)
            drafts[cursor] = nil
            reason = nil
            if let open = nextOpen { cursor = open }
            return .changed
        default:
            guard editor.handle(event) else { return .ignored }
            reason = editor
            return .changed
        }
    }

    /// The steps, and the reason while it is typed.
    public func frame(_ look: Look, isFocused: Bool) -> Frame {
        var frame = Frame()
        for (index, step) in steps.enumerated() {
            let isCurrent = isFocused && index == cursor
            if isCurrent { frame.cursor = Position(row: frame.rows.count, column: 0) }
            frame.append(
                label(index, step).wrapped(to: look.columns, first: lead(index, isCurrent: isCurrent, look)))
            if isCurrent, let reason {
                let lead = StyledText("    \(look.words.reason): ", .field)
                let (row, column) = reason.window(look.columns - lead.columns, look.marks, role: .input)
                frame.cursor = Position(row: frame.rows.count, column: lead.columns + column)
                frame.append(lead + row)
            } else if case .skipped(let reason?) = states[index] {
                let text = StyledText("\(look.words.skipped): \(reason)", .hint)
                frame.append(text.wrapped(to: look.columns, first: "    "))
            }
        }
        return frame
    }

    private func lead(_ index: Int, isCurrent: Bool, _ look: Look) -> StyledText {
        let box =
            switch states[index] {
            case .open: look.marks.unticked
            case .done: look.marks.ticked
            case .skipped: look.marks.skipped
            }
        let pointer =
            isCurrent ? look.marks.pointer : String(repeating: " ", count: look.marks.pointer.columns)
        return StyledText("\(pointer) \(index + 1)", isCurrent ? .selected : .optionKey)
            + StyledText(" \(box) ", states[index] == .open ? .step : .stepDone)
    }

    private func label(_ index: Int, _ step: Step) -> StyledText {
        StyledText(step.label, states[index] == .open ? .step : .stepDone)
    }

    /// The keys that do something now.
    public func hints(_ words: TerminalWords) -> [KeyHint] {
        if reason != nil {
            return [KeyHint(words.enterKey, words.skip), KeyHint(words.escapeKey, words.close)]
        }
        let isOpen = steps.indices.contains(cursor) && states[cursor] == .open
        let ticking = KeyHint(words.enterKey, isOpen ? words.tick : words.goOn)
        var isSkipped = false
        if steps.indices.contains(cursor), case .skipped = states[cursor] { isSkipped = true }
        var hints = [ticking, KeyHint(String(skipKey), isSkipped ? words.unskip : words.skip)]
        if isOpen, steps[cursor].isOptional { hints.append(KeyHint(String(reasonKey), words.skipSaying)) }
        if !isOpen, !isSkipped { hints.append(KeyHint(words.spaceKey, words.untick)) }
        return hints + [KeyHint(words.arrowKeys, words.move)]
    }

    /// What became of each step.
    public var answer: FieldAnswer { .steps(states) }

    /// How many steps are done or skipped. Shape: `2 of 3`.
    public func summary(_ look: Look) -> StyledText {
        StyledText("\(states.count { $0 != .open }) \(look.words.of) \(steps.count)", .input)
    }

    /// What is wrong: a step that must be done is open, or a reason is missing.
    public func problem(_ words: TerminalWords) -> FieldProblem? {
        if reason != nil { return FieldProblem(words.reasonNeeded) }
        return firstOpen == nil ? nil : FieldProblem(words.stepOpen)
    }

    /// Puts the cursor on the first step that must be done.
    public mutating func turnToProblem() {
        if reason == nil, let firstOpen { cursor = firstOpen }
    }

    private var firstOpen: Int? { steps.indices.first { states[$0] == .open && !steps[$0].isOptional } }
}
