import Foundation
import TestSupport
import Testing

@testable import triage

@Suite("Answers to the scripts of shells", .waiting)
struct CompleteCommandTests {
    /// The first words of the candidates, as fish gets them.
    private func words(_ desk: Desk, _ line: String..., in place: String? = nil) throws -> [String] {
        let result = try desk.run(["complete", "fish", "--"] + line, in: place)
        #expect(result.errors == "")
        #expect(result.ending == .exit(0))
        return result.lines.dropFirst().dropLast().map { $0.components(separatedBy: "\t")[0] }
    }

    @Test("flows are those of the folder that the line, the variable or the place names")
    func folders() throws {
        var desk = try Desk(flows: ["short": DeskFlow.shortest])
        for folder in ["other", "a b", "place/Flows", "user/own"] {
            try desk.folder.write(
                DeskFlow.shortest, to: "\(folder)/\(folder.last ?? "x").json")
        }
        let place = desk.folder.path
        desk.environment = ["HOME": place + "/user", "DEEP": place + "/user"]
        #expect(try words(desk, "run", "") == ["short"])
        #expect(try words(desk, "run", "--flows", place + "/other", "") == ["r"])
        #expect(try words(desk, "eval", "--flows=\(place)/a b", "--flow", "") == ["b"])
        #expect(try words(desk, "run", "--flows", "other", "", in: place) == ["r"])
        #expect(try words(desk, "run", "--flows", "~/own", "") == ["n"])
        #expect(try words(desk, "run", "--flows", "$DEEP/own", "") == ["n"])
        #expect(try words(desk, "run", "--flows", "${DEEP}/own/", "") == ["n"])
        #expect(try words(desk, "run", "--flows", "$(touch \(place)/touched)", "") == [])
        #expect(try words(desk, "run", "--flows", "nowhere", "") == [])
        desk.environment["TRIAGE_FLOWS"] = ""
        #expect(try words(desk, "run", "", in: place + "/place") == ["s"])
        #expect(!FileManager.default.fileExists(atPath: place + "/touched"))
    }

    @Test("of a folder with files of every kind, the flows that can be run are offered")
    func flows() throws {
        let desk = try Desk(flows: [
            "good": FlowText.make(), "broken": "{", "list": "[]", "part": FlowText.make(["part": "true"]),
            "wrong": FlowText.make(["start": #""nowhere""#]), "any.schema": "{}", "a b": FlowText.make(),
            "--home=x": FlowText.make(), "line\nbreak": FlowText.make(),
        ])
        #expect(try words(desk, "run", "") == ["a b", "good", "wrong"])
        #expect(try words(desk, "run", "good", "--set", "") == ["isOn="])
        #expect(try words(desk, "run", "good", "--set", "isOn=") == ["isOn=yes", "isOn=no"])
        for flow in ["broken", "wrong", "list", "part", "nowhere", "../good", ""] {
            #expect(try words(desk, "run", flow, "--set", "") == [])
        }
    }

    @Test("parked enquiries and records are offered, newest first, with what tells them apart")
    func enquiries() throws {
        let desk = try Desk(flows: ["short": DeskFlow.shortest, "desk": DeskFlow.text])
        for (flow, input) in [("desk", "green\n"), ("short", "y\n\n"), ("short", ""), ("short", "n\n\n")] {
            _ = try desk.run("run", flow, input: input)
        }
        let parked = try desk.run("complete", "fish", "--", "resume", "").lines
        #expect(
            parked.dropFirst().dropLast().map { "\($0.prefix(36)).jsonl" } == desk.journals.reversed())
        #expect(parked[0] == "words")
        #expect(parked[1].hasSuffix("  sam") && parked[1].contains("\tshort  20"))
        let records = try desk.run("complete", "zsh", "--", "records", "show", "").lines
        let ids = try desk.run("records", "list").lines.dropLast().map { String($0.dropFirst(18).prefix(13)) }
        #expect(records.dropFirst(2).dropLast().map { String($0.prefix(13)) } == ids)
        #expect(records[2].hasSuffix("  short  done  sam"))
    }

    @Test("of a long log only the end is read")
    func longLog() throws {
        let desk = try Desk(flows: ["short": DeskFlow.shortest])
        for _ in 1...3 { _ = try desk.run("run", "short", input: "y\n\n") }
        let name = try #require(desk.folder.names("home/records").first)
        let log = try desk.folder.bytes("home/records/\(name)")
        // A year of identical calls, the last of which is cut off.
        try desk.folder.write(
            Array(repeating: log, count: 400).flatMap { $0 } + log.prefix(200), to: "home/records/\(name)")
        let ids = try desk.records().suffix(3).reversed().map {
            String(decoding: $0.dropFirst(13).prefix(36), as: UTF8.self)
        }
        #expect(try words(desk, "records", "show", "") == ids)
    }

    @Test(
        "nothing is written, and nothing goes wrong",
        arguments: [
            ["run", ""], ["resume", ""], ["records", "show", ""], ["run", "short", "--set", ""], [],
            ["run", "short", "--set", "ok="], ["run", "--home", "made", "--flows", "made", ""], ["--help"],
        ])
    func harmless(_ line: [String]) throws {
        let desk = try Desk(flows: ["short": DeskFlow.shortest])
        let before = try desk.folder.allFiles()
        for shell in Shell.allCases {
            let result = try desk.run(["complete", shell.rawValue, "--"] + line, in: desk.folder.path)
            #expect(result.errors == "")
            #expect(result.ending == .exit(0))
        }
        let after = try desk.folder.allFiles().filter { !$0.key.hasPrefix("typed-") }
        #expect(after.keys.sorted() == before.keys.sorted())
        #expect(desk.folder.names().filter { !$0.hasPrefix("typed-") } == ["Flows"])
    }

    @Test("a damaged home only offers less", arguments: ["open", "records", ""])
    func damagedHome(_ name: String) throws {
        let desk = try Desk(flows: ["short": DeskFlow.shortest])
        try desk.folder.write("no folder", to: name.isEmpty ? "home" : "home/\(name)")
        #expect(try words(desk, "resume", "") == [])
        #expect(try words(desk, "records", "show", "") == [])
    }

    @Test("the command is shown nowhere")
    func hidden() throws {
        let desk = try Desk()
        #expect(try !desk.run("--help").output.contains("  complete "))
        #expect(
            try desk.run("complet").errors
                == "triage: there is no command 'complet'; did you mean 'completions'?\nsee triage --help\n"
        )
        #expect(
            try desk.run("complete", "--help").output.hasPrefix("usage: triage complete SHELL [WORD ...] "))
        #expect(try desk.run("complete", "tcsh").errors == "triage: 'tcsh' is not one of bash, zsh, fish\n")
    }
}
