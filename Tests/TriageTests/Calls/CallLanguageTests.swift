import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("What goes wrong on a call, in its language", .waiting)
struct CallLanguageTests {
    private static let flow = DeskFlow.text.replacing("en-AU", with: "sk-SK")

    private let lines = DeskFlow.answers.map { $0 + "\n" }

    @Test("plain mode says what could not be kept")
    func plainAtFirst() throws {
        let desk = try Desk(flows: ["desk": Self.flow])
        let typed = try desk.folder.write(lines.joined(), to: "typed")
        let full = try desk.shell("ulimit -f 1; triage run desk < '\(typed)'")
        #expect(full.ending == .exit(74))
        #expect(full.errors.hasSuffix("sa nedá zapísať: súbor je priveľký\n"))
    }

    @Test("plain mode says how to go on with what was kept")
    func plain() throws {
        let desk = try Desk(flows: ["desk": Self.flow])
        #expect(try desk.run("run", "desk", input: lines.prefix(2).joined()).ending == .exit(75))
        // Blocks of 512 bytes; the rest of the call needs more than the last one has left.
        let blocks = (try desk.folder.bytes("home/open/\(desk.openID).jsonl").count + 700) / 512
        let rest = try desk.folder.write(lines.dropFirst(2).joined(), to: "rest")
        let later = try desk.shell("ulimit -f \(blocks); triage resume < '\(rest)'")
        #expect(later.ending == .exit(74))
        #expect(later.output.contains("!  Neuložené: „\(desk.home)/open/"))
        #expect(
            later.errors.hasSuffix(
                "sa nedá zapísať: súbor je priveľký\nhovor je uložený potiaľto; triage resume \(desk.openID) v ňom pokračuje\n"
            ))
    }

    @Test("the terminal does so too, and what is left unsaved is told at the end")
    func terminal() throws {
        let desk = try Desk(flows: ["desk": Self.flow])
        let looks = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
        let terminal = try PseudoTerminal(
            "/bin/bash",
            ["-c", "ulimit -f 1; exec '\(ProjectFolder.executable)' run desk", "sh"],
            environment: looks.merging(desk.variables) { $1 })
        try terminal.wait(for: "· neuložené")
        #expect(terminal.screen.text.replacing("\n", with: "").contains("súbor je priveľký"))
        terminal.type("<c-c><c-c>")
        try terminal.wait(for: "^C ^C skončí bez uloženia")
        terminal.type("<c-c><c-c>")
        #expect(try terminal.waitForEnd() == .exit(74))
        #expect(terminal.screen.text.contains("hovor zostal neuložený: "))
        #expect(terminal.screen.text.contains("z hovoru sa neuložilo nič"))
    }

    @Test("a refusal is said in Slovak in plain mode and on the terminal")
    func refusal() throws {
        let desk = try Desk(flows: ["desk": Self.flow])
        let lines = DeskFlow.answers.prefix(3) + [":skip"]
        let result = try desk.run("run", "desk", input: lines.map { $0 + "\n" }.joined())
        #expect(
            result.output.contains(
                "!  tento úkon možno preskočiť len s dôvodom, napríklad :skip stránka nejde\n"))
        var seat = try Seat(Self.flow)
        #expect(seat.wizard.perform([.read], at: seat.now) == [])
        #expect(seat.shown.contains("najprv treba odpovedať alebo splniť úkon"))
    }

    @Test("the start menu in plain mode speaks the language of the machine")
    func menu() throws {
        var desk = try Desk(flows: ["desk": Self.flow])
        desk.environment["LC_ALL"] = "sk_SK.UTF-8"
        #expect(try desk.run("run", "desk", input: "green\n").ending == .exit(75))
        let result = try desk.run([], input: "desc\n")
        #expect(result.output.contains("  a  odložené  A small desk"))
        #expect(
            result.output.contains(
                "Ktorý? Číslo alebo názov\n> „desc“ nie je číslo zo zoznamu ani začiatok názvu postupu; mysleli ste „desk“?\n"
            ))
    }
}
