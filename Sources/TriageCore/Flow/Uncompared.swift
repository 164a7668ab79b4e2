/// A member that equality passes over: a place in a file, or what follows from members that are compared.
@propertyWrapper
package struct Uncompared<Value: Sendable>: Sendable, Equatable {
    /// The value itself, which never changes.
    package let wrappedValue: Value

    /// Takes the value.
    package init(wrappedValue: Value) {
        self.wrappedValue = wrappedValue
    }

    /// Always true.
    package static func == (left: Uncompared, right: Uncompared) -> Bool { true }
}
