import Foundation
import TestSupport

extension Desk {
    /// Writes a hook as a shell script that runs beside the desk's other files.
    func write(hook name: String, _ script: String) throws {
        try write(program: "hooks/\(name)", "cd \"${0%/*}/..\"\n\(script)")
    }

    /// Writes a program as a shell script.
    @discardableResult
    func write(program name: String, _ script: String) throws -> String {
        let path = try folder.write("#!/bin/sh\n\(script)\n", to: name)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        return path
    }

    /// The text of a file; empty if there is none.
    func text(_ name: String) -> String {
        String(decoding: (try? folder.bytes(name)) ?? [], as: UTF8.self)
    }

    /// Waits at most ten seconds for a condition to hold; whether it did.
    func eventually(_ isFulfilled: () throws -> Bool) rethrows -> Bool {
        for _ in 0..<500 {
            if try isFulfilled() { return true }
            Thread.sleep(forTimeInterval: 0.02)
        }
        return false
    }
}
