#if os(Linux)
    import Glibc

    /// The C library's own function, under the name that it keeps when a program has one called `malloc`.
    @_silgen_name("__libc_malloc")
    private func libraryMalloc(_ size: Int) -> UnsafeMutableRawPointer?

    // Unsafe by name only: benchmarks run on one thread, and a lost count would show as a fraction.
    nonisolated(unsafe) private var count = 0

    /// Stands in for the C library's `malloc` in this program, so that calls can be counted; the manifest
    /// tells the linker so.
    @_cdecl("triage_counting_malloc")
    public func countingMalloc(_ size: Int) -> UnsafeMutableRawPointer? {
        count &+= 1
        return libraryMalloc(size)
    }
#endif

/// Counts what a piece of work takes from the heap.
enum Allocations {
    /// The number of pieces taken since the program began; nil where they cannot be counted.
    static var sinceStart: Int? {
        #if os(Linux)
            count
        #else
            nil
        #endif
    }
}
