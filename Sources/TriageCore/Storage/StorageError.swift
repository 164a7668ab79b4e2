/// Why something could not be read from or written to the home.
public enum StorageError: Error, Equatable, Sendable {
    /// A file or folder that has to be there is not.
    case missing(path: String)
    /// A file or folder could not be made.
    case cannotCreate(path: String, cause: Cause)
    /// A system call failed; what was written before is as it was.
    case failed(Action, path: String, cause: Cause)
    /// The bytes were handed over, but the disk did not confirm them: they may or may not survive.
    ///
    /// Nothing was tried again. The journal is to stay, and the next start repeats the step.
    case durabilityUnknown(path: String, cause: Cause)
    /// Another process holds the lock, and the wait was over; its number where the system tells.
    case inUse(path: String, process: Int32?)
    /// The file was written by a newer program; nothing was changed. Units: byte offset of the line.
    case unknownVersion(path: String, offset: Int, version: Int)
    /// The home lies on a network file system, which was not allowed. Shape of `kind`: `NFS`.
    case networkHome(path: String, kind: String)

    /// What was being done.
    public enum Action: Sendable {
        case open, inspect, list, lock, read, remove, rename, write
    }

    /// Why it did not succeed.
    public enum Cause: Sendable, Equatable {
        // The system's causes that people meet.
        case noSpace, quotaExceeded, fileTooLarge, readOnly, denied, inputOutput, noSuchFile, notAFolder
        // What the system does not call a failure.
        case thereAlready, damaged, unreadableBlocks, nothingTaken
        /// Any other of the system's, in its words. **Shape**: `too many open files`.
        case system(String)
    }
}
