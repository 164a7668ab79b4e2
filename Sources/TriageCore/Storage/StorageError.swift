/// Why something could not be read from or written to the home.
public enum StorageError: Error, Equatable, Sendable {
    /// A file or folder that must exist does not.
    case missing(path: String)
    /// A file or folder could not be created.
    case cannotCreate(path: String, cause: Cause)
    /// A system call failed; what had been written before is unchanged.
    case failed(Action, path: String, cause: Cause)
    /// The bytes were written, but the disk did not confirm them: they may or may not survive.
    ///
    /// Nothing was retried. The journal must stay, and the next start repeats the step.
    case durabilityUnknown(path: String, cause: Cause)
    /// Another process, whose id is given if known, held the lock until the wait was over.
    case inUse(path: String, process: Int32?)
    /// The file was written by a newer program; nothing was changed. **Units**: byte offset of the line.
    case unknownVersion(path: String, offset: Int, version: Int)
    /// The home is on a network file system, which was not allowed. **Shape** of `kind`: `NFS`.
    case networkHome(path: String, kind: String)

    /// The operation that failed.
    public enum Action: Sendable {
        case open, inspect, list, lock, read, remove, rename, write
    }

    /// Why an operation failed.
    public enum Cause: Sendable, Equatable {
        // The system errors that users are likely to see.
        case noSpace, quotaExceeded, fileTooLarge, readOnly, denied, inputOutput, noSuchFile, notAFolder
        // Failures that are not system errors.
        case thereAlready, damaged, unreadableBlocks, nothingTaken
        // Something else stands where a file or a folder of ours should.
        case notAFile, danglingLink, foreign, unwritten, tooLong
        /// Any other system error, in the system's words. **Shape**: `too many open files`.
        case system(String)
    }
}
