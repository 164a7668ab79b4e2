import Foundation

/// A support desk of a test's own: a home, flows, and an environment in which the program is started.
package struct Desk: Sendable {
    /// What the desk keeps: `home`, and whatever a test puts beside it.
    package let folder: TemporaryFolder
    /// Where the flows are.
    package var flows = ProjectFolder.flows
    /// Variables besides those of every desk.
    package var environment: [String: String] = [:]

    /// Sets up a desk with the shipped flows and an empty home.
    package init() throws {
        folder = try TemporaryFolder()
    }

    /// Sets up a desk with flows of its own, by name.
    package init(flows texts: [String: String]) throws {
        try self.init()
        flows = folder.path + "/Flows"
        for (name, text) in texts { try folder.write(text, to: "Flows/\(name).json") }
    }

    /// Where the program keeps records and open enquiries.
    package var home: String { folder.path + "/home" }

    /// Everything that the program finds in its environment: nothing of the machine's own.
    package var variables: [String: String] {
        [
            "TRIAGE_HOME": home, "TRIAGE_FLOWS": flows, "TRIAGE_AGENT": "sam", "TZ": "UTC",
            "PATH": "/usr/bin:/bin",
        ].merging(environment) { $1 }
    }

    /// Starts the program for a conversation.
    package func start(_ words: String...) throws -> TriageProcess {
        try TriageProcess(words, environment: variables)
    }

    /// Runs the program to its end with everything that is typed.
    package func run(_ words: String..., input: String = "", in place: String? = nil) throws
        -> TriageProcess.Result
    {
        try run(words, input: input, in: place)
    }

    /// Runs the program to its end with everything that is typed.
    package func run(_ words: [String], input: String = "", in place: String? = nil) throws
        -> TriageProcess.Result
    {
        let typed = try folder.write(input, to: "typed-\(UUID().uuidString)")
        return try TriageProcess(words, environment: variables, folder: place, inputFile: typed).finish()
    }

    /// Runs a shell script in which `triage` is the program.
    package func shell(_ script: String) throws -> TriageProcess.Result {
        let typed = try folder.write("", to: "typed-\(UUID().uuidString)")
        let named = "triage() { '\(ProjectFolder.executable)' \"$@\"; }\n" + script
        return try TriageProcess(
            ["-c", named], environment: variables, inputFile: typed, executable: "/bin/sh"
        ).finish()
    }

    /// The finished records, oldest first, each the bytes of its line; torn lines and seals are none.
    package func records() throws -> [[UInt8]] {
        try folder.names("home/records").flatMap { name in
            try folder.bytes("home/records/\(name)").split(separator: UInt8(ascii: "\n")).map(Array.init)
                .filter { $0.starts(with: Array(#"{"v":1,"id":"#.utf8)) && $0.suffix(2) == Array("\"}".utf8) }
        }
    }

    /// The id of the one open enquiry, or of the first of them; empty when there is none.
    package var openID: String { String(journals.first?.dropLast(6) ?? "") }

    /// The text of the one record; empty unless there is just one.
    package func onlyRecord() throws -> String {
        let records = try records()
        return records.count == 1 ? String(decoding: records[0], as: UTF8.self) : ""
    }

    /// The journals that are there.
    package var journals: [String] { folder.names("home/open") }
}
