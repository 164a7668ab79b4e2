import Foundation
import Terminal
import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("The same call in every mode", .waiting)
struct SameRecordTests {
    /// The scenarios in which time passes: a process's clock cannot be sped up, so these are taken in this
    /// process, with a clock that shows the scenario's time.
    static let withTime = [
        "hosting: the restore points stay when the call runs past midnight",
        "support-policy: 2 minutes and a second on one card are too long",
        "support-policy: a call of exactly 20 minutes is in time",
        "support-policy: after 20 minutes the rest goes into a ticket",
        "support-policy: an answer after 60 seconds is not late, whatever follows",
        "support-policy: an answer after 61 seconds is late",
        "support-policy: on the phone no response is late",
        "support-policy: the caller hangs up while the subscription is looked up",
        "support-policy: the greeting after exactly 60 seconds and responses after exactly 2 minutes are in time",
    ]

    /// How a call is taken.
    enum Mode: Int, CaseIterable {
        /// Lines from a pipe.
        case plain
        /// Lines at a terminal, for a screen reader.
        case accessible
        /// Keys at a terminal.
        case interactive
    }

    @Test("no other scenario than these lets time pass")
    func allNamed() throws {
        let scenarios = try ScenarioCall.flowNames.map { flow in
            (flow: flow, all: try ScenarioCall.scenarios(of: flow).map(\.scenario))
        }
        let names = scenarios.flatMap { flow, all in
            all.filter(\.letsTimePass).map { "\(flow): \($0.name)" }
        }
        #expect(names.sorted() == Self.withTime)
        #expect(scenarios.map { $0.all.count { !$0.letsTimePass } } == [85, 89, 55, 23, 60])
    }

    @Test(
        "a scenario leaves the record of its events, but for times",
        arguments: ScenarioCall.flowNames, Mode.allCases)
    func everyScenario(flow: String, mode: Mode) throws {
        // A short run takes each in one of the modes, another one every twelfth day.
        for (number, scripted) in try ScriptedCall.some(of: flow).enumerated()
        where !scripted.call.letsTimePass
            && (Thoroughness.isLong
                || (number + Thoroughness.day / 12) % Mode.allCases.count == mode.rawValue)
        {
            let (call, desk) = (scripted.call, try Desk())
            switch mode {
            case .plain: try takePlain(call, scripted.lines, at: desk)
            case .accessible: try takeAccessible(call, scripted.lines, at: desk)
            case .interactive: try takeInteractive(call, scripted.stretches, at: desk)
            }
            let records = try desk.records()
            #expect(records.count == 1, "\(call.name)")
            let expected = mode == .interactive ? scripted.comparableTogether : scripted.comparable
            let difference = ComparableRecord(records.first ?? []).difference(from: expected)
            #expect(difference == [], "\(call.name)")
            #expect(desk.journals == [], "\(call.name)")
        }
    }

    @Test("a scenario in which time passes leaves the very record of its events", arguments: withTime)
    func passingTime(name: String) throws {
        let parts = name.split(separator: ": ", maxSplits: 1).map(String.init)
        let call = try ScenarioCall.named(parts[1], of: parts[0])
        #expect(call.letsTimePass)
        #expect(try ClockedCall(call).recordOfLines() == ClockedCall.named(call.record()))
        let keyed = try call.withStepsTogether()
        #expect(try ClockedCall(keyed).recordOfKeys() == ClockedCall.named(keyed.record()))
    }

