import Foundation
import TriageCore

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension TestCommand {
    /// Runs the scenarios, and again whenever a file beside them is saved, until the program is interrupted.
    ///
    /// What keeps the scenarios from being run, such as a file that is half written, is told, and waited out.
    static func watch(_ invocation: Invocation) -> Never {
        let files = WatchedFiles(
            beside: invocation.operands.isEmpty ? [invocation.flows.path] : invocation.operands)
        var seen = files.states
        while true {
            do throws(Failure) {
                _ = try runOnce(invocation)
            } catch {
                invocation.say("triage: \(error.message)")
            }
            invocation.say("triage: waiting for a file to be saved (Ctrl-C ends this)")
            invocation.environment.output.flush()
            var now = seen
            while now == seen {
                usleep(WatchedFiles.pause)
                now = files.states
            }
            let changed = Set(now.keys).union(seen.keys).filter { now[$0] != seen[$0] }.sorted()
            invocation.print("\n\(changed.joined(separator: ", ")):")
            seen = now
        }
    }
}

/// The files whose saving changes what scenarios show: all in the folders of flows and of their scenarios.
private struct WatchedFiles {
    /// What tells whether a file was written since.
    struct State: Equatable {
        let inode: UInt64
        let size: Int64
        let seconds: Int
        let nanoseconds: Int
    }

    /// How long to wait between two looks. **Units**: microseconds.
    static let pause: useconds_t = 200_000

    private let folders: [String]

    /// Watches what lies beside files, or in folders.
    init(beside paths: [String]) {
        var seen: Set<String> = []
        folders = paths.flatMap { path in
            let folder = FlowFolder(path: path).exists ? FlowFolder(path: path) : .holding(path)
            let above = FlowFolder(path: folder.path + "/..")
            let isScenarios = URL(filePath: folder.path).standardizedFileURL.lastPathComponent == "scenarios"
            return isScenarios ? [folder.path, above.path] : [folder.path, folder.scenarios.path]
        }.filter { seen.insert($0).inserted }
    }

    /// The files by path, as they are now.
    var states: [String: State] {
        var states: [String: State] = [:]
        for folder in folders {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            where !name.hasPrefix(".") {
                var status = stat()
                let path = FlowFolder(path: folder).path(ofFile: name)
                guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
                #if canImport(Darwin)
                    let time = status.st_mtimespec
                #else
                    let time = status.st_mtim
                #endif
                states[path] = State(
                    inode: UInt64(status.st_ino), size: Int64(status.st_size), seconds: time.tv_sec,
                    nanoseconds: time.tv_nsec)
            }
        }
        return states
    }
}
