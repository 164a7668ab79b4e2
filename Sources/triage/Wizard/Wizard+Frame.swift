import Terminal
import TriageCore

/// What the live region shows.
extension Wizard {
    /// The rows for a screen of the given size at the given moment.
    mutating func frame(_ size: Size, at time: Timestamp) -> Frame {
        let look = Look(for: size, marks: marks, words: words)
        guard CardLayout.fits(size) else { return CardLayout.apology(size, look) }
        kept.fit(look.columns)
        let keys = HelpLine(hints, pinned: CallKey.hints(in: [.pinned], of: self))
        let help = kept.help.made(of: keys) { $0.row(look) }
        let remark = notice.map { StyledText($0.text, $0.role).wrapped(to: look.columns).prefix(3) } ?? []
        if let ending {
            // The keys stay: nobody should have to guess how to get away from here.
            let panel = panels.top ?? ending
            var frame = panel.frame(PanelRoom(look: look, rows: .max, isSpaced: false))
            let row = frame.rows.count
            frame.append(remark + [help])
            frame.cursor = Position(row: row, column: 0)
            return frame
        }
        var bottom = remark.isEmpty ? [help] : Array(remark)
        let status = CallStatus(
            enquiry: enquiry, wording: wording, parkedCount: parkedCount, mail: mail, saving: saving,
            isHalfDone: request == nil && form.isHalfDone || !panels.drafts.texts.isEmpty)
        bottom.insert(kept.status.made(of: status.line(at: time)) { $0.row(look) }, at: 0)
        let isRoomy = size.isRoomy
        if isRoomy { bottom.insert(.empty, at: 0) }
        let top = [heading(look)] + (isRoomy ? [.empty] : [])
        let room = size.rows - top.count - bottom.count
        var body = body(look, isSpaced: isRoomy, rows: panels.isEmpty ? .max : room)
        if body.rows.count > room { body = self.body(look, isSpaced: false, rows: room) }
        tallest = min(max(tallest, body.rows.count), max(1, room))
        while body.rows.count < tallest { body.append(.empty) }
        let layout = CardLayout(top: top, body: body, bottom: bottom)
        guard panels.isEmpty else { return layout.frame(size, scroll: &panels.scroll, look) }
        return layout.frame(size, scroll: &scroll, look)
    }

    /// The title of the card and its position, in a rule.
    /// **Shape**: `── Reason for the call ───── reason · card 2 ──`.
    private mutating func heading(_ look: Look) -> StyledText {
        let isOver = enquiry.isWrappingUp
        let title = isOver ? wording(.wrapUp) : card.title.isEmpty ? card.path.text : card.title
        let position = wording(.card(enquiry.cardCount))
        let place = look.columns < 60 ? position : card.path.text + marks.separator + position
        let shown = KeptRows.Heading(title: title, place: isOver ? "" : " " + place)
        return kept.heading.made(of: shown) { Self.heading($0, look) }
    }

    private static func heading(_ shown: KeptRows.Heading, _ look: Look) -> StyledText {
        let (title, place, rule) = (shown.title, shown.place, look.marks.rule)
        let room = look.columns - place.columns - 8
        let name = StyledText(title, .title).truncated(to: max(8, room), mark: look.marks.ellipsis)
        let left = StyledText(rule + rule + " ", .mark) + name + StyledText(" ")
        let missing = look.columns - left.columns - place.columns - 3
        return left + StyledText(String(repeating: rule, count: max(1, missing)), .mark)
            + StyledText(place.isEmpty ? rule : place + " ", .position)
            + StyledText(rule + rule, .mark).truncated(to: 2)
    }

    /// The topmost panel, or else whatever replaces the form, or else the form.
    private mutating func body(_ look: Look, isSpaced: Bool, rows: Int) -> Frame {
        guard let panel = panels.top ?? request else {
            var frame = lines(look, isSpaced: isSpaced)
            var fields = form.form.frame(look, rows: max(1, rows - frame.rows.count))
            fields.removeFirst(repeatedRows(fields, look))
            frame.append(fields)
            return frame
        }
        var frame = panel.showsCard ? lines(look, isSpaced: isSpaced) : Frame()
        if enquiry.isWrappingUp, panels.isEmpty {
            for row in Telling.reviewed(in: enquiry).rows(marks) {
                frame.append(row.wrapped(to: look.columns, others: "    "))
            }
        }
        if panel.showsForm, !form.isReading {
            frame.append(form.form.frame(look, rows: max(1, rows - frame.rows.count)).rows)
        }
        frame.append(panel.frame(PanelRoom(look: look, rows: rows, isSpaced: isSpaced)))
        return frame
    }

    /// How many rows at the top of the fields only repeat the line above them: the first question, where the
    /// card already says it.
    private func repeatedRows(_ fields: Frame, _ look: Look) -> Int {
        guard let item = form.form.items.first, item.hint.isEmpty, !item.label.isEmpty else { return 0 }
        let above = card.lines.last { $0.kind == .note } ?? card.lines.last
        guard item.label.isSaying(above?.text ?? card.title) else { return 0 }
        let label = StyledText(item.label).wrapped(to: look.columns).map(\.plain)
        return fields.rows.prefix(label.count).map(\.plain) == label ? label.count : 0
    }

    /// The words to say and the notes, followed by an empty row if there is room.
    private mutating func lines(_ look: Look, isSpaced: Bool) -> Frame {
        let content = LineRows.Content(lines: card.lines, failures: card.failures)
        let rows = kept.lines.made(of: content) { [wording] in
            LineRows($0, columns: look.columns, look.marks, wording)
        }
        var frame = Frame(rows.said)
        if isSpaced, !frame.rows.isEmpty, !rows.noted.isEmpty { frame.append(.empty) }
        frame.append(rows.noted)
        frame.append(rows.failing)
        if isSpaced, !frame.rows.isEmpty { frame.append(.empty) }
        return frame
    }

    /// The keys that are available now, most useful first; a card lists those of the call after its own.
    private var hints: [KeyHint] {
        if let panel = panels.top ?? ending { return panel.hints(words) }
        return (request?.hints(words) ?? form.form.hints) + CallKey.hints(in: [.helpLine], of: self)
    }
}

extension Size {
    /// Whether there is room for empty rows between the parts of a card, and for the transcript above it.
    var isRoomy: Bool { rows >= 16 }
}
