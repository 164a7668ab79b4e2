import Terminal
import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("A panel that the program does not have")
struct PanelTests {
    /// Counts the keys pressed; a capital letter says how it should respond.
    private struct Tally: Panel {
        var count = 0
        var draft: PanelDraft? { PanelDraft(self, texts: count > 0 ? ["\(count) keys"] : []) }

        mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse {
            guard case .key(let key) = event, let character = key.typed else { return .ignored }
            switch character {
            case "C": return .closes
            case "D":
                return .done([.noted("\(count)")], Wizard.Notice(text: "well counted", role: .success))
            case "N": return .done([])
            case "O": return .opens(NotePanel(at: moment))
            case "P": return .parks(.parkedForAnother)
            case "W": return .wants(.copy("\(count)"))
            default:
                count += 1
                return .stays(Wizard.Notice(text: "so far \(count)", role: .hint))
            }
        }

        func frame(_ room: PanelRoom) -> Frame { Frame([StyledText("Tally: \(count)")]) }
        func hints(_ words: TerminalWords) -> [KeyHint] { [KeyHint("any", "count")] }
    }

    private func seated(_ keys: String) throws -> (seat: Seat, effects: [Wizard.Effect]) {
        var seat = try Seat()
        seat.wizard.panels.open(Tally())
        let effects = seat.type(keys)
        return (seat, effects)
    }

    private func kept(_ seat: Seat) -> Int? { seat.wizard.panels.drafts.panel(Tally.self)?.count }

    @Test("it stands in the card's place, with its keys in the help line and among all keys")
    func shown() throws {
        var (seat, _) = try seated("")
        #expect(seat.shown.contains("\nTally: 0\n"))
        #expect(!seat.shown.contains("Which colour?"))
        #expect(seat.shown.contains("any count · F1 keys"))
        seat.type("?")
        #expect(seat.shown.contains("  any        count"))
        seat.type("x")
        #expect(seat.shown.contains("\nTally: 0\n"))
    }

    @Test("it stays with a remark on the key")
    func stays() throws {
        var (seat, effects) = try seated("ab")
        #expect(effects == [])
        #expect(seat.shown.contains("\nTally: 2\n"))
        #expect(seat.shown.hasSuffix("so far 2"))
    }

    @Test("what is begun in it is kept whatever closes it", arguments: ["C", "<c-b>", "<c-n>", "<c-o>", "O"])
    func kept(closing: String) throws {
        let (seat, effects) = try seated("ab" + closing)
        #expect(effects == [])
        #expect(!(seat.wizard.panels.top is Tally))
        #expect(kept(seat) == 2)
    }

    @Test("it stays open under what lies over it", arguments: ["<f1>", "<c-c>"])
    func under(opening: String) throws {
        var (seat, _) = try seated("ab" + opening)
        #expect(!(seat.wizard.panels.top is Tally))
        seat.type("<esc>")
        #expect(seat.wizard.panels.top is Tally)
        #expect(seat.shown.contains("\nTally: 2\n"))
    }

    @Test("when it is done, its events happen, its draft is forgotten and no panel is open")
    func done() throws {
        var (seat, effects) = try seated("abD")
        #expect(effects == [.keep([seat.event(.noted("2"))])])
        #expect(seat.told == ["+ 2"])
        #expect(seat.wizard.panels.isEmpty)
        #expect(kept(seat) == nil)
        #expect(seat.shown.hasSuffix("well counted"))
    }

    @Test("when nothing is to happen, nothing does")
    func doneForNothing() throws {
        let (seat, effects) = try seated("abN")
        #expect(effects == [])
        #expect(seat.wizard.panels.isEmpty)
        #expect(kept(seat) == nil)
    }

    @Test("it can park the call; what was begun in it is shown where it cannot be kept")
    func parks() throws {
        var (seat, effects) = try seated("abP")
        #expect(effects == [.keep([seat.event(.parked)]), .leave(.parkedForAnother)])
        seat.wizard.tellUnkept(withCard: false)
        #expect(seat.told == ["! What you entered was not kept: 2 keys"])
    }

    @Test("it can ask something of the world and stay")
    func wants() throws {
        let (seat, effects) = try seated("abW")
        #expect(effects == [.copy("2")])
        #expect(seat.wizard.panels.top is Tally)
    }

    @Test("drafts of several kinds and subjects are told apart")
    func subjects() {
        var drafts = PanelDrafts()
        drafts.keep(PanelDraft(Tally(count: 1), about: "a", texts: ["1"]))
        drafts.keep(PanelDraft(Tally(count: 2), about: "b", texts: ["2"]))
        drafts.keep(PanelDraft(Tally(count: 3), about: "a", texts: ["3"]))
        drafts.keep(
            PanelDraft(EndPanel(summary: "", record: "", Wording(language: "en")), about: "a", texts: ["4"]))
        #expect(drafts.texts == ["3", "2", "4"])
        #expect(drafts.panel(Tally.self, about: "a")?.count == 3)
        #expect(drafts.panel(Tally.self) == nil)
        drafts.keep(PanelDraft(Tally(), about: "a", texts: []))
        #expect(drafts.texts == ["2", "4"])
    }
}
