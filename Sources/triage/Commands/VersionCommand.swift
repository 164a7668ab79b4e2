import Foundation
import TriageCore

/// `triage version`: the program's version, as JSON with what a report of a fault should tell besides.
enum VersionCommand {
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        guard invocation.has("json") else {
            invocation.print("triage \(Version.current)")
            return .done
        }
        var writer = JSONWriter(pretty: true)
        writer.object { writer in
            writer.key("version")
            writer.string(Version.current)
            writer.key("commit")
            if let commit = Commit.known { writer.string(commit) } else { writer.null() }
            writer.key("formats")
            writer.object { writer in
                for (name, version) in Version.formats {
                    writer.key(name)
                    writer.int(version)
                }
            }
            // What is known of time zones is inside the program, and ages with it.
            writer.key("zones")
            writer.string(TimeZone.timeZoneDataVersion)
        }
        invocation.print(json: writer.text)
        return .done
    }
}
