/// A lock that is let go of with this value.
///
/// A class, because a lock cannot be copied, and may be let go of early.
final class HeldLock {
    private let file: LineFile

    /// Takes over a lock.
    init(_ file: consuming LineFile) { self.file = file }
}
