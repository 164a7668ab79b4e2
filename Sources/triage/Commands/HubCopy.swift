import Foundation
import TriageCore

/// The records of a team's database in a file without a name, so that nothing is left of it however the program ends.
///
/// A class, because it owns the file.
final class HubCopy {
    /// The file, as a log of one month.
    let segments: [RecordLog.Segment]
    private let file: Int32

    /// Has the records copied that a filter lets through, as far as SQL can tell.
    ///
    /// - Throws: `Failure` 64 for an unknown target, 74 if the database cannot be asked.
    init(of name: String, _ filter: RecordFilter, _ invocation: Invocation) throws(Failure) {
        let target = try invocation.pushTarget(name)
        let path = FileManager.default.temporaryDirectory
            .appending(path: "triage-\(UUID().uuidString).jsonl").path
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw Failure(.cannotCreate, "'\(path)' cannot be made for the records of '\(name)'")
        }
        unlink(path)
        self.file = file
        segments = [RecordLog.Segment(month: RecordMonth(Clock().now), path: "/dev/fd/\(file)")]
        try invocation.asking(target) { target throws(Pusher.Trouble) in
            try target.copyRecords(filter, to: file)
        }
    }

    deinit { close(file) }
}

extension Invocation {
    /// A target of the configuration.
    ///
    /// - Throws: `Failure` 64, with the nearest name, if there is none.
    func pushTarget(_ name: String) throws(Failure) -> PushTarget {
        let all = configuration.pushTargets
        guard let target = all.first(where: { $0.name == name }) else {
            throw Failure(
                .usage, "there is no target '\(name)'" + NearestName.hint(for: name, among: all.map(\.name)))
        }
        return target
    }

    /// Asks a target something.
    ///
    /// - Throws: `Failure` 74 with the words of whoever could not answer.
    func asking<Answer>(
        _ target: PushTarget, _ question: (PushTarget) throws(Pusher.Trouble) -> Answer
    ) throws(Failure) -> Answer {
        do throws(Pusher.Trouble) {
            return try question(reachable(target))
        } catch {
            throw Failure(of: target, error)
        }
    }
}
