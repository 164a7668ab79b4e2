/// Every word that the widgets show by themselves, in English unless others are given.
public struct TerminalWords: Sendable, Equatable {
    // Names of keys.
    /// The name of the Enter key.
    public var enterKey = "Enter"
    /// The name of the space bar.
    public var spaceKey = "Space"
    /// The name of the tabulator key.
    public var tabKey = "Tab"
    /// The name of the Esc key.
    public var escapeKey = "Esc"
    /// The name of the arrows that go up and down.
    public var arrowKeys = "↑↓"
    /// The name of the arrows that go left and right.
    public var sideArrowKeys = "←→"
    /// The name of the keys that go by pages.
    public var pageKeys = "PgUp/PgDn"

    // What keys do.
    /// Takes the option under the cursor or by its key.
    public var choose = "choose"
    /// Moves the cursor.
    public var move = "move"
    /// Narrows a list.
    public var filter = "filter"
    /// Shows the whole list again.
    public var showAll = "show all"
    /// Takes an answer.
    public var confirm = "confirm"
    /// Takes the value that is offered.
    public var takeOffered = "take it"
    /// Puts the value that is offered into the field, to be changed.
    public var editOffered = "edit it"
    /// Leaves an optional field empty.
    public var leaveOut = "leave out"
    /// Ticks a step.
    public var tick = "tick"
    /// Takes a tick away.
    public var untick = "untick"
    /// Skips a step.
    public var skip = "skip"
    /// Skips a step and says why, where no reason is needed.
    public var skipSaying = "give a reason"
    /// Goes back to a step that was skipped.
    public var unskip = "do it after all"
    /// Goes to the next field.
    public var nextField = "next field"
    /// Leaves the card.
    public var goOn = "go on"
    /// Closes a panel.
    public var close = "close"
    /// Moves a card that is taller than the screen.
    public var scroll = "scroll"
    /// Takes back the last change of a text.
    public var undo = "undo"

    // What is wrong.
    /// No option is chosen.
    public var chooseOne = "choose one of these"
    /// Too few are chosen; the number follows.
    public var chooseAtLeast = "choose at least"
    /// Too many are chosen; the number follows.
    public var chooseAtMost = "choose at most"
    /// No option holds what was typed.
    public var nothingMatches = "nothing matches"
    /// A field is empty.
    public var answerNeeded = "an answer is needed"
    /// A step is neither ticked nor skipped.
    public var stepOpen = "tick this step first, or skip it with a reason"
    /// A step that was not to be seen before.
    public var stepAppeared = "your answer brings up this step"
    /// What was to be changed is recorded.
    public var recorded = "this is recorded already; ^B takes it back"
    /// A step cannot be skipped without saying why.
    public var reasonNeeded = "a reason is needed"
    /// Introduces an example.
    public var forExample = "for example"

    // What is shown.
    /// Beside a value that is offered.
    public var offered = "offered"
    /// Before the reason of a step that was skipped.
    public var skipped = "skipped"
    /// Before a reason that is typed.
    public var reason = "reason"
    /// Between a number and the whole: 3 of 12.
    public var of = "of"
    /// Behind the number of rows that do not show above.
    public var above = "above"
    /// Behind the number of rows that do not show below.
    public var below = "below"
    /// In a secret field in which nothing is typed.
    public var secretEmpty = "nothing typed yet; typing does not show"
    /// In a secret field in which something is typed.
    public var secretTyped = "something is typed; it does not show"
    /// In place of a secret that was given.
    public var secretGiven = "given"
    /// For an answer that is left out.
    public var leftOut = "left out"
    /// Instead of everything, on a screen that holds no card.
    public var tooSmall = "This window is too small. It needs 40 columns and 10 rows."

    /// The English words.
    public static let english = TerminalWords()

    /// Starts with the English words.
    public init() {}
}

/// A key and what it does, for the help line.
public struct KeyHint: Sendable, Equatable {
    /// The keys as the agent knows them. Shape: `1-3`, `Enter`.
    public let keys: String
    /// What they do, in a word or two.
    public let action: String

    /// Names keys and what they do.
    public init(_ keys: String, _ action: String) {
        self.keys = keys
        self.action = action
    }
}

/// What widgets need to know to draw themselves.
public struct Look: Sendable, Equatable {
    /// The columns that there are.
    public var columns: Int
    /// The rows that a list may take before it shows one page at a time.
    public var listRows: Int
    /// The signs.
    public var marks: Marks
    /// The words.
    public var words: TerminalWords

    /// Names what widgets need to know.
    public init(columns: Int, listRows: Int = 12, marks: Marks = .unicode, words: TerminalWords = .english) {
        self.columns = max(1, columns)
        self.listRows = max(1, listRows)
        self.marks = marks
        self.words = words
    }

    /// The longest row that is read out without losing the line. Units: columns.
    public static let measure = 100

    /// What fits a terminal: its last column stays free, and a list leaves room for the rest of a card.
    public init(for size: Size, marks: Marks = .unicode, words: TerminalWords = .english) {
        self.init(
            columns: min(size.columns - 1, Self.measure), listRows: max(3, size.rows - 8), marks: marks,
            words: words)
    }
}
