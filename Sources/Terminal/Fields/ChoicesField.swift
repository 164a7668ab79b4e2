/// Several choices out of many: each is ticked by its number, its letter or the space bar; Enter takes them
/// all.
package struct ChoicesField: Field {
    private var list: OptionList
    private var ticked: Set<Int>
    private let limits: ClosedRange<Int>

    /// Asks for any number of options within limits.
    ///
    /// - Parameters:
    ///   - options: the options to choose from.
    ///   - offered: the options that start out ticked.
    ///   - minimum: how many must be ticked; 0 makes an empty answer valid.
    ///   - maximum: how many may be ticked; nil means any number.
    package init(_ options: [ListOption], offered: [Int] = [], minimum: Int = 1, maximum: Int? = nil) {
        list = OptionList(options, cursor: options.isEmpty ? nil : offered.first ?? 0)
        ticked = Set(offered.filter { options.indices.contains($0) })
        limits = minimum...max(minimum, maximum ?? options.count)
    }

    /// Ticks exactly these options, as if the agent had done so.
    package mutating func tick(_ indices: [Int]) { ticked = Set(indices) }

    /// Handles an input event.
    package mutating func handle(_ event: InputEvent) -> FieldResponse {
        if event == .key(.enter) || event == .key(.space) { list.endNumber() }
        if event == .key(.enter) { return .confirmed }
        if event == .key(.space), let index = list.cursor {
            ticked.formSymmetricDifference([index])
            return .changed
        }
        switch list.handle(event) {
        case .hit(let index):
            list.move(to: index)
            ticked.formSymmetricDifference([index])
            return .changed
        case .changed: return .changed
        case .ignored: return .ignored
        }
    }

    /// The rows of the field.
    package func frame(_ look: Look, isFocused: Bool) -> Frame {
        list.frame(look, isFocused: isFocused, ticked: ticked)
    }

    /// The keys that are available now.
    package func hints(_ words: TerminalWords) -> [KeyHint] {
        let common = [KeyHint(words.spaceKey, words.tick), KeyHint(words.enterKey, words.confirm)]
        if list.isFiltering { return common + [KeyHint(words.escapeKey, words.showAll)] }
        let isDirect = list.options.count <= 9 || !list.filtersAtOnce
        let direct = KeyHint(list.directKeys, isDirect ? words.tick : words.move)
        return (list.directKeys.isEmpty ? [] : [direct]) + common + [
            KeyHint(list.filtersAtOnce ? "a-z" : "/", words.filter)
        ]
    }

    /// The ticked options.
    package var answer: FieldAnswer { ticked.isEmpty ? .none : .options(ticked.sorted()) }

    /// The labels of the ticked options.
    package func summary(_ look: Look) -> StyledText {
        if ticked.isEmpty { return StyledText(look.words.leftOut, .hint) }
        return StyledText(ticked.sorted().map { list.options[$0].label }.joined(separator: ", "), .input)
    }

    /// The problem: too few or too many are ticked.
    package func problem(_ words: TerminalWords) -> FieldProblem? {
        if list.isAstray { return FieldProblem(words.nothingMatches, example: list.example) }
        if ticked.count < limits.lowerBound {
            return FieldProblem("\(words.chooseAtLeast) \(limits.lowerBound)", example: list.example)
        }
        return ticked.count > limits.upperBound
            ? FieldProblem("\(words.chooseAtMost) \(limits.upperBound)") : nil
    }
}
