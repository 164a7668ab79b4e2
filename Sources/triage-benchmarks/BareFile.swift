#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A file that bytes are appended to and nothing else: what nobody who keeps them can do without.
///
/// A class, because it owns the descriptor.
final class BareFile {
    private let descriptor: Int32

    /// The file cannot be opened, with the system's reason.
    struct Failure: Error {
        /// The system's number for it.
        let code: Int32
    }

    /// Opens a file, and makes it when it is not there.
    init(_ path: String) throws(Failure) {
        descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT, 0o600)
        guard descriptor >= 0 else { throw Failure(code: errno) }
    }

    deinit { close(descriptor) }

    /// Writes bytes at the end and waits until the disk has them.
    func append(_ bytes: [UInt8]) {
        write(bytes)
        #if canImport(Darwin)
            precondition(fcntl(descriptor, F_FULLFSYNC) == 0)
        #else
            precondition(fdatasync(descriptor) == 0)
        #endif
    }

    /// Writes bytes at the end.
    func write(_ bytes: [UInt8]) {
        precondition(
            bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) } == bytes.count)
    }
}

/// The system's own, beside a method of the same name.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
