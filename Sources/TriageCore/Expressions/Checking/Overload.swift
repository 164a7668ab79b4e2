/// One variant of a function: what it takes and what it gives.
struct Overload: Sendable, Equatable {
    /// The types taken, the receiver's first.
    let parameters: [ValueType]
    /// The type given.
    let result: ValueType
    /// Whether it is called as `receiver.function(...)`.
    let isMember: Bool

    /// A variant called as `function(...)`.
    static func function(_ parameters: [ValueType], _ result: ValueType) -> Overload {
        Overload(parameters: parameters, result: result, isMember: false)
    }

    /// A variant called as `receiver.function(...)`.
    static func member(_ parameters: [ValueType], _ result: ValueType) -> Overload {
        Overload(parameters: parameters, result: result, isMember: true)
    }
}
