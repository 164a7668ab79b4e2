/// One variant of a function: what it takes and what it gives.
struct Overload: Sendable, Equatable {
    /// The types taken, the receiver's first.
    let parameters: [ValueType]
    /// The type given.
    let result: ValueType
    /// Whether it is called as `receiver.function(...)`.
    let isMember: Bool
}
