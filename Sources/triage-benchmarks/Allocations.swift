#if os(Linux)
    import Glibc

    /// The C library's own function, under the name that remains available when a program replaces `malloc`.
    @_silgen_name("__libc_malloc")
    private func libraryMalloc(_ size: Int) -> UnsafeMutableRawPointer?

    // Safe in practice: benchmarks run on one thread, and a lost count would show as a fraction.
    nonisolated(unsafe) private var count = 0

    /// Replaces the C library's `malloc` in this program, so that calls can be counted; the manifest tells
    /// the linker to use it.
    @_cdecl("triage_counting_malloc")
    public func countingMalloc(_ size: Int) -> UnsafeMutableRawPointer? {
        count &+= 1
        return libraryMalloc(size)
    }
#endif

/// Counts heap allocations.
enum Allocations {
    /// The number of allocations since the program started; nil where they cannot be counted.
    static var sinceStart: Int? {
        #if os(Linux)
            count
        #else
            nil
        #endif
    }
}
