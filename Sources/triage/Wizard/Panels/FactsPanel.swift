import Terminal
import TriageCore

/// The choice of a fact that the caller told out of turn.
struct FactsPanel: Panel {
    private let facts: [FactID]
    private var picker: Picker

    /// Lists the facts that can be told, with their known values.
    init(at moment: CallMoment) {
        let (enquiry, wording) = (moment.enquiry, moment.wording)
        let known = Dictionary(enquiry.knownFacts().map { ($0.name, $0.text) }, uniquingKeysWith: { $1 })
        let fields = enquiry.tellableFields()
        let options = fields.map { ListOption($0.field.label, hint: known[$0.name] ?? "") }
        facts = fields.map(\.field.fact)
        picker = Picker(wording(.toldTitle), options: options)
    }

    /// The facts are a list.
    var isList: Bool { true }

    /// A picked fact is asked for in place of this panel.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse {
        switch picker.handle(event) {
        case .picked(let index): ToldPanel(facts[index], at: moment).map { .opens($0) } ?? .closes
        case .closed: .closes
        case .changed, .ignored: .stays()
        }
    }

    /// One page of the list.
    func frame(_ room: PanelRoom) -> Frame { picker.frame(room.look, rows: room.rows) }
    /// The keys of the list.
    func hints(_ words: TerminalWords) -> [KeyHint] { picker.hints(words) }
}
