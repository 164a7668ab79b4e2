import Terminal

extension TerminalWords {
    /// The English words of the widgets, written out: tests of widgets need some, and the wizard's words are
    /// compared with them.
    package static let english = TerminalWords(
        enterKey: "Enter",
        spaceKey: "Space",
        tabKey: "Tab",
        escapeKey: "Esc",
        arrowKeys: "↑↓",
        sideArrowKeys: "←→",
        pageKeys: "PgUp/PgDn",
        choose: "choose",
        move: "move",
        filter: "filter",
        showAll: "show all",
        confirm: "confirm",
        takeOffered: "take it",
        editOffered: "edit it",
        leaveOut: "skip",
        tick: "tick",
        tickAll: "tick all",
        untick: "untick",
        skip: "skip",
        unskip: "do it after all",
        nextField: "next field",
        goOn: "go on",
        close: "close",
        scroll: "scroll",
        undo: "undo",
        chooseOne: "choose one of these",
        chooseAtLeast: "choose at least",
        chooseAtMost: "choose at most",
        nothingMatches: "nothing matches",
        answerNeeded: "an answer is needed",
        stepOpen: "tick this step first, or skip it with a reason",
        stepAppeared: "your answer brings up this step",
        recorded: "this is recorded already; ^B takes it back",
        reasonNeeded: "a reason is needed",
        forExample: "for example",
        offered: "offered",
        optional: "can be skipped",
        done: "done",
        skipped: "skipped",
        reason: "reason",
        of: "of",
        above: "above",
        below: "below",
        secretEmpty: "nothing typed yet; typing does not show",
        secretTyped: "something is typed; it does not show",
        secretGiven: "given",
        leftOut: "skipped",
        tooSmall: "This window is too small. It needs 40 columns and 10 rows.")
}

/// Widgets in English, for tests where the language does not matter.
extension Look {
    /// A look with the given number of columns.
    package init(columns: Int, listRows: Int = 12, marks: Marks = .unicode) {
        self.init(columns: columns, listRows: listRows, marks: marks, words: .english)
    }

    /// A look that fits a terminal.
    package init(for size: Size) {
        self.init(for: size, words: .english)
    }
}

extension Form {
    /// Begins with the first item.
    package init(_ items: [Item]) {
        self.init(items, words: .english)
    }
}

extension ConfirmPanel {
    /// Asks a question.
    package init(_ question: String, ways: [Way], offered: Int? = nil) {
        self.init(question, ways: ways, offered: offered, words: .english)
    }
}
