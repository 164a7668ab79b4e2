import Synchronization

/// A secret on its way from the keyboard: no description reveals it, and its bytes are overwritten as soon as
/// the last copy is released.
package struct Secret: Sendable, Equatable {
    private var storage = Storage()

    /// The bytes. A class, because only a class can tell when the last copy is released.
    private final class Storage: Sendable {
        let bytes: Mutex<[UInt8]>

        init(_ bytes: [UInt8] = []) {
            // Fixed-size storage, so that typing leaves no outgrown copies behind.
            var room: [UInt8] = []
            room.reserveCapacity(max(256, bytes.count))
            room.append(contentsOf: bytes)
            self.bytes = Mutex(room)
        }

        deinit {
            bytes.withLock { bytes in
                for index in bytes.indices { bytes[index] = 0 }
            }
        }
    }

    /// An empty secret.
    package init() {}

    /// Holds a text.
    package init(_ text: String) { append(text) }

    /// Whether the secret holds no bytes.
    package var isEmpty: Bool { storage.bytes.withLock(\.isEmpty) }

    /// Whether both hold the same bytes.
    package static func == (left: Secret, right: Secret) -> Bool {
        let bytes = left.storage.bytes.withLock { $0 }
        return left.storage === right.storage || right.storage.bytes.withLock { $0 == bytes }
    }

    /// Appends a text.
    mutating func append(_ text: String) {
        change { bytes in
            // A secret that outgrows its storage moves to a larger one; the old storage is overwritten here.
            if bytes.count + text.utf8.count > bytes.capacity {
                var larger: [UInt8] = []
                larger.reserveCapacity((bytes.count + text.utf8.count) * 2)
                larger.append(contentsOf: bytes)
                swap(&bytes, &larger)
                for index in larger.indices { larger[index] = 0 }
            }
            bytes.append(contentsOf: text.utf8)
        }
    }

    /// Removes the last character.
    mutating func removeLast() {
        change { bytes in
            // A string this short is stored inline; a longer one would leave a copy of the secret in memory.
            let tail = bytes.suffix(15).drop { $0 & 0xC0 == 0x80 }
            let count = String(decoding: tail, as: UTF8.self).last?.utf8.count ?? 0
            for index in (bytes.count - count)..<bytes.count { bytes[index] = 0 }
            bytes.removeLast(count)
        }
    }

    /// Empties this copy; other copies keep their contents.
    mutating func wipe() { storage = Storage() }

    private mutating func change(_ body: (inout [UInt8]) -> Void) {
        if !isKnownUniquelyReferenced(&storage) { storage = storage.bytes.withLock { Storage($0) } }
        storage.bytes.withLock { body(&$0) }
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Reveals nothing of the secret, not even its length.
    package var description: String { "Secret" }
    /// Reveals nothing of the secret, not even its length.
    package var debugDescription: String { "Secret" }
    /// Reveals nothing of the secret, not even its length.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
