import Terminal
import TriageCore

/// The choice of another channel for the call.
struct ChannelsPanel: Panel {
    private let channels: [String]
    private var picker: Picker

    /// Lists the channels of the flow, with the cursor on the present one.
    init(at moment: CallMoment) {
        let present = moment.enquiry.channel
        channels = moment.enquiry.flows.main.channels
        picker = Picker(
            moment.wording(.otherChannel),
            options: channels.map {
                ListOption(
                    moment.wording.channel($0),
                    hint: $0 == present ? "(\(moment.wording(.presentChannel)))" : "")
            }, cursor: channels.firstIndex(of: present) ?? 0)
    }

    /// The channels are a list.
    var isList: Bool { true }

    /// The picked channel becomes the call's channel from now on.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse {
        switch picker.handle(event) {
        case .picked(let index) where channels[index] == moment.enquiry.channel:
            .done([], Wizard.Notice(text: moment.wording(.unchanged), role: .hint))
        case .picked(let index): .done([.channel(channels[index])])
        case .closed: .closes
        case .changed, .ignored: .stays()
        }
    }

    /// One page of the list.
    func frame(_ room: PanelRoom) -> Frame { picker.frame(room.look, rows: room.rows) }
    /// The keys of the list.
    func hints(_ words: TerminalWords) -> [KeyHint] { picker.hints(words) }
}
