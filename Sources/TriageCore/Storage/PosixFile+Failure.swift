#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What the error numbers of the system mean.
extension PosixFile {
    /// The error of the call that has just failed, as a function of the path.
    static func failure(_ action: StorageError.Action) -> (String) -> StorageError {
        let code = errno
        return { path in
            code == ENOENT ? .missing(path: path) : .failed(action, path: path, cause: cause(of: code))
        }
    }

    /// The cause that an error number stands for.
    static func cause(of code: Int32) -> StorageError.Cause {
        switch code {
        case ENOSPC: return .noSpace
        case EDQUOT: return .quotaExceeded
        case EFBIG: return .fileTooLarge
        case EROFS: return .readOnly
        case EACCES: return .denied
        case EIO: return .inputOutput
        case ENOENT: return .noSuchFile
        case ENOTDIR: return .notAFolder
        default:
            let words = String(cString: strerror(code))
            return .system(words.prefix(1).lowercased() + words.dropFirst())
        }
    }
}
