import Synchronization

/// Known names in which many places look for the nearest one.
///
/// A class, because all copies of a scope share what was looked up, and the work that it may take.
final class SharedNames: Sendable {
    private let known = Mutex<KnownNames?>(nil)

    /// The name nearest to a word; nil when none is near.
    ///
    /// - Parameter names: the names, asked for on the first look-up only.
    func nearest(to word: String, among names: () -> [String]) -> String? {
        known.withLock { known in
            var prepared = known ?? KnownNames(names())
            let nearest = prepared.nearest(to: word)
            known = prepared
            return nearest
        }
    }
}
