/// A key as the agent pressed it.
public struct Key: Sendable, Hashable {
    /// Which key it is.
    public let code: Code
    /// The modifiers that were held and that the character does not already show.
    public let modifiers: Modifiers

    /// The keys that are told apart.
    public enum Code: Sendable, Hashable {
        /// A key that types something; with control it is the lower-case letter.
        case character(Character)
        case enter, tab, escape, backspace, delete, insert
        case up, down, left, right, home, end, pageUp, pageDown
        /// A function key by its number, from 1.
        case function(Int)
    }

    /// The modifiers of a key, with the bits that xterm gives them.
    public struct Modifiers: OptionSet, Sendable, Hashable {
        /// The bits of the set.
        public let rawValue: Int

        /// Takes the bits as a terminal reports them, less one.
        public init(rawValue: Int) {
            self.rawValue = rawValue
        }

        /// The shift key; never set on a character, which shows it itself.
        public static let shift = Modifiers(rawValue: 1)
        /// The alt (option, meta) key.
        public static let alt = Modifiers(rawValue: 2)
        /// The control key.
        public static let control = Modifiers(rawValue: 4)
    }

    /// Names a key and what was held with it.
    public init(_ code: Code, _ modifiers: Modifiers = []) {
        self.code = code
        self.modifiers = modifiers
    }

    /// A key that types a character.
    public static func character(_ character: Character) -> Key { Key(.character(character)) }
    /// A character with the control key. Shape: the lower-case letter.
    public static func control(_ character: Character) -> Key { Key(.character(character), .control) }
    /// A character with the alt key.
    public static func alt(_ character: Character) -> Key { Key(.character(character), .alt) }
    /// A function key by its number, from 1.
    public static func function(_ number: Int) -> Key { Key(.function(number)) }

    /// The Enter key.
    public static let enter = Key(.enter)
    /// The tabulator key.
    public static let tab = Key(.tab)
    /// The tabulator key with shift.
    public static let backTab = Key(.tab, .shift)
    /// The Esc key.
    public static let escape = Key(.escape)
    /// The key that deletes to the left.
    public static let backspace = Key(.backspace)
    /// The key that deletes to the right.
    public static let delete = Key(.delete)
    /// The space bar.
    public static let space = Key.character(" ")
    /// The arrow up.
    public static let up = Key(.up)
    /// The arrow down.
    public static let down = Key(.down)
    /// The arrow to the left.
    public static let left = Key(.left)
    /// The arrow to the right.
    public static let right = Key(.right)
    /// The Home key.
    public static let home = Key(.home)
    /// The End key.
    public static let end = Key(.end)
    /// The key for the page before.
    public static let pageUp = Key(.pageUp)
    /// The key for the page after.
    public static let pageDown = Key(.pageDown)

    /// What the key types; nil when it types nothing or a modifier makes it a command.
    public var typed: Character? {
        guard modifiers.isEmpty, case .character(let character) = code else { return nil }
        return character
    }
}

/// What the agent did at the keyboard.
public enum InputEvent: Sendable, Hashable {
    /// One key was pressed.
    case key(Key)
    /// A text was pasted; control characters are gone, line breaks are `\n`.
    case paste(String)
}
