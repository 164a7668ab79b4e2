import Terminal
import TriageCore

/// What the live region shows.
extension Wizard {
    /// The rows for a screen at a moment.
    mutating func frame(_ size: Size, at time: Timestamp) -> Frame {
        let look = Look(for: size, marks: marks, words: words)
        var bottom = [
            notice.map { StyledText($0.text, $0.role).truncated(to: look.columns, mark: marks.ellipsis) }
                ?? HelpLine(hints, pinned: ending == nil ? [KeyHint("F1", wording(.keyKeys))] : []).row(look)
        ]
        guard ending == nil else {
            return CardLayout(body: Frame([], cursor: nil), bottom: bottom).endFrame(look)
        }
        bottom.insert(status(look, at: time), at: 0)
        let isRoomy = size.rows >= 16
        if isRoomy { bottom.insert(.empty, at: 0) }
        let top = [heading(look)] + (isRoomy ? [.empty] : [])
        let room = size.rows - top.count - bottom.count
        var body = body(look, isSpaced: isRoomy, rows: panels.isEmpty ? .max : room)
        if body.rows.count > room { body = self.body(look, isSpaced: false, rows: room) }
        tallest = min(max(tallest, body.rows.count), max(1, room))
        while body.rows.count < tallest { body.append(.empty) }
        let layout = CardLayout(top: top, body: body, bottom: bottom)
        guard panels.isEmpty else { return layout.frame(size, scroll: &panelScroll, look) }
        return layout.frame(size, scroll: &scroll, look)
    }

    /// The title of the card and its place, in a rule. Shape: `── Reason for the call ───── reason · card 2 ──`.
    private func heading(_ look: Look) -> StyledText {
        let rule = marks.rule
        let title = card.title.isEmpty ? card.path : card.title
        var place = " " + wording(.card(enquiry.cardCount))
        if look.columns >= 60 {
            place = " " + card.path + marks.separator + wording(.card(enquiry.cardCount))
        }
        let room = look.columns - place.columns - 8
        let name = StyledText(title, .title).truncated(to: max(8, room), mark: marks.ellipsis)
        let left = StyledText(rule + rule + " ", .mark) + name + StyledText(" ")
        let missing = look.columns - left.columns - place.columns - 3
        return left + StyledText(String(repeating: rule, count: max(1, missing)), .mark)
            + StyledText(place + " ", .position) + StyledText(rule + rule, .mark).truncated(to: 2)
    }

    private func body(_ look: Look, isSpaced: Bool, rows: Int) -> Frame {
        switch panels.last {
        case .keys?: return keyPanel.frame(look)
        case .facts(let picker, _)?, .overview(let picker, _)?, .channels(let picker)?:
            return picker.frame(look, rows: rows)
        case .correcting(_, _, let correction, let panel)?:
            var frame = Frame(lapsedRows(correction.lapsed).flatMap { $0.hanging(in: look.columns) })
            frame.append(panel.frame(look))
            return frame
        case .leaving(let panel)?: return panel.frame(look)
        case .note(let field)?:
            var frame = lines(look, isSpaced: isSpaced)
            var note = Frame([StyledText(wording(.noteTitle), .field)])
            note.append(field.frame(look, isFocused: true))
            note.focus = 0..<note.rows.count
            frame.append(note)
            return frame
        case .told(_, _, let form)?:
            var frame = Frame([StyledText(wording(.toldTitle), .title)])
            frame.append(form.frame(look, rows: max(1, rows - 1)))
            return frame
        case nil: break
        }
        var frame = lines(look, isSpaced: isSpaced)
        if let review {
            frame.append(messageRows(review.message, look))
            if isSpaced { frame.append(.empty) }
            frame.append(review.panel.frame(look))
        } else if let destination {
            if case .destination(let dilemma)? = enquiry.awaiting {
                frame.append(
                    StyledText(text(of: dilemma), .error).wrapped(
                        to: look.columns, first: StyledText(marks.error + " ", .error)))
            }
            var list = destination.frame(look, rows: rows == .max ? rows : max(3, rows / 2))
            list.focus = 0..<list.rows.count
            frame.append(list)
        } else {
            frame.append(form.form.frame(look, rows: max(1, rows - frame.rows.count)))
        }
        return frame
    }

