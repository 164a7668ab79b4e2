/// What a flow knew when it entered its node.
///
/// A class, because it never changes and a frame is copied for every event: copying it is counting it.
final class Entry: Sendable {
    /// The value of every slot of the flow's scope.
    let values: [Value]
    /// The origin of each value that was asked, told or set, by slot.
    let origins: [Int: Origin]
    /// Why computed facts had no value, by slot.
    let broken: [Int: String]

    /// Remembers what is known.
    init(values: [Value], origins: [Int: Origin], broken: [Int: String] = [:]) {
        self.values = values
        self.origins = origins
        self.broken = broken
    }

    /// The same with another value in a slot.
    ///
    /// - Parameter origin: where the value comes from; nil for one that is no fact's.
    func putting(_ value: Value, into slot: Int, _ origin: Origin?) -> Entry {
        var (values, origins) = (values, origins)
        values[slot] = value
        if let origin { origins[slot] = origin }
        return Entry(values: values, origins: origins, broken: broken)
    }
}
