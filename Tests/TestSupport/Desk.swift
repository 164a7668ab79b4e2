import Foundation

/// A support desk of a test's own: a home, flows, and the environment to start the program in.
package struct Desk: Sendable {
    /// The folder for `home` and whatever a test puts beside it.
    package let folder: TemporaryFolder
    /// The path of the flows.
    package var flows = ProjectFolder.flows
    /// Variables in addition to those of every desk.
    package var environment: [String: String] = [:]

    /// Sets up a desk with the shipped flows and an empty home.
    package init() throws {
        folder = try TemporaryFolder()
    }

    /// Sets up a desk with its own flows, keyed by name.
    package init(flows texts: [String: String]) throws {
        try self.init()
        flows = folder.path + "/Flows"
        for (name, text) in texts { try folder.write(text, to: "Flows/\(name).json") }
    }

    /// The folder for records and open enquiries.
    package var home: String { folder.path + "/home" }

    /// The folder in which the program looks for a configuration; there is none unless a test writes it.
    package var configuration: String { folder.path + "/config" }

    /// The program's complete environment: nothing from the machine's own.
    package var variables: [String: String] {
        [
            "TRIAGE_HOME": home, "TRIAGE_FLOWS": flows, "TRIAGE_AGENT": "sam", "TRIAGE_SENDMAIL": "none",
            "XDG_CONFIG_HOME": configuration, "TRIAGE_HOOKS": folder.path + "/hooks", "TZ": "UTC",
            "PATH": "/usr/bin:/bin",
        ].merging(environment) { $1 }
    }

    /// Starts the program for a conversation.
    package func start(_ words: String...) throws -> TriageProcess {
        try TriageProcess(words, environment: variables)
    }

    /// Runs the program to its end, with all input given up front.
    package func run(_ words: String..., input: String = "", in place: String? = nil) throws
        -> TriageProcess.Result
    {
        try run(words, input: input, in: place)
    }

    /// Runs the program to its end, with all input given up front.
    package func run(_ words: [String], input: String = "", in place: String? = nil) throws
        -> TriageProcess.Result
    {
        let typed = try folder.write(input, to: "typed-\(UUID().uuidString)")
        return try TriageProcess(words, environment: variables, folder: place, inputFile: typed).finish()
    }

    /// Runs a shell script in which `triage` is the program under test.
    package func shell(_ script: String) throws -> TriageProcess.Result {
        let typed = try folder.write("", to: "typed-\(UUID().uuidString)")
        let named = "triage() { '\(ProjectFolder.executable)' \"$@\"; }\n" + script
        return try TriageProcess(
            ["-c", named], environment: variables, inputFile: typed, executable: "/bin/sh"
        ).finish()
    }

    /// The finished records, oldest first, each as the bytes of its line; torn lines and seals are left out.
    package func records() throws -> [[UInt8]] {
        try folder.names("home/records").flatMap { name in
            try folder.bytes("home/records/\(name)").split(separator: UInt8(ascii: "\n")).map(Array.init)
                .filter { $0.starts(with: Array(#"{"v":1,"id":"#.utf8)) && $0.suffix(2) == Array("\"}".utf8) }
        }
    }

    /// The id of the only open enquiry, or of the first one; empty if there is none.
    package var openID: String { String(journals.first?.dropLast(6) ?? "") }

    /// The text of the only record; empty unless there is exactly one.
    package func onlyRecord() throws -> String {
        let records = try records()
        return records.count == 1 ? String(decoding: records[0], as: UTF8.self) : ""
    }

    /// The file names of the open enquiries' journals.
    package var journals: [String] { folder.names("home/open") }
}
