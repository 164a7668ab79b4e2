/// A question with a few ways on, such as park, abandon or go on; a way may require a reason.
package struct ConfirmPanel: Sendable {
    private let question: String
    private let ways: [Way]
    private let offered: Int?
    private var choice: ChoiceField
    private var reason: (way: Int, field: TextField)?
    private var drafts: [Int: TextField] = [:]
    private var problem: FieldProblem?
    private let words: TerminalWords

    /// One way on.
    package struct Way: Sendable, Equatable {
        /// Its label and letter.
        package let option: ListOption
        /// The prompt for a reason; nil if none is needed.
        package let reason: String?

        /// Describes a way on.
        package init(_ option: ListOption, reason: String? = nil) {
            self.option = option
            self.reason = reason
        }
    }

    /// The result of handling a key.
    package enum Response: Sendable, Equatable {
        /// The key means nothing here.
        case ignored
        /// Something changed.
        case changed
        /// A way was chosen, by its index, with the reason if one is needed.
        case chosen(Int, reason: String?)
        /// The panel was closed without a choice.
        case closed
    }

    /// Asks a question.
    ///
    /// - Parameters:
    ///   - question: the text of the question.
    ///   - ways: the ways on.
    ///   - offered: the way that Enter takes; nil for none.
    ///   - words: the words of the fields.
    package init(_ question: String, ways: [Way], offered: Int? = nil, words: TerminalWords) {
        self.question = question
        self.ways = ways
        self.offered = offered
        self.words = words
        choice = ChoiceField(ways.map(\.option), offered: offered, canFilter: false)
    }

    /// Whether a reason is being typed, so that every character belongs to it.
    package var isTyping: Bool { reason != nil }

    /// Reasons typed for ways that were not chosen, in the order of the ways.
    package var reasons: [String] {
        drafts.sorted { $0.key < $1.key }.map(\.value.text).filter { !$0.isEmpty }
    }

    /// Asks again, keeping the reasons typed so far.
    package mutating func restart() {
        choice = ChoiceField(ways.map(\.option), offered: offered, canFilter: false)
        reason = nil
        problem = nil
    }

    /// Handles an input event. Esc leaves the reason first, then closes the panel; typed text is kept.
    package mutating func handle(_ event: InputEvent) -> Response {
        if reason != nil { return handleReason(event) }
        switch choice.handle(event) {
        case .ignored, .recorded: return event == .key(.escape) ? .closed : .ignored
        case .changed:
            problem = nil
            return .changed
        case .confirmed:
            problem = choice.problem(words)
            guard case .option(let index) = choice.answer else { return .changed }
            guard ways[index].reason != nil else { return .chosen(index, reason: nil) }
            reason = (index, drafts[index] ?? TextField())
            return .changed
        }
    }

    private mutating func handleReason(_ event: InputEvent) -> Response {
        guard let (way, before) = reason else { return .ignored }
        var field = before
        let response = event == .key(.escape) ? .changed : field.handle(event)
        drafts[way] = field
        reason = event == .key(.escape) ? nil : (way, field)
        switch response {
        case .ignored, .recorded: return .ignored
        case .changed:
            problem = nil
            return .changed
        case .confirmed:
            problem = field.problem(words)
            return problem == nil ? .chosen(way, reason: field.text) : .changed
        }
    }

    /// The question, the ways on, and the reason while it is being typed.
    package func frame(_ look: Look) -> Frame {
        var frame = Frame(StyledText(question, .title).wrapped(to: look.columns))
        frame.append(choice.frame(look, isFocused: reason == nil))
        if let (way, field) = reason {
            frame.append(StyledText(ways[way].reason ?? "", .field).wrapped(to: look.columns))
            frame.append(field.frame(look, isFocused: true))
        }
        if let problem { frame.append(problem.rows(label: "", look)) }
        frame.focus = 0..<frame.rows.count
        return frame
    }

    /// The keys that are available now.
    package func hints(_ words: TerminalWords) -> [KeyHint] {
        (reason?.field.hints(words) ?? choice.hints(words)) + [KeyHint(words.escapeKey, words.close)]
    }
}
