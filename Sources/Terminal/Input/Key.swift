/// A key as the agent pressed it.
package struct Key: Sendable, Hashable {
    /// Which key it is.
    package let code: Code
    /// The modifiers that were held and that the character does not already show.
    package let modifiers: Modifiers

    /// The keys that are told apart.
    package enum Code: Sendable, Hashable {
        /// A key that types something; with control it is the lower-case letter.
        case character(Character)
        case enter, tab, escape, backspace, delete, insert
        case up, down, left, right, home, end, pageUp, pageDown
        /// A function key by its number, from 1.
        case function(Int)
    }

    /// The modifiers of a key, with the bits that xterm gives them.
    package struct Modifiers: OptionSet, Sendable, Hashable {
        /// The bits of the set.
        package let rawValue: Int

        /// Takes the bits as a terminal reports them, less one.
        package init(rawValue: Int) {
            self.rawValue = rawValue
        }

        /// The shift key; never set on a character, which shows it itself.
        package static let shift = Modifiers(rawValue: 1)
        /// The alt (option, meta) key.
        package static let alt = Modifiers(rawValue: 2)
        /// The control key.
        package static let control = Modifiers(rawValue: 4)
    }

    /// Names a key and what was held with it.
    package init(_ code: Code, _ modifiers: Modifiers = []) {
        self.code = code
        self.modifiers = modifiers
    }

    /// A key that types a character.
    package static func character(_ character: Character) -> Key { Key(.character(character)) }
    /// A character with the control key. Shape: the lower-case letter.
    package static func control(_ character: Character) -> Key { Key(.character(character), .control) }
    /// A character with the alt key.
    package static func alt(_ character: Character) -> Key { Key(.character(character), .alt) }
    /// A function key by its number, from 1.
    package static func function(_ number: Int) -> Key { Key(.function(number)) }

    /// The Enter key.
    package static let enter = Key(.enter)
    /// The tabulator key.
    package static let tab = Key(.tab)
    /// The tabulator key with shift.
    package static let backTab = Key(.tab, .shift)
    /// The Esc key.
    package static let escape = Key(.escape)
    /// The key that deletes to the left.
    package static let backspace = Key(.backspace)
    /// The key that deletes to the right.
    package static let delete = Key(.delete)
    /// The space bar.
    package static let space = Key.character(" ")
    /// The arrow up.
    package static let up = Key(.up)
    /// The arrow down.
    package static let down = Key(.down)
    /// The arrow to the left.
    package static let left = Key(.left)
    /// The arrow to the right.
    package static let right = Key(.right)
    /// The Home key.
    package static let home = Key(.home)
    /// The End key.
    package static let end = Key(.end)
    /// The key for the page before.
    package static let pageUp = Key(.pageUp)
    /// The key for the page after.
    package static let pageDown = Key(.pageDown)

    /// What the key types; nil when it types nothing or a modifier makes it a command.
    package var typed: Character? {
        guard modifiers.isEmpty, case .character(let character) = code else { return nil }
        return character
    }
}

/// What the agent did at the keyboard.
package enum InputEvent: Sendable, Hashable {
    /// One key was pressed.
    case key(Key)
    /// A text was pasted; control characters are gone, line breaks are `\n`.
    case paste(String)
}
