import Terminal
import TriageCore

/// The card between two rounds of a part: the rounds so far, and whether there is another one. It replaces the
/// form and cannot be closed.
struct RoundPanel: Panel {
    private let path: NodePath
    private let entered: Timestamp
    private let rounds: [Card.CardRound]
    private let choices: [Choice]
    private let finish: String?
    private let wording: Wording
    private let question: ConfirmPanel?
    private var state: State

    private enum State: Sendable {
        case asking(ConfirmPanel)
        /// There can be no further round: only Enter goes on.
        case waiting
        /// A round is picked, to be opened again or to be taken out.
        case picking(Choice, Picker)
        case removing(Int, ConfirmPanel)
    }

    /// Asks on a card between rounds.
    init(_ enquiry: Enquiry) {
        let wording = enquiry.format.wording
        let card = enquiry.card()
        self.wording = wording
        (path, entered, rounds) = (enquiry.path, enquiry.visit.entered, card.rounds)
        let isOpen = enquiry.awaiting == .round
        choices =
            (isOpen ? [.anotherRound, .noFurtherRound] : [])
            + (rounds.isEmpty ? [] : [.openRound, .removeRound])
        finish = isOpen ? nil : wording(enquiry.isOnLastCard ? .finishCall : .enterGoesOn)
        question = isOpen ? Self.panel(card.another, choices, wording) : nil
        state = question.map { .asking($0) } ?? .waiting
    }

    /// Whether it is about the card on which an enquiry is now.
    func isAbout(_ enquiry: Enquiry) -> Bool {
        path == enquiry.path && entered == enquiry.visit.entered && rounds == enquiry.card().rounds
    }

    private static func panel(_ question: String, _ choices: [Choice], _ wording: Wording) -> ConfirmPanel {
        ConfirmPanel(
            question, ways: choices.map { ConfirmPanel.Way(ListOption($0, wording)) },
            words: TerminalWords(wording))
    }

    /// The last words of the round before stay in view.
    var showsCard: Bool { true }

    /// Another round, no further one, or something about one of those before.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse {
        switch state {
        case .asking(var panel):
            let response = panel.handle(event)
            state = .asking(panel)
            switch response {
            case .chosen(let index, _): return choose(choices[index])
            case .changed: return .stays()
            case .closed, .ignored: return .ignored
            }
        case .waiting:
            if event == .key(.enter) { return .done([.read]) }
            guard let choice = choices.first(where: { event == .key(.character(wording.letter($0))) }) else {
                return .ignored
            }
            return choose(choice)
        case .picking(let choice, var picker):
            let response = picker.handle(event)
            state = .picking(choice, picker)
            switch response {
            case .picked(let index): return pick(rounds[index], for: choice)
            case .changed: return .stays()
            case .closed: return restart()
            case .ignored: return .ignored
            }
        case .removing(let number, var panel):
            let response = panel.handle(event)
            state = .removing(number, panel)
            switch response {
            case .chosen(0, _):
                return .done([.removed(round: number)])
            case .chosen, .closed: return restart()
            case .changed: return .stays()
            case .ignored: return .ignored
            }
        }
    }

    private mutating func choose(_ choice: Choice) -> PanelResponse {
        switch choice {
        case .anotherRound: return .done([.round])
        case .noFurtherRound: return .done([.roundsDone])
        default:
            if rounds.count == 1 { return pick(rounds[0], for: choice) }
            let title = wording(choice == .openRound ? .whichRoundToOpen : .whichRoundToRemove)
            state = .picking(
                choice, Picker(title, options: rounds.map { ListOption($0.text) }, canGrow: false))
            return .stays()
        }
    }

    private mutating func pick(_ round: Card.CardRound, for choice: Choice) -> PanelResponse {
        guard choice == .removeRound else {
            return .done([.reopened(round: round.number)])
        }
        let panel = Self.panel(wording(.removeThisRound(round.text)), [.takeOut, .keepRound], wording)
        state = .removing(round.number, panel)
        return .stays()
    }

    private mutating func restart() -> PanelResponse {
        state = question.map { .asking($0) } ?? .waiting
        return .stays()
    }

    /// The rounds so far, and the question.
    func frame(_ room: PanelRoom) -> Frame {
        let look = room.look
        var frame = Frame()
        if case .picking(_, let picker) = state {
            var list = picker.frame(look, rows: room.rows == .max ? room.rows : max(3, room.rows / 2))
            list.focus = 0..<list.rows.count
            return list
        }
        if !rounds.isEmpty {
            frame.append(StyledText(wording(.roundsTitle), .title))
            for round in rounds {
                let width = "\(rounds.count)".count - "\(round.number)".count
                let space = String(repeating: " ", count: 2 + width)
                let number = StyledText("\(space)\(round.number) ", .mark)
                frame.append(StyledText(round.text).wrapped(to: look.columns, first: number))
                let mark = StyledText("  " + look.marks.warning + " ", .warning)
                for remark in round.remarks {
                    frame.append(StyledText(remark, .warning).wrapped(to: look.columns, first: mark))
                }
            }
            if room.isSpaced { frame.append(.empty) }
        }
        switch state {
        case .asking(let panel), .removing(_, let panel): frame.append(panel.frame(look))
        case .waiting, .picking: break
        }
        return frame
    }

    /// The keys that are available now.
    func hints(_ words: TerminalWords) -> [KeyHint] {
        switch state {
        case .asking(let panel): Array(panel.hints(words).dropLast())
        case .waiting:
            [KeyHint(words.enterKey, finish ?? "")]
                + choices.map { KeyHint(String(wording.letter($0)), wording($0)) }
        case .picking(_, let picker): picker.hints(words)
        case .removing(_, let panel): panel.hints(words)
        }
    }
}
