import Foundation
import TestSupport
import Testing

@Suite("The order of the core's folders")
struct FolderOrderTests {
    /// Each folder with those it builds on, lowest first; it may also use whatever those may use.
    private static let order: KeyValuePairs<String, [String]> = [
        "Names": [], "JSON": ["Names"], "Storage": ["JSON"], "Expressions": ["JSON"], "Flow": ["Expressions"],
        "Words": ["Flow", "Storage"], "Script": ["Words"], "Enquiry": ["Script"], "Scenarios": ["Enquiry"],
        "Checks": ["Scenarios"], "Generation": ["Checks"], "Mutations": ["Generation"], "Reports": ["Checks"],
        "Charts": ["Checks"], "Reference": ["Checks"], "Records": ["Enquiry"],
        "Questions": ["Records"], "Callers": ["Questions"], "Messages": ["Records"],
        "Upkeep": ["Messages", "Callers"],
        "Configuration": ["Messages"], "Push": ["Configuration", "Questions"],
        "Session": ["Messages"],
    ]

    private static let allowed = order.reduce(into: [String: Set<String>]()) { allowed, entry in
        allowed[entry.key] = entry.value.reduce(into: Set(entry.value)) { $0.formUnion(allowed[$1] ?? []) }
    }

    private static func pointingBack(_ uses: [SourceFolders.Use]) -> [String] {
        uses.filter { allowed[$0.folder]?.contains($0.owner) != true }.map(\.text)
    }

    private static let sources = ProjectFolder.root + "/Sources/"
    private static let core = Shared { try SourceFolders(at: sources + "TriageCore") }

    @Test("nothing points back")
    func core() throws {
        let folders = try Self.core.get()
        #expect(folders.names == Set(Self.order.map(\.key)), "every folder has its place in the order")
        let uses = folders.uses
        let back = Self.pointingBack(uses)
        #expect(back == [], "\(back.joined(separator: "\n"))")
        // A check that sees nothing finds nothing.
        #expect(Set(uses.map(\.folder)) == folders.names.subtracting(["Names"]))
    }

    @Test("the core and the terminal do not know each other")
    func libraries() throws {
        let core = try Self.core.get()
        let terminal = try SourceFolders(at: Self.sources + "Terminal")
        #expect(core.imports.contains("Foundation") && !core.imports.contains("Terminal"))
        #expect(terminal.imports.contains("Foundation") && !terminal.imports.contains("TriageCore"))
    }

    @Test("the README lists the folders in this order")
    func readme() throws {
        let text = try String(contentsOfFile: ProjectFolder.root + "/README.md", encoding: .utf8)
        let map = text.split(separator: "  TriageCore/").last?.split(separator: "  Terminal/").first ?? ""
        #expect(map.matches(of: #/\n    (\w+)\//#).map { String($0.1) } == Self.order.map(\.key))
    }

    @Test("a type, and a member by a name of its own, are seen where they point back; other words are not")
    func seen() {
        let folders = SourceFolders([
            (
                "Script/Wording.swift",
                "struct Wording { struct Zone {} }\nextension Flow {\n    var voice: Wording { .init() }\n}"
            ),
            (
                "Enquiry/Card.swift",
                "extension Flow {\n    private var look: Int { 1 }\n    func text() {}\n}"
            ),
            (
                "Flow/Flow.swift",
                """
                /// As `Wording` tells it.
                struct Flow {
                    struct Line {}
                    let words = "Wording"  // Wording
                    let said = "is \\(text(of: Wording(self), "a") + "b")"
                    func text(of line: Line) { line.text() }
                    let voices = [self].map(\\.voice)
                }
                """
            ),
            (
                "Flow/Line.swift",
                "func spoken(_ flow: Flow, _ zone: Zone) -> Int { flow.look }\nlet line = Line()"
            ),
            ("Scenarios/Line.swift", "struct Line {}"),
        ])
        #expect(
            Self.pointingBack(folders.uses) == [
                "Flow/Flow.swift:5: 'Wording' is of Script: let said = \"is \\(text(of: Wording(self), \"a\") + \"b\")\"",
                "Flow/Flow.swift:7: 'voice' is of Script: let voices = [self].map(\\.voice)",
                "Flow/Line.swift:2: 'Line' is of Scenarios: let line = Line()",
            ])
    }
}
