/// The signs that carry meaning without colour.
public struct Marks: Sendable, Equatable {
    /// Before a line to say.
    public var say: String
    /// Before a line for the agent alone.
    public var note: String
    /// Before the option or step under the cursor, and before typed text.
    public var pointer: String
    /// A step or option not ticked.
    public var unticked: String
    /// A step or option that is ticked.
    public var ticked: String
    /// A step that was skipped.
    public var skipped: String
    /// Before an error.
    public var error: String
    /// Before something that went well.
    public var success: String
    /// Before a warning.
    public var warning: String
    /// Before the preview of what was typed.
    public var preview: String
    /// Between the parts of a line.
    public var separator: String
    /// Where a text is cut.
    public var ellipsis: String
    /// Where more lies above.
    public var above: String
    /// Where more lies below.
    public var below: String
    /// Before a step back.
    public var back: String
    /// Where a line goes on to the left.
    public var leftEdge: String
    /// Where a line goes on to the right.
    public var rightEdge: String
    /// What a rule is drawn with.
    public var rule: String

    /// The signs for a terminal that shows Unicode.
    public static let unicode = Marks(
        say: "▌", note: "·", pointer: "›", unticked: "☐", ticked: "☑", skipped: "↷", error: "✗", success: "✓",
        warning: "!", preview: "=", separator: " · ", ellipsis: "…", above: "↑", below: "↓", back: "↩",
        leftEdge: "‹",
        rightEdge: "›", rule: "─")

    /// The signs for a terminal that shows ASCII only.
    public static let ascii = Marks(
        say: "|", note: "-", pointer: ">", unticked: "[ ]", ticked: "[x]", skipped: "[-]", error: "x",
        success: "+",
        warning: "!", preview: "=", separator: " - ", ellipsis: "...", above: "^", below: "v", back: "<-",
        leftEdge: "<",
        rightEdge: ">", rule: "-")

    /// The name of keys as these signs can show it: where there are no arrows, they are spelled.
    func naming(_ keys: String) -> String {
        guard above != "↑" else { return keys }
        let names = ["↑↓": "Up/Down", "←→": "Left/Right", "→": "Right"]
        return names[keys] ?? keys
    }

    /// Chooses by what the environment says of the locale; the console of Linux lacks most signs.
    public init(environment: [String: String]) {
        let locale =
            ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        let isUnicode = locale.lowercased().contains("utf-8") || locale.lowercased().contains("utf8")
        self = isUnicode && environment["TERM"] != "linux" ? .unicode : .ascii
    }

    private init(
        say: String, note: String, pointer: String, unticked: String, ticked: String, skipped: String,
        error: String, success: String, warning: String, preview: String, separator: String, ellipsis: String,
        above: String, below: String, back: String, leftEdge: String, rightEdge: String, rule: String
    ) {
        self.say = say
        self.note = note
        self.pointer = pointer
        self.unticked = unticked
        self.ticked = ticked
        self.skipped = skipped
        self.error = error
        self.success = success
        self.warning = warning
        self.preview = preview
        self.separator = separator
        self.ellipsis = ellipsis
        self.above = above
        self.below = below
        self.back = back
        self.leftEdge = leftEdge
        self.rightEdge = rightEdge
        self.rule = rule
    }
}
