/// One choice out of several: a number or letter chooses at once, typing narrows the list.
package struct ChoiceField: Field {
    private var list: OptionList
    private let remark: OptionList.Remark?
    private let isOptional: Bool
    private let isRow: Bool

    /// Asks for one of several options.
    ///
    /// - Parameters:
    ///   - options: the options to choose from.
    ///   - offered: the option that Enter takes unless another is chosen; if nil, Enter alone chooses
    ///     nothing.
    ///   - remark: what is shown beside the offered option, for example that it is the earlier answer.
    ///   - isOptional: whether the question may be left unanswered.
    ///   - canFilter: whether typing narrows the list.
    package init(
        _ options: [ListOption], offered: Int? = nil, remark: String = "", isOptional: Bool = false,
        canFilter: Bool = true
    ) {
        self.init(
            OptionList(options, cursor: offered, canFilter: canFilter), offered: offered, remark: remark,
            isOptional: isOptional,
            isRow: false)
    }

    /// Asks for yes (index 0) or no (index 1) in the given words, answered by their first letters, or by 1
    /// and 2 if the two letters are the same.
    package static func yesNo(
        yes: String, no: String, offered: Bool? = nil, remark: String = "", isOptional: Bool = false
    ) -> ChoiceField {
        let letters = [yes, no].map { $0.folded.first }
        let isDistinct = letters[0] != letters[1] && letters.allSatisfy { $0?.isLetter == true }
        let options = zip([yes, no], letters).map { ListOption($0, key: isDistinct ? $1 : nil) }
        let index = offered.map { $0 ? 0 : 1 }
        return ChoiceField(
            OptionList(options, cursor: index, canFilter: false), offered: index,
            remark: remark,
            isOptional: isOptional, isRow: true)
    }

    private init(_ list: OptionList, offered: Int?, remark: String, isOptional: Bool, isRow: Bool) {
        self.list = list
        self.isOptional = isOptional
        self.isRow = isRow
        self.remark = remark.isEmpty ? nil : offered.map { OptionList.Remark(index: $0, text: remark) }
    }

    /// Puts the cursor on an option, or on none, as if the agent had done so.
    package mutating func choose(_ index: Int?) { list.move(to: index) }

    /// Handles an input event.
    package mutating func handle(_ event: InputEvent) -> FieldResponse {
        if isRow, event == .key(.left) { return handle(.key(.up)) }
        if isRow, event == .key(.right) { return handle(.key(.down)) }
        if event == .key(.enter) {
            list.endNumber()
            return .confirmed
        }
        switch list.handle(event) {
        case .hit(let index):
            list.move(to: index)
            return .confirmed
        case .changed: return .changed
        case .ignored:
            let isClearing = event == .key(.backspace) || event == .key(.delete)
            guard isOptional, isClearing, list.cursor != nil else { return .ignored }
            list.move(to: nil)
            return .changed
        }
    }

    /// The rows of the field.
    package func frame(_ look: Look, isFocused: Bool) -> Frame {
        if isRow, !list.isAstray, let row = list.row(look, isFocused: isFocused, remark: remark) {
            return row
        }
        return list.frame(look, isFocused: isFocused, remark: remark)
    }

    /// The keys that are available now.
    package func hints(_ words: TerminalWords) -> [KeyHint] {
        let moving = KeyHint(isRow ? words.sideArrowKeys : words.arrowKeys, words.move)
        let confirming = KeyHint(
            words.enterKey, list.cursor == nil && isOptional ? words.leaveOut : words.confirm)
        if list.isFiltering { return [confirming, moving, KeyHint(words.escapeKey, words.showAll)] }
        let direct = KeyHint(list.directKeys, words.choose)
        let filtering = KeyHint(list.filtersAtOnce ? "a-z" : "/", words.filter)
        let isUseful = list.cursor != nil || isOptional
        return (list.directKeys.isEmpty ? [] : [direct]) + [moving] + (isUseful ? [confirming] : [])
            + (list.canFilter ? [filtering] : [])
    }

    /// The option under the cursor.
    package var answer: FieldAnswer { list.cursor.map { .option($0) } ?? .none }

    /// The label of the answer.
    package func summary(_ look: Look) -> StyledText {
        list.cursor.map { StyledText(list.options[$0].label, .input) }
            ?? StyledText(look.words.leftOut, .hint)
    }

    /// The problem: nothing is chosen.
    package func problem(_ words: TerminalWords) -> FieldProblem? {
        if list.cursor != nil || (isOptional && !list.isFiltering && !list.isAstray) { return nil }
        return FieldProblem(
            list.visible.isEmpty || list.isAstray ? words.nothingMatches : words.chooseOne,
            example: list.example)
    }
}

extension OptionList {
    /// How to choose the first option. **Shape**: `1 (Office 365)`, or only the label.
    var example: String? {
        options.first.map { name(0).isEmpty ? $0.label : "\(name(0)) (\($0.label))" }
    }
}
