import Terminal
import TriageCore

/// The start menu on a terminal: parked enquiries at the top, then the flows, found by typing.
struct MenuScreen {
    private let screen: CallScreen
    private var picker: Picker
    private var scroll = Scroll()
    private let wording: Wording
    private var options: [ListOption] = []
    private let parkedCount: Int
    /// Where the cursor stands first.
    private let first: Int
    /// All keys, while they are shown.
    private var keys: KeyPanel?

    /// Lists the options: first the parked enquiries, then the flows; indices follow that order. The cursor
    /// stands on the usual flow, if there is one.
    init(
        _ screen: CallScreen, parked: [ParkedEnquiry], flows: [(id: FlowID, title: String)], usual: FlowID?,
        now: Timestamp, _ wording: Wording
    ) {
        self.screen = screen
        self.wording = wording
        parkedCount = parked.count
        first = flows.firstIndex { $0.id == usual }.map { parked.count + $0 } ?? 0
        for (index, enquiry) in parked.enumerated() {
            options.append(
                ListOption(
                    enquiry.flow, hint: enquiry.remark(at: now, wording),
                    key: ParkedEnquiry.letter(index).first,
                    heading: index == 0 ? wording(.menuParked) : ""))
        }
        for (index, flow) in flows.enumerated() {
            options.append(
                ListOption(
                    flow.title, hint: flow.id.rawValue, heading: index == 0 ? wording(.menuFlows) : ""))
        }
        picker = Picker(wording(.menuTitle), options: options, cursor: first)
    }

    /// Waits for a choice; nil if none was made. Broken flows are marked once the menu is on the screen.
    mutating func pick(isBroken: (Int) -> Bool) -> Int? {
        draw()
        mark(isBroken)
        draw()
        while true {
            switch screen.next() {
            case .input(.key(.control("c"))), .input(.key(.control("d"))), .ended: return leave(nil)
            case .input(.key(.control("z"))), .stopping: screen.suspend()
            case .input(.key(.control("l"))): screen.invalidate()
            case .input(let event) where keys != nil:
                if let shown = keys, !scroll.handle(event), shown.closes(event) { keys = nil }
            case .input(.key(.function(1))): showKeys()
            case .input(let event):
                if scroll.handle(event) { break }
                switch picker.handle(event) {
                case .picked(let index): return leave(index)
                case .closed: return leave(nil)
                case .ignored where event == .key(.character("?")): showKeys()
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

    private mutating func mark(_ isBroken: (Int) -> Bool) {
        for index in options.indices.dropFirst(parkedCount) where isBroken(index - parkedCount) {
            options[index].hint += "  \(screen.marks.error) \(wording(.menuBroken))"
        }
        picker = Picker(wording(.menuTitle), options: options, cursor: first)
    }

    private mutating func showKeys() {
        let own = picker.hints(TerminalWords(wording))
        let others: [KeyHint] = [.init("^C", wording(.quit)), .init("^L", wording(.keyRepaint))]
        keys = KeyPanel([.init("", own + others)])
        scroll = Scroll()
    }

    private mutating func draw() {
        let look = Look(for: screen.size, marks: screen.marks, words: TerminalWords(wording))
        let hints = keys == nil ? picker.hints(look.words) : [KeyHint(look.words.escapeKey, look.words.close)]
        let help = HelpLine(hints, pinned: [KeyHint("F1", wording(.keyKeys))]).row(look)
        let body = keys?.frame(look) ?? picker.frame(look)
        let layout = CardLayout(top: [.empty], body: body, bottom: [.empty, help])
        screen.show(layout.frame(screen.size, scroll: &scroll, look))
    }

    /// Takes the menu off the screen: what was picked shows itself on the same terminal.
    private func leave(_ index: Int?) -> Int? {
        screen.finish([])
        return index
    }
}
