import Terminal
import TriageCore

/// The start menu on a terminal: parked enquiries on top, then the flows, found by typing.
struct MenuScreen {
    private let screen: CallScreen
    private var picker: Picker
    private var scroll = Scroll()
    private let wording = Wording(language: "en")

    /// Lists what can be picked; the positions are those of the parked enquiries, then of the flows.
    init(_ screen: CallScreen, parked: [ParkedEnquiry], flows: [(id: FlowID, title: String)], now: Timestamp)
    {
        self.screen = screen
        var options: [ListOption] = []
        for (index, enquiry) in parked.enumerated() {
            let minutes = Int(max(0, now.milliseconds - enquiry.id.milliseconds) / 60_000)
            let hint = [wording(.menuAge(minutes: minutes)), enquiry.caller].filter { !$0.isEmpty }
            options.append(
                ListOption(
                    enquiry.flow, hint: hint.joined(separator: ", "),
                    heading: index == 0 ? wording(.menuParked) : ""))
        }
        for (index, flow) in flows.enumerated() {
            options.append(
                ListOption(
                    flow.title, hint: flow.id.rawValue, heading: index == 0 ? wording(.menuFlows) : ""))
        }
        picker = Picker(wording(.menuTitle), options: options)
    }

    /// Waits for a choice; nil when there was none.
    mutating func pick() -> Int? {
        draw()
        while true {
            switch screen.terminal.next() {
            case .input(.key(.control("c"))), .input(.key(.control("d"))), .ended: return leave(nil)
            case .input(.key(.control("z"))), .stopping: screen.suspend()
            case .input(.key(.control("l"))): screen.invalidate()
            case .input(let event):
                switch picker.handle(event) {
                case .picked(let index): return leave(index)
                case .closed: return leave(nil)
                case .changed, .ignored: break
                }
            case .resized(let size): screen.resize(to: size)
            case .continued: screen.forget()
            case .deadline: break
            case .terminating(let signal):
                screen.finish([])
                screen.terminal.die(by: signal)
            }
            draw()
        }
    }

    private mutating func draw() {
        let look = Look(for: screen.size, marks: screen.marks)
        let help = HelpLine(picker.hints(.english)).row(look)
        let layout = CardLayout(body: picker.frame(look), bottom: [.empty, help])
        screen.show(layout.frame(screen.size, scroll: &scroll, look))
    }

    /// Takes the menu off the screen: what was picked says itself.
    private func leave(_ index: Int?) -> Int? {
        screen.finish([])
        screen.close()
        return index
    }
}
