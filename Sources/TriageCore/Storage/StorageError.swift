/// Why something could not be read from or written to the home.
package enum StorageError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A file or folder that has to be there is not.
    case missing(path: String)
    /// A file or folder could not be made.
    case cannotCreate(path: String, cause: String)
    /// A system call failed; what was written before is as it was.
    case failed(Action, path: String, cause: String)
    /// The bytes were handed over, but the disk did not confirm them: they may or may not survive.
    ///
    /// Nothing was tried again. The journal is to stay, and the next start repeats the step.
    case durabilityUnknown(path: String, cause: String)
    /// Another process holds the lock, and the wait was over; its number where the system tells.
    case inUse(path: String, process: Int32?)
    /// The file was written by a newer program; nothing was changed. Units: byte offset of the line.
    case unknownVersion(path: String, offset: Int, version: Int)
    /// The home lies on a network file system, which was not allowed. Shape of `kind`: `NFS`.
    case networkHome(path: String, kind: String)

    /// What was being done, as the verb of a message.
    package enum Action: String, Sendable {
        case open, inspect, list, lock, read, remove, rename, write
    }

    /// What happened, for people. Shape: `cannot write '/…/2026-11.jsonl': no space left on device`.
    package var description: String {
        switch self {
        case .missing(let path):
            "'\(path)' does not exist"
        case .cannotCreate(let path, let cause):
            "cannot create '\(path)': \(cause)"
        case .failed(let action, let path, let cause):
            "cannot \(action.rawValue) '\(path)': \(cause)"
        case .durabilityUnknown(let path, let cause):
            "'\(path)' was written, but the disk did not confirm it: \(cause)"
        case .inUse(let path, let process):
            "'\(path)' is in use by \(process.map { "process \($0)" } ?? "another process")"
        case .unknownVersion(let path, let offset, let version):
            "'\(path)' holds format \(version) at byte \(offset), this program writes format "
                + "\(ChecksummedLine.version); the file was left as it is"
        case .networkHome(let path, let kind):
            "'\(path)' lies on a network file system (\(kind)), where locks and syncs are not to be trusted; "
                + "--network-home allows it"
        }
    }
}
