import Synchronization

/// What is dear to make and the same for many tests: made once, when the first of them asks for it.
///
/// A class, because all who ask share it. Whoever asks while it is made waits for it.
package final class Shared<Value: Sendable>: Sendable {
    private let made = Mutex<Result<Value, any Error>?>(nil)
    private let make: @Sendable () throws -> Value

    /// Takes the way to make it.
    package init(_ make: @escaping @Sendable () throws -> Value) {
        self.make = make
    }

    /// The value, or the error that making it threw.
    package func get() throws -> Value {
        try made.withLock { made in
            let result = made ?? Result { try make() }
            made = result
            return result
        }.get()
    }
}
