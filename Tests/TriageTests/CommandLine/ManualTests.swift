import Foundation
import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("The manual", .waiting)
struct ManualTests {
    /// Every page by its file's name.
    private static let pages =
        Dictionary(
            uniqueKeysWithValues: HelpTests.Named.all.map { named in
                let name = (["triage"] + named.path).joined(separator: "-")
                return ("\(name).1", CommandManual(named.command, path: named.path).text)
            }
        ).merging([
            "triage-flow.5": FormatPage.flow.manual(edition: (Version.day, Version.current))
        ]) { $1 }

    @Test("a command's page names what it takes and refers to pages that there are")
    func commands() throws {
        for named in HelpTests.Named.all {
            let name = (["triage"] + named.path).joined(separator: "-")
            let lines = try #require(Self.pages["\(name).1"]).components(separatedBy: "\n")
            #expect(lines.contains(".Nm \(name)") && lines.contains(".Nm \(named.description)"))
            for option in named.command.options + Command.common {
                let value = option.value.map { " Ar \($0)" } ?? ""
                let flag = ("-" + option.name).replacing("-", with: "\\-")
                #expect(lines.contains(".It Fl \(flag)\(value)"), "\(name)")
            }
            for inner in named.command.subcommands { #expect(lines.contains(".It Ic \(inner.name)")) }
            for operand in named.command.operands { #expect(lines.contains(".It Ar \(operand.name)")) }
            for line in lines where line.hasPrefix(".Xr ") {
                let words = line.split(separator: " ")
                #expect(Self.pages["\(words[1]).\(words[2])"] != nil, "\(line)")
            }
        }
    }

    @Test("every list and display ends, and no line of text is taken for a macro")
    func macros() {
        let known: Set = [
            "Dd", "Dt", "Os", "Sh", "Ss", "Nm", "Nd", "Pp", "Bl", "It", "El", "Bd", "Ed", "Op", "Ar", "Xr",
        ]
        for (name, page) in Self.pages {
            let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
            let macros = lines.filter { $0.hasPrefix(".") }.map {
                String($0.dropFirst().prefix { $0 != " " })
            }
            #expect(Set(macros).isSubset(of: known), "\(name)")
            #expect(!lines.contains { $0.hasPrefix("'") }, "\(name)")
            for (begin, end) in [("Bl", "El"), ("Bd", "Ed")] {
                #expect(macros.count { $0 == begin } == macros.count { $0 == end }, "\(name)")
            }
        }
    }

    @Test("what is typed looks on the page as it is typed")
    func code() throws {
        var page = ManualPage("page", section: 1, "a page", edition: ("day", "1"))
        page.paragraph("An e-mail with `--set 'a\\b'` and -x, ^B; ~/x.")
        page.literal(".hidden\n'quoted' \"so\"\n\nlast `one`")
        #expect(
            page.text.hasSuffix(
                """
                .Nd a page
                An e-mail with \\fB\\%\\-\\-set \\%\\(aqa\\eb\\(aq\\fR and \\-x, \\(haB; \\(ti/x.
                .Bd -literal -offset 2n
                \\&.hidden
                \\(aqquoted\\(aq "so"

                last \\(gaone\\(ga
                .Ed

                """))
    }

    @Test("the pages are printed by help, and one whole section of the page about flows alone")
    func printed() throws {
        let desk = try Desk()
        #expect(
            try desk.run("help", "records", "list", "--format", "man").output
                == Self.pages["triage-records-list.1"])
        let hours = try desk.run("help", "flow", "opening", "hours", "--format", "man").output
        #expect(hours.hasPrefix(".Dd ") && hours.contains("\n.Ss \"Opening hours (\\fB\\%hours\\fR)\"\n"))
        #expect(hours.components(separatedBy: "\n.Ss ").count == 2)
        let refused = try desk.run("help", "run", "--format", "markdown")
        #expect(refused.ending == .exit(64))
        #expect(refused.errors.hasPrefix("triage: only the page about flows is printed as Markdown\n"))
    }

    @Test("the variables are those that the program looks at")
    func variables() throws {
        let told = Set(CommandManual.variables.map(\.0))
        #expect(told.count == CommandManual.variables.count)
        var asked: Set<String> = []
        for folder in ["Sources/triage", "Sources/Terminal"] {
            for file in try FileManager.default.subpathsOfDirectory(atPath: "\(ProjectFolder.root)/\(folder)")
            where file.hasSuffix(".swift") {
                let text = try String(
                    contentsOfFile: "\(ProjectFolder.root)/\(folder)/\(file)", encoding: .utf8)
                for match in text.matches(of: #/(?:variable\(|environment\[)"([A-Z_]+)"/#) {
                    asked.insert(String(match.1))
                }
            }
        }
        // What terminals say of themselves is nothing that a person sets.
        #expect(asked.subtracting(told) == ["TMUX", "XTERM_VERSION"])
        // The first of those that are looked at in a row stands for them.
        #expect(told.subtracting(asked).filter { !$0.hasPrefix("TRIAGE_") } == ["LC_ALL"])
    }

    @Test("mandoc has nothing to say of any page", .enabled(if: ManualTests.hasMandoc))
    func lint() throws {
        let folder = try TemporaryFolder()
        for (name, page) in Self.pages { try folder.write(page, to: name) }
        let paths = Self.pages.keys.sorted().map { "\(folder.path)/\($0)" }
        let result = try TriageProcess(
            ["-T", "lint", "-W", "warning"] + paths, environment: ["PATH": "/usr/bin:/bin"],
            executable: "/usr/bin/mandoc"
        ).finish()
        #expect(result.output == "")
        #expect(result.ending == .exit(0))
    }

    static let hasMandoc = FileManager.default.isExecutableFile(atPath: "/usr/bin/mandoc")
}
