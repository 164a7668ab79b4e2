import Terminal
import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("Keys that work everywhere in a call")
struct CallKeyTests {
    /// On the second card, so that there is a way back, of a call that measures responses.
    private func seated() throws -> Seat {
        let target = #""targets": [ { "id": "reply", "within": "2m", "per": "response" },"#
        var seat = try Seat(DeskFlow.text.replacing(#""targets": ["#, with: target))
        seat.type("2pat@client.example<enter>")
        #expect(seat.wizard.enquiry.path == "second")
        return seat
    }

    private func press(_ key: CallKey, in seat: inout Seat) -> [Wizard.Effect] {
        seat.wizard.handle(.key(key.key), at: seat.now)
    }

    @Test("no two of them are the same key or have the same name")
    func distinct() {
        for key in CallKey.all {
            #expect(CallKey.all.count { $0.key == key.key } == 1)
            #expect(CallKey.all.count { $0.name == key.name } == 1)
        }
    }

    @Test("every one is listed by F1, on a card and over a panel; F1 itself is in every help line")
    func listed() throws {
        for opening in ["", "<c-n>", "<c-o>"] {
            var seat = try seated()
            seat.type(opening)
            let isOver = !seat.wizard.panels.isEmpty
            let help = seat.shown.split(separator: "\n").last
            seat.type("<f1>")
            let rows = seat.shown.split(separator: "\n").map { row in
                row.split(separator: " ").joined(separator: " ")
            }
            for key in CallKey.all {
                let hint = key.hint(seat.wizard.wording, overPanel: isOver)
                switch key.place {
                case .panel, .helpLine:
                    #expect(rows.contains("\(hint.keys) \(hint.action)"), "\(key.name): \(seat.shown)")
                case .pinned:
                    #expect(help?.hasSuffix("\(hint.keys) \(hint.action)") == true)
                }
            }
        }
    }

    @Test("the help line of a card names those that are meant for it, and no others")
    func inHelpLine() throws {
        var seat = try seated()
        let help = try #require(seat.shown.split(separator: "\n").last)
        for key in CallKey.all {
            let hint = key.hint(seat.wizard.wording)
            #expect(help.contains("\(hint.keys) \(hint.action)") == (key.place != .panel), "\(key.name)")
        }
    }

    @Test("every one does something on a card", arguments: CallKey.all.map(\.name))
    func handled(name: String) throws {
        let key = try #require(CallKey.all.first { $0.name == name })
        var seat = try seated()
        let effects = press(key, in: &seat)
        switch key.action {
        case .back: #expect(effects == [.keep([seat.event(.back)])])
        case .ask(let effect): #expect(effects == [effect])
        case .perform(let kind, _): #expect(effects == [.keep([seat.event(kind)])])
        case .keys: #expect(seat.wizard.panels.top is KeysPanel)
        case .open(let panel):
            let expected = panel(seat.wizard.moment(seat.now))
            let top = try #require(seat.wizard.panels.top)
            #expect(type(of: top) == type(of: expected))
        }
    }

    @Test("every one that opens a panel does so over each panel", arguments: CallKey.all.map(\.name))
    func overPanels(name: String) throws {
        let key = try #require(CallKey.all.first { $0.name == name })
        guard case .open(let panel) = key.action else { return }
        for opening in ["<c-n>", "<c-t>", "<c-o>", "<c-t>colour<enter>", "<f1>", "<c-n><f1>"] {
            var seat = try seated()
            seat.type(opening)
            let expected = panel(seat.wizard.moment(seat.now))
            #expect(press(key, in: &seat) == [])
            let top = try #require(seat.wizard.panels.top)
            #expect(type(of: top) == type(of: expected), "\(opening)")
        }
    }

    @Test("once the call is over, only those work that ask nothing of it", arguments: CallKey.all.map(\.name))
    func afterwards(name: String) throws {
        let key = try #require(CallKey.all.first { $0.name == name })
        var seat = try seated()
        seat.wizard.end(with: "all of it", record: "more")
        let effects = press(key, in: &seat)
        #expect(seat.wizard.panels.isEmpty == (key.name != "F1"))
        switch key.action {
        case .ask(let effect): #expect(effects == [effect])
        case .open where key.name == "^C": #expect(effects == [.leave(.done)])
        case .back, .keys, .open, .perform: #expect(effects == [])
        }
    }
}
