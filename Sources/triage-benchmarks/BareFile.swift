#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A file that is only ever appended to: the least that any durable storage has to do.
///
/// A class, because it owns the descriptor.
final class BareFile {
    private let descriptor: Int32

    /// The file cannot be opened.
    struct Failure: Error {
        /// The system's error number.
        let code: Int32
    }

    /// Opens a file, creating it if it does not exist.
    init(_ path: String) throws(Failure) {
        descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT, 0o600)
        guard descriptor >= 0 else { throw Failure(code: errno) }
    }

    deinit { close(descriptor) }

    /// Appends bytes and waits until they are on disk.
    func append(_ bytes: [UInt8]) {
        write(bytes)
        #if canImport(Darwin)
            precondition(fcntl(descriptor, F_FULLFSYNC) == 0)
        #else
            precondition(fdatasync(descriptor) == 0)
        #endif
    }

    /// Appends bytes.
    func write(_ bytes: [UInt8]) {
        precondition(
            bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) } == bytes.count)
    }
}

/// The system call, which the method of the same name would shadow.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
