import Synchronization

/// A value that is expensive to make and the same for many tests: made once, when first requested.
///
/// A class, because all callers share it. A caller that asks while it is being made waits.
package final class Shared<Value: Sendable>: Sendable {
    private let made = Mutex<Result<Value, any Error>?>(nil)
    private let make: @Sendable () throws -> Value

    /// Takes the closure that makes the value.
    package init(_ make: @escaping @Sendable () throws -> Value) {
        self.make = make
    }

    /// The value, or the error thrown when making it.
    package func get() throws -> Value {
        try made.withLock { made in
            let result = made ?? Result { try make() }
            made = result
            return result
        }.get()
    }
}