    private func text(of dilemma: Dilemma) -> String {
        switch dilemma {
        case .noBranch: wording(.noBranch)
        case .failed(let cause): wording(.failedRule(cause))
        case .circle: wording(.circle)
        }
    }

    /// What to say and what to note, with an empty row behind where there is room.
    private func lines(_ look: Look, isSpaced: Bool) -> Frame {
        var frame = Frame()
        let bar = StyledText(marks.say + " ", .mark)
        for line in card.lines where line.kind == .say {
            frame.append(StyledText(line.text, .say).wrapped(to: look.columns, first: bar, others: bar))
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

    private func messageRows(_ message: RenderedMessage, _ look: Look) -> [StyledText] {
        func row(_ name: String, _ text: String) -> [StyledText] {
            StyledText(text, .input).wrapped(to: look.columns, first: StyledText(name + ": ", .hint))
        }
        var rows = row(wording(.to), message.to.joined(separator: ", "))
        if !message.cc.isEmpty { rows += row(wording(.copy), message.cc.joined(separator: ", ")) }
        rows += row(wording(.subject), message.subject)
        let bar = StyledText("  | ", .hint)
        for line in message.body {
            rows += StyledText(line).wrapped(to: look.columns, first: bar, others: bar)
        }
        return rows
    }

    // MARK: Status and help

    private func status(_ look: Look, at time: Timestamp) -> StyledText {
        var parts = [StatusLine.Part(enquiry.flows.main.id.rawValue, weight: 1)]
        let targets = enquiry.targets(at: time)
        let whole = targets.filter { !$0.isPerNode && !$0.isStopped }.min { $0.limit < $1.limit }
        let node = targets.filter { $0.isPerNode && !$0.isStopped }.min { $0.limit < $1.limit }
        let callTime = Duration.milliseconds(time.milliseconds - enquiry.opened.milliseconds)
        let cardTime = Duration.milliseconds(time.milliseconds - enquiry.visit.entered.milliseconds)
        parts.append(
            clock(whole, weight: 5) { limit in
                limit.map { wording(.callOf(callTime.clock, limit: $0)) } ?? wording(.call(callTime.clock))
            })
        parts.append(
            clock(node, weight: 4) { limit in
                limit.map { wording(.cardTimeOf(cardTime.clock, limit: $0)) }
                    ?? wording(.cardTime(cardTime.clock))
            })
        if parkedCount > 0 { parts.append(.init(wording(.parkedCount(parkedCount)), weight: 2)) }
        let kept: WizardPhrase =
            switch saving {
            case .saved: .kept
            case .saving: .keeping
            case .nothingKept: .nothingKept
            case .failed: .notKept
            }
        let isFailed = saving == .failed
        parts.append(.init(wording(kept), isFailed ? .error : .status, weight: isFailed ? 6 : 0))
        return StatusLine(parts).row(look)
    }

    /// A clock against its target: what is over is said in words as well.
    private func clock(
        _ target: TargetState?, weight: Int, text: (String?) -> String
    ) -> StatusLine.Part {
        guard let target else { return .init(text(nil), weight: weight) }
        let limit = Duration.seconds(target.limit)
        let rest = limit - Duration.milliseconds(target.elapsed)
        let shown = text(limit.clock)
        if target.isMissed {
            return .init(
                shown + ", " + wording(.over((Duration.zero - rest).clock)), .overrun, weight: weight)
        }
        return .init(shown, rest * 5 < limit ? .warning : .status, weight: weight)
    }

    /// The keys that do something now, the most useful first.
    private var hints: [KeyHint] {
        if ending != nil {
            return [
                KeyHint("n", wording(.nextCall)), KeyHint("c", wording(.copySummary)),
                KeyHint("q", wording(.quit)),
            ]
        }
        let call = [
            KeyHint("^B", wording(.keyBack)), KeyHint("^C", wording(.keyLeave)),
        ]
        if case .keys? = panels.last { return [KeyHint("Esc", words.close)] }
        if let panel = panels.last { return hints(of: panel) }
        if let review { return review.panel.hints(words).dropLast() + call }
        if let destination { return destination.hints(words).dropLast() + call }
        return form.form.hints + call
    }
}

extension CardLayout {
    /// The rows below a call that is over.
    fileprivate func endFrame(_ look: Look) -> Frame {
        var frame = Frame([.empty])
        frame.append(bottom)
        frame.cursor = Position(row: 1, column: 0)
        return frame
    }
}
