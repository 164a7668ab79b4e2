/// A line of a small terminal's screen.
struct ScreenLine: Sendable {
    /// A place of the screen.
    struct Cell: Sendable, Equatable {
        /// What is written there; empty goes on from the wide character before it.
        var text: String
        /// The SGR parameters it is written with.
        var style: String
    }

    /// The places; nil is one never written.
    var cells: [Cell?] = [] {
        didSet { isRead = false }
    }
    /// Whether the terminal wrapped it: the next line goes on with it.
    var isContinued = false
    /// The cells without the spaces at their end, as far as they are read.
    private(set) var text = ""
    private var isRead = true

    /// Reads the cells that were written since the last time: tests ask for the text much more often.
    mutating func read() {
        guard !isRead else { return }
        isRead = true
        let end = cells.lastIndex { $0 != nil && $0?.text != " " } ?? -1
        text = ""
        for cell in cells[...end] { text += cell?.text ?? " " }
    }
}
