import Foundation
import Terminal
import TestSupport

/// A card with a few fields, built on the terminal library alone, for tests that need a real terminal.
guard let session = TerminalSession() else {
    print("no terminal")
    exit(66)
}
var probe = Probe(session: session)
probe.run()

/// The event loop of the probe, kept as small as possible.
struct Probe {
    private let session: TerminalSession
    private var region: LiveRegion
    private var scroll = Scroll()
    private var form = Form([])
    private var card = 0
    private var leaving: ConfirmPanel?
    private var seconds = 0

    init(session: TerminalSession) {
        self.session = session
        region = LiveRegion(size: session.size, theme: Theme(depth: .sixteen))
        form = Self.card(0)
    }

    mutating func run() {
        draw()
        while true {
            switch session.next(until: session.now + .seconds(600)) {
            case .input(let event): take(event)
            case .resized(let size):
                region.resize(to: size)
                draw()
            case .deadline: draw()
            case .terminating(let signal):
                session.write(region.close())
                session.write(Array("parked\r\n".utf8))
                session.die(by: signal)
            case .stopping: stop()
            case .continued:
                region.forget()
                draw()
            case .ended: exit(75)
            }
        }
    }

    private mutating func take(_ event: InputEvent) {
        if leaving != nil { return takeLeaving(event) }
        switch event {
        case .key(.control("z")): return stop()
        case .key(.control("c")):
            leaving = ConfirmPanel(
                "Leave?", ways: [.init(ListOption("Park", key: "p")), .init(ListOption("Go on", key: "g"))])
        case .key(.function(5)): fatalError("a trap")
        case .key(.function(6)): UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
        case .key(.function(7)): session.write(Array("\(overflow(1))".utf8))
        case .key(.function(8)): exit(3)
        case .key(.function(10)):
            kill(getpid(), SIGTERM)
            finish(0)
        case .key(.function(9)):
            session.write(Array("hanging".utf8))
            while true { seconds &+= 1 }
        default:
            if scroll.handle(event) { break }
            if form.handle(event) == .submitted { return submit() }
        }
        draw()
    }

    private mutating func takeLeaving(_ event: InputEvent) {
        switch leaving?.handle(event) {
        case .chosen(0, _): finish(75)
        case .chosen, .closed: leaving = nil
        default: if event == .key(.control("c")) { finish(75) }
        }
        draw()
    }

    private func overflow(_ depth: Int) -> Int { depth < 0 ? 0 : overflow(depth + 1) + depth }

    private mutating func stop() {
        session.write(region.close())
        session.suspend()
        region.forget()
        region.resize(to: session.size)
        draw()
    }

    private mutating func submit() {
        let look = Look(for: session.size)
        let done = form.items.map { StyledText("\($0.label): ", .field) + $0.field.summary(look) }
        card += 1
        guard card < 3 else {
            session.write(region.draw(Frame(), above: done))
            finish(0)
        }
        form = Self.card(card)
        scroll = Scroll()
        if card == 1 { session.discardTypedAhead() }
        draw(above: done)
    }

    private mutating func finish(_ code: Int32) -> Never {
        session.write(region.close())
        session.close()
        exit(code)
    }

    private mutating func draw(above: [StyledText] = []) {
        let size = session.size
        let look = Look(columns: size.columns - 1)
        let help = HelpLine(leaving?.hints(.english) ?? form.hints, pinned: [KeyHint("F1", "keys")])
        let say = StyledText("Could you open the web site in your browser for me, please?", .say)
            .wrapped(to: look.columns, first: StyledText("▌ ", .mark))
        var body = Frame(say)
        body.append(leaving?.frame(look) ?? form.frame(look))
        let layout = CardLayout(
            top: [StyledText("Card \(card + 1)", .title)], body: body,
            bottom: [StatusLine([.init("probe"), .init("parked 0")]).row(look), help.row(look)])
        session.write(region.draw(layout.frame(size, scroll: &scroll, look), above: above))
    }

    private static func card(_ number: Int) -> Form {
        switch number {
        case 0: Form([.init("Town", field: ChoiceField((1...10).map { ListOption("Town \($0)") }))])
        case 1: Form([.init("Password", field: SecretField())])
        default:
            Form([
                .init("Note", field: TextField()),
                .init("Sure?", field: ChoiceField.yesNo(yes: "Yes", no: "No")),
            ])
        }
    }
}
