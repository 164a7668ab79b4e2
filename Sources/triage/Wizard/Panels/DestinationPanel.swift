import Terminal
import TriageCore

/// The choice of a destination that the flow cannot make; it replaces the form and cannot be closed.
struct DestinationPanel: Panel {
    private let nodes: [NodeID]
    /// Why the agent must choose.
    private let cause: String
    private var picker: Picker

    /// Lists the destinations to choose from.
    init(_ dilemma: Dilemma, of enquiry: Enquiry) {
        let wording = enquiry.format.wording
        let destinations = enquiry.destinations()
        nodes = destinations.map(\.id)
        cause = wording(why: dilemma)
        picker = Picker(
            wording(.whichWay), options: destinations.map { ListOption($0.title, hint: $0.id.rawValue) })
    }

    /// Typing narrows a long list.
    var takesText: Bool { true }
    /// The lines of the card tell the agent where to go.
    var showsCard: Bool { true }

    /// The call goes on to the destination that the agent picks.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse {
        switch picker.handle(event) {
        case .picked(let index): .done([.picked(nodes[index])])
        case .changed, .closed: .stays()
        case .ignored: .ignored
        }
    }

    /// Why the flow cannot choose, and one page of the list.
    func frame(_ room: PanelRoom) -> Frame {
        let (look, rows) = (room.look, room.rows)
        let mark = StyledText(look.marks.error + " ", .error)
        var frame = Frame(StyledText(cause, .error).wrapped(to: look.columns, first: mark))
        var list = picker.frame(look, rows: rows == .max ? rows : max(3, rows / 2))
        list.focus = 0..<list.rows.count
        frame.append(list)
        return frame
    }

    /// Omits the key that closes other panels, unless it shows the whole of a narrowed list again.
    func hints(_ words: TerminalWords) -> [KeyHint] {
        let hints = picker.hints(words)
        return picker.isFiltering ? hints : hints.dropLast()
    }
}
