import Terminal
import TriageCore

/// What the live region shows.
extension Wizard {
    /// The rows for a screen of the given size at the given moment.
    mutating func frame(_ size: Size, at time: Timestamp) -> Frame {
        let look = Look(for: size, marks: marks, words: words)
        guard CardLayout.fits(size) else { return CardLayout.apology(size, look) }
        var bottom = [
            notice.map { StyledText($0.text, $0.role).truncated(to: look.columns, mark: marks.ellipsis) }
                ?? HelpLine(hints, pinned: ending == nil ? CallKey.hints(in: [.pinned], wording) : [])
                .row(look)
        ]
        if let ending {
            var frame = ending.frame(PanelRoom(look: look, rows: .max, isSpaced: false))
            frame.append(bottom)
            frame.cursor = Position(row: 1, column: 0)
            return frame
        }
        let status = CallStatus(enquiry: enquiry, parkedCount: parkedCount, saving: saving)
        bottom.insert(status.row(look, at: time), at: 0)
        let isRoomy = size.rows >= 16
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
    private func heading(_ look: Look) -> StyledText {
        let rule = marks.rule
        let title = card.title.isEmpty ? card.path.text : card.title
        var place = " " + wording(.card(enquiry.cardCount))
        if look.columns >= 60 {
            place = " " + card.path.text + marks.separator + wording(.card(enquiry.cardCount))
        }
        let room = look.columns - place.columns - 8
        let name = StyledText(title, .title).truncated(to: max(8, room), mark: marks.ellipsis)
        let left = StyledText(rule + rule + " ", .mark) + name + StyledText(" ")
        let missing = look.columns - left.columns - place.columns - 3
        return left + StyledText(String(repeating: rule, count: max(1, missing)), .mark)
            + StyledText(place + " ", .position) + StyledText(rule + rule, .mark).truncated(to: 2)
    }

    /// The topmost panel, or else whatever replaces the form, or else the form.
    private func body(_ look: Look, isSpaced: Bool, rows: Int) -> Frame {
        guard let panel = panels.top ?? request else {
            var frame = lines(look, isSpaced: isSpaced)
            var fields = form.form.frame(look, rows: max(1, rows - frame.rows.count))
            fields.removeFirst(repeatedRows(fields, look))
            frame.append(fields)
            return frame
        }
        var frame = panel.showsCard ? lines(look, isSpaced: isSpaced) : Frame()
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
    private func lines(_ look: Look, isSpaced: Bool) -> Frame {
        var frame = Frame()
        let (bar, next) = (StyledText(marks.say + " ", .mark), StyledText(marks.sayOn + " ", .mark))
        for line in card.lines where line.kind == .say {
            frame.append(StyledText(line.text, .say).wrapped(to: look.columns, first: bar, others: next))
        }
        let notes = card.lines.filter { $0.kind == .note }
        if isSpaced, !frame.rows.isEmpty, !notes.isEmpty { frame.append(.empty) }
        for line in notes {
            frame.append(
                StyledText(line.text, .note).wrapped(
                    to: look.columns, first: StyledText(marks.note + " ", .note)))
        }
        if isSpaced, !frame.rows.isEmpty { frame.append(.empty) }
        return frame
    }

    /// The keys that are available now, most useful first; a card lists those of the call after its own.
    private var hints: [KeyHint] {
        if let panel = panels.top ?? ending { return panel.hints(words) }
        return (request?.hints(words) ?? form.form.hints) + CallKey.hints(in: [.helpLine], wording)
    }
}
