/// Every word that the widgets show by themselves, in English unless others are given.
package struct TerminalWords: Sendable, Equatable {
    // Names of keys.
    /// The name of the Enter key.
    package var enterKey = "Enter"
    /// The name of the space bar.
    package var spaceKey = "Space"
    /// The name of the tabulator key.
    package var tabKey = "Tab"
    /// The name of the Esc key.
    package var escapeKey = "Esc"
    /// The name of the arrows that go up and down.
    package var arrowKeys = "↑↓"
    /// The name of the arrows that go left and right.
    package var sideArrowKeys = "←→"
    /// The name of the keys that go by pages.
    package var pageKeys = "PgUp/PgDn"

    // What keys do.
    /// Takes the option under the cursor or by its key.
    package var choose = "choose"
    /// Moves the cursor.
    package var move = "move"
    /// Narrows a list.
    package var filter = "filter"
    /// Shows the whole list again.
    package var showAll = "show all"
    /// Takes an answer.
    package var confirm = "confirm"
    /// Takes the value that is offered.
    package var takeOffered = "take it"
    /// Puts the value that is offered into the field, to be changed.
    package var editOffered = "edit it"
    /// Leaves an optional field empty.
    package var leaveOut = "leave out"
    /// Ticks a step.
    package var tick = "tick"
    /// Takes a tick away.
    package var untick = "untick"
    /// Skips a step.
    package var skip = "skip"
    /// Skips a step and says why, where no reason is needed.
    package var skipSaying = "give a reason"
    /// Goes back to a step that was skipped.
    package var unskip = "do it after all"
    /// Goes to the next field.
    package var nextField = "next field"
    /// Leaves the card.
    package var goOn = "go on"
    /// Closes a panel.
    package var close = "close"
    /// Moves a card that is taller than the screen.
    package var scroll = "scroll"
    /// Takes back the last change of a text.
    package var undo = "undo"

    // What is wrong.
    /// No option is chosen.
    package var chooseOne = "choose one of these"
    /// Too few are chosen; the number follows.
    package var chooseAtLeast = "choose at least"
    /// Too many are chosen; the number follows.
    package var chooseAtMost = "choose at most"
    /// No option holds what was typed.
    package var nothingMatches = "nothing matches"
    /// A field is empty.
    package var answerNeeded = "an answer is needed"
    /// A step is neither ticked nor skipped.
    package var stepOpen = "tick this step first, or skip it with a reason"
    /// A step that was not to be seen before.
    package var stepAppeared = "your answer brings up this step"
    /// What was to be changed is recorded.
    package var recorded = "this is recorded already; ^B takes it back"
    /// A step cannot be skipped without saying why.
    package var reasonNeeded = "a reason is needed"
    /// Introduces an example.
    package var forExample = "for example"

    // What is shown.
    /// Beside a value that is offered.
    package var offered = "offered"
    /// Before the reason of a step that was skipped.
    package var skipped = "skipped"
    /// Before a reason that is typed.
    package var reason = "reason"
    /// Between a number and the whole: 3 of 12.
    package var of = "of"
    /// Behind the number of rows that do not show above.
    package var above = "above"
    /// Behind the number of rows that do not show below.
    package var below = "below"
    /// In a secret field in which nothing is typed.
    package var secretEmpty = "nothing typed yet; typing does not show"
    /// In a secret field in which something is typed.
    package var secretTyped = "something is typed; it does not show"
    /// In place of a secret that was given.
    package var secretGiven = "given"
    /// For an answer that is left out.
    package var leftOut = "left out"
    /// Instead of everything, on a screen that holds no card.
    package var tooSmall = "This window is too small. It needs 40 columns and 10 rows."

    /// The English words.
    package static let english = TerminalWords()

    /// Starts with the English words.
    package init() {}
}

/// A key and what it does, for the help line.
package struct KeyHint: Sendable, Equatable {
    /// The keys as the agent knows them. Shape: `1-3`, `Enter`.
    package let keys: String
    /// What they do, in a word or two.
    package let action: String

    /// Names keys and what they do.
    package init(_ keys: String, _ action: String) {
        self.keys = keys
        self.action = action
    }
}

/// What widgets need to know to draw themselves.
package struct Look: Sendable, Equatable {
    /// The columns that there are.
    package var columns: Int
    /// The rows that a list may take before it shows one page at a time.
    package var listRows: Int
    /// The signs.
    package var marks: Marks
    /// The words.
    package var words: TerminalWords

    /// Names what widgets need to know.
    package init(columns: Int, listRows: Int = 12, marks: Marks = .unicode, words: TerminalWords = .english) {
        self.columns = max(1, columns)
        self.listRows = max(1, listRows)
        self.marks = marks
        self.words = words
    }

    /// The longest row that is read out without losing the line. Units: columns.
    package static let measure = 100

    /// What fits a terminal: its last column stays free, and a list leaves room for the rest of a card.
    package init(for size: Size, marks: Marks = .unicode, words: TerminalWords = .english) {
        self.init(
            columns: min(size.columns - 1, Self.measure), listRows: max(3, size.rows - 8), marks: marks,
            words: words)
    }
}
