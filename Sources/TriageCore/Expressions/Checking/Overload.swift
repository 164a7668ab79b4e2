/// One variant of a function: its parameters and result.
struct Overload: Sendable, Equatable {
    /// The types of the parameters, the receiver first.
    let parameters: [ValueType]
    /// The type of the result.
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
