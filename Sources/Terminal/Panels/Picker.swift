/// A list to pick from, narrowed by typing: the start menu, told facts, the overview. However long it is, a
/// number moves the cursor and Enter picks, since the same list is longer another time.
package struct Picker: Sendable {
    private let title: String
    private var list: OptionList

    /// Shows a list under a title, with the cursor on the first option by default.
    ///
    /// - Parameter canGrow: whether the list may be longer another time; if not, a digit picks at once.
    package init(_ title: String, options: [ListOption], cursor: Int = 0, canGrow: Bool = true) {
        self.title = title
        list = OptionList(options, cursor: options.isEmpty ? nil : cursor, canGrow: canGrow)
    }

    /// The result of handling a key.
    package enum Response: Sendable, Equatable {
        /// The key means nothing here.
        case ignored
        /// Something changed.
        case changed
        /// An option was picked, by its index.
        case picked(Int)
        /// The panel was closed without a choice.
        case closed
    }

    /// Whether the list is narrowed now, so that Esc shows all of it again.
    package var isFiltering: Bool { list.isFiltering }

    /// The option under the cursor.
    package var cursor: Int? { list.cursor }

    /// Handles an input event.
    package mutating func handle(_ event: InputEvent) -> Response {
        if event == .key(.enter) {
            list.endNumber()
            return list.cursor.map { .picked($0) } ?? .changed
        }
        switch list.handle(event) {
        case .hit(let index):
            list.move(to: index)
            return .picked(index)
        case .changed: return .changed
        case .ignored: return event == .key(.escape) ? .closed : .ignored
        }
    }

    /// The title and one page of the list: as many options as fit the rows, however they wrap.
    ///
    /// - Parameter limit: the number of rows; without one, the look decides how many options show.
    package func frame(_ look: Look, rows limit: Int = .max) -> Frame {
        var look = look
        if limit < .max { look.listRows = max(1, limit) }
        while true {
            var frame = Frame()
            if !title.isEmpty { frame.append(StyledText(title, .title).truncated(to: look.columns)) }
            frame.append(list.frame(look, isFocused: true))
            if frame.rows.count <= limit || look.listRows == 1 { return frame }
            look.listRows -= 1
        }
    }

    /// The keys that are available now.
    package func hints(_ words: TerminalWords) -> [KeyHint] {
        let filtering = KeyHint(list.filtersAtOnce ? "a-z" : "/", words.filter)
        let leaving = KeyHint(words.escapeKey, list.isFiltering ? words.showAll : words.close)
        return [
            KeyHint(words.enterKey, words.choose), KeyHint(words.arrowKeys, words.move), filtering, leaving,
        ]
    }
}
