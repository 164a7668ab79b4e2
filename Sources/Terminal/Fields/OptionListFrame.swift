extension OptionList {
    /// A remark beside one option, such as where an offered value comes from.
    struct Remark: Sendable, Equatable {
        /// The option.
        let index: Int
        /// The text of the remark.
        let text: String
    }

    /// The rows of the list, one page at a time if it is longer than the look allows.
    ///
    /// - Parameters:
    ///   - ticked: the ticked options; nil if options cannot be ticked.
    ///   - remark: what is shown beside one of the options.
    func frame(_ look: Look, isFocused: Bool, ticked: Set<Int>? = nil, remark: Remark? = nil) -> Frame {
        var frame = Frame()
        let position = cursor.flatMap { visible.firstIndex(of: Int32($0)) } ?? 0
        let start = visible.count > look.listRows ? position / look.listRows * look.listRows : 0
        let end = min(visible.count, start + look.listRows)
        var heading = ""
        for index in visible[start..<end].map(Int.init) {
            if options[index].heading != heading || index == visible[start] {
                heading = options[index].heading
                if !heading.isEmpty { frame.append(StyledText(heading, .title).truncated(to: look.columns)) }
            }
            let isCurrent = index == cursor
            if isFocused, isCurrent { frame.cursor = Position(row: frame.rows.count, column: 0) }
            let note = remark.flatMap { $0.index == index ? $0.text : nil }
            frame.append(
                label(index, note: note, look)
                    .wrapped(to: look.columns, first: lead(index, isCurrent: isCurrent, ticked, look)))
        }
        if isFocused, frame.cursor == nil, !frame.rows.isEmpty { frame.cursor = Position(row: 0, column: 0) }
        if end - start < visible.count {
            let place = "\(start + 1)-\(end) \(look.words.of) \(visible.count)"
            frame.append(StyledText("  " + place, .hint).truncated(to: look.columns))
        }
        if isAstray {
            if isFocused { frame.cursor = Position(row: frame.rows.count, column: 2 + number.columns) }
            frame.append(numberRow(look))
        }
        if isFiltering {
            if isFocused, visible.isEmpty {
                frame.cursor = Position(row: frame.rows.count, column: 2 + filter.columns)
            }
            frame.append(filterRow(look))
        }
        return frame
    }

    /// The options side by side; nil if they do not fit into one row.
    func row(_ look: Look, isFocused: Bool, remark: Remark? = nil) -> Frame? {
        var row = StyledText.empty
        var column: Int?
        for index in options.indices {
            if index > 0 { row += "   " }
            if index == cursor { column = row.columns }
            let note = remark.flatMap { $0.index == index ? $0.text : nil }
            row += lead(index, isCurrent: index == cursor, nil, look) + label(index, note: note, look)
        }
        guard row.columns <= look.columns else { return nil }
        return Frame([row], cursor: isFocused ? Position(row: 0, column: column ?? 0) : nil)
    }

    /// The keys that choose options. **Shape**: `1-4`, `a/b/c`; empty if there are none.
    var directKeys: String {
        if !letters.isEmpty {
            return letters.prefix(5).map { String($0) }.joined(separator: "/")
                + (letters.count > 5 ? "…" : "")
        }
        return !isNumbered ? "" : options.count == 1 ? "1" : "1-\(options.count)"
    }

    private func lead(_ index: Int, isCurrent: Bool, _ ticked: Set<Int>?, _ look: Look) -> StyledText {
        let width = isNumbered ? String(options.count).count : 0
        let name = name(index)
        let key = String(repeating: " ", count: max(0, width - name.columns)) + name
        let pointer =
            isCurrent ? look.marks.pointer : String(repeating: " ", count: look.marks.pointer.columns)
        let box = ticked.map { ($0.contains(index) ? look.marks.ticked : look.marks.unticked) + " " } ?? ""
        return StyledText("\(pointer) \(key)", isCurrent ? .selected : .optionKey)
            + StyledText(" " + box, .option)
    }

    private func label(_ index: Int, note: String?, _ look: Look) -> StyledText {
        var text = StyledText(options[index].label, .option)
        if let note { text += StyledText("  (\(note))", .offered) }
        if !options[index].hint.isEmpty { text += StyledText("  " + options[index].hint, .hint) }
        return text
    }

    private func numberRow(_ look: Look) -> StyledText {
        let typed = StyledText(look.marks.error + " ", .error) + StyledText(number, .input)
        let known = options.isEmpty ? "" : " (\(options.count == 1 ? "1" : "1-\(options.count)"))"
        return (typed + StyledText("  " + look.words.nothingMatches, .error) + StyledText(known, .hint))
            .truncated(to: look.columns)
    }

    private func filterRow(_ look: Look) -> StyledText {
        let count = StyledText("  \(visible.count) \(look.words.of) \(options.count)", .hint)
        let none = StyledText("  " + look.words.nothingMatches, .error)
        let typed = StyledText("/ ", .mark) + StyledText(filter, .input)
        return (typed + (visible.isEmpty ? none : count)).truncated(to: look.columns)
    }
}
