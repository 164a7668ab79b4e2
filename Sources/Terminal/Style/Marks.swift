/// The signs that carry meaning without colour.
package struct Marks: Sendable, Equatable {
    /// Before a line to say aloud.
    package var say: String
    /// Before each further row of a line to say, so that the next line stands apart.
    package var sayOn: String
    /// Before a line for the agent only.
    package var note: String
    /// Before the option or step under the cursor, and before typed text.
    package var pointer: String
    /// A step or option not ticked.
    package var unticked: String
    /// A step or option that is ticked.
    package var ticked: String
    /// A step that was skipped.
    package var skipped: String
    /// Before an error.
    package var error: String
    /// Before something that went well.
    package var success: String
    /// Before a warning.
    package var warning: String
    /// Before the preview of what was typed.
    package var preview: String
    /// Between the parts of a line.
    package var separator: String
    /// Where a text is cut off.
    package var ellipsis: String
    /// Where there is more above.
    package var above: String
    /// Where there is more below.
    package var below: String
    /// Before a step back.
    package var back: String
    /// Where a line continues to the left.
    package var leftEdge: String
    /// Where a line continues to the right.
    package var rightEdge: String
    /// What a rule is drawn with.
    package var rule: String

    /// The signs for a terminal that shows Unicode.
    package static let unicode = Marks(
        say: "▌", sayOn: "▏", note: "·", pointer: "›", unticked: "☐", ticked: "☑", skipped: "↷", error: "✗",
        success: "✓",
        warning: "!", preview: "=", separator: " · ", ellipsis: "…", above: "↑", below: "↓", back: "↩",
        leftEdge: "‹",
        rightEdge: "›", rule: "─")

    /// The signs for a terminal that shows ASCII only.
    package static let ascii = Marks(
        say: "|", sayOn: ":", note: "-", pointer: ">", unticked: "[ ]", ticked: "[x]", skipped: "[-]",
        error: "x",
        success: "+",
        warning: "!", preview: "=", separator: " - ", ellipsis: "...", above: "^", below: "v", back: "<-",
        leftEdge: "<",
        rightEdge: ">", rule: "-")

    /// The name of keys as these signs can show it: without arrow signs, arrows are spelled out.
    func naming(_ keys: String) -> String {
        guard above != "↑" else { return keys }
        let names = ["↑↓": "Up/Down", "←→": "Left/Right", "→": "Right"]
        return names[keys] ?? keys
    }

    /// Chooses by the locale in the environment; the Linux console lacks most signs.
    package init(environment: [String: String]) {
        let locale =
            ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        let isUnicode = locale.lowercased().contains("utf-8") || locale.lowercased().contains("utf8")
        self = isUnicode && environment["TERM"] != "linux" ? .unicode : .ascii
    }

    private init(
        say: String, sayOn: String, note: String, pointer: String, unticked: String, ticked: String,
        skipped: String,
        error: String, success: String, warning: String, preview: String, separator: String, ellipsis: String,
        above: String, below: String, back: String, leftEdge: String, rightEdge: String, rule: String
    ) {
        self.say = say
        self.sayOn = sayOn
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
