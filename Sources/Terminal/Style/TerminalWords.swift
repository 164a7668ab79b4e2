/// Every word that the widgets show on their own; the terminal code contains none.
///
/// A class, because forms and looks are copied with every key, and these many words are the same in all of them.
package final class TerminalWords: Sendable {
    // Names of keys.
    /// The name of the Enter key.
    package let enterKey: String
    /// The name of the space bar.
    package let spaceKey: String
    /// The name of the Tab key.
    package let tabKey: String
    /// The name of the Esc key.
    package let escapeKey: String
    /// The name of the up and down arrows.
    package let arrowKeys: String
    /// The name of the left and right arrows.
    package let sideArrowKeys: String
    /// The name of the page keys.
    package let pageKeys: String

    // What keys do.
    /// Takes the option under the cursor or the one whose key is pressed.
    package let choose: String
    /// Moves the cursor.
    package let move: String
    /// Narrows a list.
    package let filter: String
    /// Shows the whole list again.
    package let showAll: String
    /// Accepts an answer.
    package let confirm: String
    /// Accepts the offered value.
    package let takeOffered: String
    /// Puts the offered value into the field for editing.
    package let editOffered: String
    /// Leaves an optional field empty.
    package let leaveOut: String
    /// Ticks a step.
    package let tick: String
    /// Ticks all steps that are left.
    package let tickAll: String
    /// Unticks a step.
    package let untick: String
    /// Skips a step.
    package let skip: String
    /// Reopens a skipped step.
    package let unskip: String
    /// Goes to the next field.
    package let nextField: String
    /// Leaves the card for the next one.
    package let goOn: String
    /// Closes a panel.
    package let close: String
    /// Scrolls a card that is taller than the screen.
    package let scroll: String
    /// Undoes the last change of a text.
    package let undo: String

    // What is wrong.
    /// No option is chosen.
    package let chooseOne: String
    /// Too few are chosen; the number follows.
    package let chooseAtLeast: String
    /// Too many are chosen; the number follows.
    package let chooseAtMost: String
    /// No option matches what was typed.
    package let nothingMatches: String
    /// A field is empty.
    package let answerNeeded: String
    /// A step is neither ticked nor skipped.
    package let stepOpen: String
    /// A step has appeared that was not shown before.
    package let stepAppeared: String
    /// The agent tried to change something already recorded.
    package let recorded: String
    /// A step cannot be skipped without a reason.
    package let reasonNeeded: String
    /// Introduces an example.
    package let forExample: String

    // What is shown.
    /// Beside an offered value.
    package let offered: String
    /// Beside a step that may stay open.
    package let optional: String
    /// After the number of steps that are ticked.
    package let done: String
    /// Before the reason of a skipped step, and after the number of those.
    package let skipped: String
    /// Before a reason being typed.
    package let reason: String
    /// Between a count and the total: 3 of 12.
    package let of: String
    /// After the number of rows hidden above.
    package let above: String
    /// After the number of rows hidden below.
    package let below: String
    /// In an empty secret field.
    package let secretEmpty: String
    /// In a secret field that is not empty.
    package let secretTyped: String
    /// In place of a secret that was given.
    package let secretGiven: String
    /// For an answer that is left out.
    package let leftOut: String
    /// Instead of everything else, on a screen too small for a card.
    package let tooSmall: String

    /// Sets every word.
    package init(
        enterKey: String, spaceKey: String, tabKey: String, escapeKey: String, arrowKeys: String,
        sideArrowKeys: String, pageKeys: String, choose: String, move: String, filter: String,
        showAll: String, confirm: String, takeOffered: String, editOffered: String, leaveOut: String,
        tick: String, tickAll: String, untick: String, skip: String, unskip: String, nextField: String,
        goOn: String, close: String, scroll: String,
        undo: String, chooseOne: String, chooseAtLeast: String, chooseAtMost: String, nothingMatches: String,
        answerNeeded: String, stepOpen: String, stepAppeared: String, recorded: String, reasonNeeded: String,
        forExample: String, offered: String, optional: String, done: String, skipped: String, reason: String,
        of: String, above: String,
        below: String, secretEmpty: String, secretTyped: String, secretGiven: String, leftOut: String,
        tooSmall: String
    ) {
        self.enterKey = enterKey
        self.spaceKey = spaceKey
        self.tabKey = tabKey
        self.escapeKey = escapeKey
        self.arrowKeys = arrowKeys
        self.sideArrowKeys = sideArrowKeys
        self.pageKeys = pageKeys
        self.choose = choose
        self.move = move
        self.filter = filter
        self.showAll = showAll
        self.confirm = confirm
        self.takeOffered = takeOffered
        self.editOffered = editOffered
        self.leaveOut = leaveOut
        self.tick = tick
        self.tickAll = tickAll
        self.untick = untick
        self.skip = skip
        self.unskip = unskip
        self.nextField = nextField
        self.goOn = goOn
        self.close = close
        self.scroll = scroll
        self.undo = undo
        self.chooseOne = chooseOne
        self.chooseAtLeast = chooseAtLeast
        self.chooseAtMost = chooseAtMost
        self.nothingMatches = nothingMatches
        self.answerNeeded = answerNeeded
        self.stepOpen = stepOpen
        self.stepAppeared = stepAppeared
        self.recorded = recorded
        self.reasonNeeded = reasonNeeded
        self.forExample = forExample
        self.offered = offered
        self.optional = optional
        self.done = done
        self.skipped = skipped
        self.reason = reason
        self.of = of
        self.above = above
        self.below = below
        self.secretEmpty = secretEmpty
        self.secretTyped = secretTyped
        self.secretGiven = secretGiven
        self.leftOut = leftOut
        self.tooSmall = tooSmall
    }
}