    @Test("a question of most types is answered alike with keys, lines and lines for a screen reader")
    func mostTypes() throws {
        let flows = ["desk": DeskFlow.text]
        let (keyed, plain, accessible) = try (Desk(flows: flows), Desk(flows: flows), Desk(flows: flows))
        let terminal = try keyed.sit("run", "desk")
        try terminal.type(TerminalCallTests.keys)
        try terminal.wait(for: "Saved: record")
        var lines = DeskFlow.answers
        lines[4] = ":skip"
        _ = try plain.run("run", "desk", "--plain", input: Self.text(lines))
        _ = try accessible.run("run", "desk", "--accessible", input: Self.text(lines))
        let expected = ComparableRecord(try #require(try keyed.records().first))
        for desk in [plain, accessible] {
            #expect(ComparableRecord(try desk.records().first ?? []).difference(from: expected) == [])
        }
    }

    private func takePlain(_ call: ScenarioCall, _ script: LineScript, at desk: Desk) throws {
        var words = call.words + ["--plain"]
        var output = ""
        for stretch in script.stretches.dropLast() {
            let process = try TriageProcess(words, environment: desk.variables)
            output += try process.waitForPrompt()
            for line in stretch {
                process.send(line)
                output += try process.waitForPrompt()
            }
            process.signal(SIGKILL)
            #expect(try process.finish().ending == .signal(SIGKILL))
            words = ["resume", "--agent", call.opening.agent, "--plain"]
        }
        let result = try desk.run(words, input: Self.text(script.stretches.last ?? []))
        #expect(result.ending == .exit(0), "\(call.name)\n\(result.output)\(result.errors)")
        #expect(result.errors == "", "\(call.name)")
        #expect(!result.output.contains("\u{1B}"), "\(call.name)")
        output += result.output
        #expect(output.components(separatedBy: "\n!  ").count - 1 >= script.refusals, "\(call.name)")
    }

    private func takeAccessible(_ call: ScenarioCall, _ script: LineScript, at desk: Desk) throws {
        var words = call.words
        var desk = desk
        desk.environment["ACCESSIBLE"] = "1"
        for (number, stretch) in script.stretches.enumerated() {
            let terminal = try desk.sit(words)
            var sent = 0
            for secret in script.secrets[number] + [stretch.count] {
                terminal.send(Array(Self.text(Array(stretch[sent..<secret])).utf8))
                sent = secret
                if sent < stretch.count { try terminal.waitForPrompt(after: sent) }
            }
            if number == script.stretches.count - 1 {
                #expect(try terminal.waitForEnd() == .exit(0), "\(call.name)\n\(terminal.screen.text)")
            } else {
                try terminal.waitForPrompt(after: stretch.count)
                kill(terminal.process, SIGKILL)
                #expect(try terminal.waitForEnd() == .signal(SIGKILL))
            }
            #expect(!terminal.output.contains(0x1B), "\(call.name)")
            words = ["resume", "--agent", call.opening.agent]
        }
    }

    private func takeInteractive(
        _ call: ScenarioCall, _ stretches: [KeyDriver.Stretch], at desk: Desk
    ) throws {
        let wording = call.opened.format.wording
        var terminal = try desk.sit(call.words)
        for stretch in stretches {
            if stretch.isResumed {
                try terminal.wait(for: stretch.frame, kept: wording(.kept))
                kill(terminal.process, SIGKILL)
                #expect(try terminal.waitForEnd() == .signal(SIGKILL))
                terminal = try desk.sit(["resume", "--agent", call.opening.agent])
            }
            if stretch.keys.isEmpty { break }
            try terminal.wait(for: stretch.frame, kept: wording(.kept))
            terminal.type(KeyScript(stretch.keys))
        }
        try terminal.wait("the end") { screen in
            screen.column == 0 && screen.screen.contains { $0.contains(wording(.nextCall)) }
        }
        terminal.type("\(wording.letter(.quit))")
        #expect(try terminal.waitForEnd() == .exit(0), "\(call.name)")
    }

    private static func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
}

extension PseudoTerminal {
    /// Reads until the screen shows a frame of a call, apart from clocks, and its status line says that
    /// everything has been saved. A card may use that word as well.
    fileprivate func wait(for frame: Frame, kept: String) throws(Failure) {
        let rows = frame.rows.dropLast(2).map { String($0.plain.reversed().drop { $0 == " " }.reversed()) }
        try wait("\(rows)") { screen in
            // Reading the rows of the screen is expensive, so it comes last.
            guard screen.frames.begun == screen.frames.ended,
                frame.cursor.map({ $0.column == screen.column }) ?? true
            else { return false }
            let shown = screen.screen
            guard let first = rows.first, let top = shown.firstIndex(of: first) else { return false }
            return shown[top...].prefix(rows.count).elementsEqual(rows)
                && shown[(top + rows.count)...].first?.contains(kept) ?? false
                && frame.cursor.map { screen.row == top + $0.row } ?? true
        }
    }
}

extension PseudoTerminal {
    /// Waits for the prompt after a number of lines.
    fileprivate func waitForPrompt(after lines: Int) throws {
        try wait("\(lines) lines to be taken") { _ in
            String(decoding: output, as: UTF8.self).components(separatedBy: "\r\n> ").count == lines + 2
        }
    }
}
