/// A key as the agent pressed it.
package struct Key: Sendable, Hashable {
    /// Which key it is.
    package let code: Code
    /// The modifiers that were held, except those the character itself already reflects.
    package let modifiers: Modifiers

    /// The keys that can be told apart.
    package enum Code: Sendable, Hashable {
        /// A key that types a character; with Control, the lower-case letter.
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

        /// Takes the modifier number a terminal reports, minus one.
        package init(rawValue: Int) {
            self.rawValue = rawValue
        }

        /// The Shift key; never set on a character, which reflects it already.
        package static let shift = Modifiers(rawValue: 1)
        /// The Alt (Option, Meta) key.
        package static let alt = Modifiers(rawValue: 2)
        /// The Control key.
        package static let control = Modifiers(rawValue: 4)
    }

    /// Combines a key with the modifiers held.
    package init(_ code: Code, _ modifiers: Modifiers = []) {
        self.code = code
        self.modifiers = modifiers
    }

    /// A key that types a character.
    package static func character(_ character: Character) -> Key { Key(.character(character)) }
    /// A character with the Control key. **Shape**: the lower-case letter.
    package static func control(_ character: Character) -> Key { Key(.character(character), .control) }
    /// A character with the Alt key.
    package static func alt(_ character: Character) -> Key { Key(.character(character), .alt) }
    /// A function key by its number, from 1.
    package static func function(_ number: Int) -> Key { Key(.function(number)) }

    /// The Enter key.
    package static let enter = Key(.enter)
    /// The Tab key.
    package static let tab = Key(.tab)
    /// Shift with the Tab key.
    package static let backTab = Key(.tab, .shift)
    /// The Esc key.
    package static let escape = Key(.escape)
    /// The key that deletes to the left.
    package static let backspace = Key(.backspace)
    /// The key that deletes to the right.
    package static let delete = Key(.delete)
    /// The space bar.
    package static let space = Key.character(" ")
    /// The up arrow.
    package static let up = Key(.up)
    /// The down arrow.
    package static let down = Key(.down)
    /// The left arrow.
    package static let left = Key(.left)
    /// The right arrow.
    package static let right = Key(.right)
    /// The Home key.
    package static let home = Key(.home)
    /// The End key.
    package static let end = Key(.end)
    /// The Page Up key.
    package static let pageUp = Key(.pageUp)
    /// The Page Down key.
    package static let pageDown = Key(.pageDown)

    /// The character the key types; nil if it types none or a modifier makes it a command.
    package var typed: Character? {
        guard modifiers.isEmpty, case .character(let character) = code else { return nil }
        return character
    }
}

/// What the agent did at the keyboard.
package enum InputEvent: Sendable, Hashable {
    /// One key was pressed.
    case key(Key)
    /// A text was pasted; control characters have been removed, and line breaks are `\n`.
    case paste(String)
}
