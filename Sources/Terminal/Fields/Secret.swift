/// A secret on its way from the keyboard: it shows in no description and can be wiped.
public struct Secret: Sendable, Equatable {
    private var bytes: [UInt8] = []

    /// An empty secret. Its storage is made once, so that growing leaves no copies behind.
    public init() {
        bytes.reserveCapacity(256)
    }

    /// Takes a text.
    public init(_ text: String) {
        self.init()
        append(text)
    }

    /// Whether there is nothing.
    public var isEmpty: Bool { bytes.isEmpty }

    /// The text itself, for the one who needs it.
    public var revealed: String { String(decoding: bytes, as: UTF8.self) }

    /// Adds to the end.
    mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    /// Removes the last character.
    mutating func removeLast() {
        // So short a text is held in place; a longer one would leave a copy of the secret in memory.
        let tail = bytes.suffix(15).drop { $0 & 0xC0 == 0x80 }
        let count = String(decoding: tail, as: UTF8.self).last?.utf8.count ?? 0
        for index in (bytes.count - count)..<bytes.count { bytes[index] = 0 }
        bytes.removeLast(count)
    }

    /// Overwrites it with zeros. Copies that were handed out are not reached.
    public mutating func wipe() {
        for index in bytes.indices { bytes[index] = 0 }
        bytes.removeAll(keepingCapacity: true)
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Nothing of the secret, not even its length.
    public var description: String { "Secret" }
    /// Nothing of the secret, not even its length.
    public var debugDescription: String { "Secret" }
    /// Nothing of the secret, not even its length.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
