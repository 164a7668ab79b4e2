import TestSupport
import Testing

@Suite("Completions")
struct CompletionsTests {
    @Test(
        "bash completes commands, flows and options",
        arguments: [
            (["v"], "validate version"), (["run", "h"], "hosting"), (["records", "sh"], "show"),
            (["run", "hosting", "--dry"], "--dry-run"),
        ])
    func bash(words: [String], expected: String) throws {
        let desk = try Desk()
        let result = try desk.shell(
            """
            triage completions bash > '\(desk.folder.path)/completions'
            PATH='\(ProjectFolder.executable.dropLast("/triage".count))':"$PATH" bash -c '
            source "\(desk.folder.path)/completions"
            COMP_WORDS=(triage \(words.joined(separator: " "))); COMP_CWORD=\(words.count); _triage
            echo ${COMPREPLY[@]}'
            """)
        #expect(result.output == expected + "\n")
    }
}
