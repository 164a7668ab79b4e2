/// A member that equality ignores: a place in a file, or something derived from members that are compared.
@propertyWrapper
package struct Uncompared<Wrapped: Sendable>: Sendable, Equatable {
    /// The wrapped value, which never changes.
    package let wrappedValue: Wrapped

    /// Wraps a value.
    package init(wrappedValue: Wrapped) {
        self.wrappedValue = wrappedValue
    }

    /// Always true, so that the member does not affect equality.
    package static func == (left: Uncompared, right: Uncompared) -> Bool { true }
}
