import Foundation
import TestSupport

/// A program that shows a list of ten options.
struct Contender {
    /// Its name in the table.
    let name: String
    /// The path of the program.
    let path: String
    /// Its arguments, not including the program's name.
    let arguments: [String]
    /// Its complete environment.
    var environment = Self.environment
    /// The file to use as its standard input; nil for the terminal.
    var input: String?
    /// The text that is drawn last; once it appears, the program is usable.
    var lastText = TenOptions.last
    /// The keys that move the selection to the first option, if it is not there at the start.
    var firstOption = ""
    /// What can be measured for it; a floor does not have every part.
    var parts: Set<Part> = [.start, .keys, .bytes, .modes]
    /// The folder of files that it leaves behind, which must be gone before the next round.
    var remains: String?

    /// One or more columns of the table.
    enum Part {
        case start, keys, bytes, modes
    }

    /// The environment of every program: a 256-colour terminal, and what an agent's shell passes on.
    static let environment = ProcessInfo.processInfo.environment
        .filter { ["PATH", "HOME"].contains($0.key) }
        .merging(["TERM": "xterm-256color", "LANG": "C.UTF-8"]) { _, new in new }

    /// Our own program with its journal on disk: a flow of ten options, and the start of a real one and of one with a
    /// thousand nodes.
    static func own(_ program: MeasuredProgram, in folder: TemporaryFolder) throws -> [Contender] {
        try folder.write(TenOptions.flow, to: "flows/ten.json")
        var list = own("triage", program, "ten", flows: folder.path + "/flows", home: folder.path + "/ten")
        list.firstOption = "<down>"
        var hosting = hosting(program, home: folder.path + "/hosting")
        hosting.parts = [.start, .modes]
        try folder.write(LargeFlow.text(nodes: 1_000), to: "flows/large.json")
        var large = own(
            "triage, 1,000 nodes", program, "large", flows: folder.path + "/flows",
            home: folder.path + "/large")
        (large.lastText, large.parts) = (Self.endOfFrame, [.start, .modes])
        return [list, hosting, large]
    }

    /// Our own program on the hosting flow, which must be in the working folder.
    static func hosting(_ program: MeasuredProgram, home: String) -> Contender {
        var hosting = own("triage, hosting flow", program, "hosting", flows: "Flows", home: home)
        hosting.lastText = Self.endOfFrame
        return hosting
    }

    /// What our own program writes after each frame.
    static let endOfFrame = "\u{1B}[?2026l"

    private static func own(
        _ name: String, _ program: MeasuredProgram, _ flow: String, flows: String, home: String
    ) -> Contender {
        let variables = [
            "TRIAGE_HOME": home, "TRIAGE_FLOWS": flows, "TRIAGE_AGENT": "sam",
            "XDG_CONFIG_HOME": home + "/none",
        ]
        return Contender(
            name: name, path: program.path, arguments: ["run", flow],
            environment: environment.merging(variables) { _, new in new }, remains: home + "/open")
    }

    /// Removes what the last round left behind.
    func clear() {
        guard let remains else { return }
        for name in (try? FileManager.default.contentsOfDirectory(atPath: remains)) ?? [] {
            try? FileManager.default.removeItem(atPath: remains + "/" + name)
        }
    }

    /// The other programs that are installed; prints which ones are not.
    static func others(in folder: TemporaryFolder) throws -> [Contender] {
        let list = try folder.write(TenOptions.labels.joined(separator: "\n") + "\n", to: "options")
        let script = try folder.write(TenOptions.script, to: "ten_options.py")
        let items = TenOptions.labels.flatMap { [$0, $0] }
        let menu = ["--notags", "--menu", TenOptions.question, "20", "70", "10"]
        return [
            installed("whiptail", find("whiptail")) {
                Contender(name: $0, path: $1, arguments: menu + items)
            },
            installed("fzf", find("fzf")) {
                Contender(name: $0, path: $1, arguments: ["--layout=reverse"], input: list)
            },
            installed("questionary", python(with: "questionary")) {
                Contender(name: $0, path: $1, arguments: [script] + TenOptions.labels)
            },
        ].compactMap { $0 }
    }

    /// The lower bounds: a program that only writes, and one that only echoes keys.
    static var floors: [Contender] {
        let echo = "stty raw -echo; printf '\(TenOptions.last)'; exec cat"
        return [
            installed("printf", find("printf")) {
                Contender(name: "(\($0))", path: $1, arguments: [TenOptions.last], parts: [.start])
            },
            installed("cat", find("sh")) {
                Contender(name: "(\($0))", path: $1, arguments: ["-c", echo], parts: [.keys])
            },
        ].compactMap { $0 }
    }

    private static func installed(
        _ name: String, _ path: String?, _ make: (_ name: String, _ path: String) -> Contender
    ) -> Contender? {
        guard let path else {
            print("  skipped: \(name) is not installed")
            return nil
        }
        return make(name, path)
    }

    private static func find(_ name: String) -> String? {
        (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// The Python interpreter that has a package: the binary itself, since a wrapper script would be measured
    /// too.
    private static func python(with package: String) -> String? {
        let question =
            "import sys, importlib.util; importlib.util.find_spec('\(package)') or sys.exit(1); print(sys.executable)"
        guard let answer = ChildProcess(["python3", "-c", question])?.finish(), answer.status == 0 else {
            return nil
        }
        return answer.output
    }
}
