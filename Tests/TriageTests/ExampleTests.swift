import Foundation
import TestSupport
import Testing

/// The README's program that takes calls by the public face of the core alone.
@Suite("The example of the README", .waiting)
struct ExampleTests {
    private static let source = ProjectFolder.root + "/Tests/Example/Sources/Example/main.swift"

    /// The first block of a language in the README.
    private func block(_ language: String) throws -> String {
        let readme = try String(contentsOfFile: ProjectFolder.root + "/README.md", encoding: .utf8)
        let rest = try #require(readme.components(separatedBy: "\n```\(language)\n").dropFirst().first)
        return try #require(rest.components(separatedBy: "```").first)
    }

    @Test("the README shows the program as it is")
    func shown() throws {
        #expect(try block("swift") == String(contentsOfFile: Self.source, encoding: .utf8))
    }

    @Test("another package's program takes a call on the README's first flow and leaves its record")
    func another() throws {
        let desk = try Desk(flows: [:])
        try desk.folder.write(try block("json"), to: "hello.json")
        // A package name of its own: it sees only what is public. A build folder keeps the objects of renamed
        // files, so only those of sources that exist are linked. A cache of its own: the compiler refuses modules
        // that were cached under two spellings of a path.
        let compiled = try run(
            """
            exec swiftc -swift-version 6 -package-name another -module-cache-path "$1/ExampleModules" -I "$1/Modules" \
            -o example "$2" $(find "$3" -name '*.swift' -exec basename {} \\; | sed "s|.*|$1/TriageCore.build/&.o|")
            """, BuiltProducts.path("."), Self.source, ProjectFolder.root + "/Sources/TriageCore", in: desk)
        try #require(compiled.ending == .exit(0), "\(compiled.output)\(compiled.errors)")
        let taken = try run("exec ./example", in: desk, typed: "Pat\nperhaps\nyes\n")
        #expect(taken.errors == "")
        #expect(taken.output.contains("Does it work now?\nyes or no is expected, for example y\n"))
        #expect(taken.output.contains("saved(path: \"calls/records/"))
        let record = try desk.run("records", "show", "--home", desk.folder.path + "/calls")
        #expect(record.output.contains("It works"))
        #expect(record.output.contains("Caller's name      Pat"))
    }

    /// Runs a line of the shell in a desk's folder, with the tools of whoever runs the suite.
    private func run(_ line: String, _ words: String..., in desk: Desk, typed: String = "") throws
        -> TriageProcess.Result
    {
        try TriageProcess(
            ["-c", line, "sh"] + words, environment: ProcessInfo.processInfo.environment,
            folder: desk.folder.path, inputFile: desk.folder.write(typed, to: "typed-\(UUID().uuidString)"),
            executable: "/bin/sh"
        ).finish()
    }
}
