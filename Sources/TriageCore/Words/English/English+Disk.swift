extension English {
    func words(for error: StorageError) -> String {
        switch error {
        case .missing(let path): "'\(path)' does not exist"
        case .cannotCreate(let path, let cause): "cannot create '\(path)': \(words(for: cause))"
        case .failed(let action, let path, let cause):
            "cannot \(verb(for: action)) '\(path)': \(words(for: cause))"
        case .durabilityUnknown(let path, let cause):
            "'\(path)' was written, but the disk did not confirm it: \(words(for: cause))"
        case .inUse(let path, let process?): "'\(path)' is in use by process \(process)"
        case .inUse(let path, nil): "'\(path)' is in use by another process"
        case .unknownVersion(let path, let offset, let version):
            "'\(path)' holds format \(version) at byte \(offset), this program writes format \(ChecksummedLine.version); "
                + "the file was left as it is"
        case .networkHome(let path, let kind):
            "'\(path)' is on a network file system (\(kind)), where locks and syncs cannot be trusted; "
                + "--network-home allows it"
        }
    }

    private func verb(for action: StorageError.Action) -> String {
        switch action {
        case .open: "open"
        case .inspect: "inspect"
        case .list: "list"
        case .lock: "lock"
        case .read: "read"
        case .remove: "remove"
        case .rename: "rename"
        case .write: "write"
        }
    }

    private func words(for cause: StorageError.Cause) -> String {
        switch cause {
        case .noSpace: "no space left on device"
        case .quotaExceeded: "disk quota exceeded"
        case .fileTooLarge: "file too large"
        case .readOnly: "read-only file system"
        case .denied: "permission denied"
        case .inputOutput: "input/output error"
        case .noSuchFile: "no such file or directory"
        case .notAFolder: "not a directory"
        case .thereAlready: "it already exists"
        case .damaged: "it is damaged"
        case .unreadableBlocks: "some of its blocks cannot be read"
        case .nothingTaken: "the system wrote none of the bytes"
        case .notAFile: "it is not a file"
        case .danglingLink: "it is a link to something that does not exist"
        case .foreign: "it belongs to another user"
        case .unwritten: "the greatest part of it was never written"
        case .tooLong: "it is longer than any file of its kind"
        case .system(let words): words
        }
    }
}
