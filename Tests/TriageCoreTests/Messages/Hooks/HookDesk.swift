import Foundation
import Synchronization
import TestSupport

@testable import TriageCore

/// A home and a folder of hooks of a test's own.
final class HookDesk: Sendable {
    /// The home.
    let home: Home
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        home = Home(path: folder.path + "/home")
        try home.prepare(allowsNetwork: true)
    }

    /// The folder of the hooks.
    var hooks: HookFolder { HookFolder(path: folder.path + "/hooks", version: "1.2.3") }

    /// The folder that the hooks may write to.
    var place: String { folder.path }

    /// Writes a hook as a shell script that runs beside the files of the test.
    func write(_ name: String, _ script: String = "", mode: Int = 0o700) throws {
        let path = try folder.write("#!/bin/sh\ncd \"${0%/*}/..\"\n\(script)\n", to: "hooks/\(name)")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    /// The text of a file that a hook wrote; empty if there is none.
    func text(_ name: String) -> String {
        String(decoding: (try? folder.bytes(name)) ?? [], as: UTF8.self)
    }

    /// Waits until a hook has written a file.
    func wait(for name: String) {
        for _ in 0..<2_500 where text(name).isEmpty { usleep(2_000) }
    }

    /// Runs a hook of that name to its end.
    func run(_ name: String, input: String = "{}") throws -> HookRun {
        let hook = try Hook(named: name, in: hooks.path)
        let run = HookRun(hook, of: Sample.id(1), for: hook.event)
        return HookRunner(home: home, version: "1.2.3").run(
            run, input: Array(input.utf8), clock: { EnquirySample.start })
    }
}

/// A clock that a test sets.
///
/// A class, because all that read it read the same.
final class SetClock: Sendable {
    private let time: Mutex<Timestamp>

    init(_ time: Timestamp) { self.time = Mutex(time) }

    /// The time that was set last.
    var value: Timestamp {
        get { time.withLock { $0 } }
        set { time.withLock { $0 = newValue } }
    }
}
