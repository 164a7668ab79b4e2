/// The only strings that a choice can be.
///
/// A class, so that what is known of each part of an expression takes little of the stack; immutable.
final class OptionNames: Sendable, Equatable {
    /// The strings, in file order.
    let names: [String]
    private let written: [String: String]?
    /// The strings of a long list, to find one at once; nil for a short one.
    private let known: Set<String>?
    private let spellings = SharedNames()

    /// Takes the strings, each once.
    init(_ names: [String], labels: [String: String]? = nil) {
        self.names = names
        written = labels
        known = names.count > 16 ? Set(names) : nil
    }

    /// What is read for each; nil where that is the string itself, empty where it depends on what is known.
    /// Put together anew: few expressions ask.
    var labels: ValueMap? {
        written.map { labels in
            var map = ValueMap()
            for name in names { labels[name].map { _ = map.insert(.string($0), under: .string(name)) } }
            return map
        }
    }

    /// Compares the strings and what is read for them.
    static func == (left: OptionNames, right: OptionNames) -> Bool {
        left === right || left.names == right.names && left.written == right.written
    }

    /// Whether a string is one of them.
    func contains(_ name: String) -> Bool { known?.contains(name) ?? names.contains(name) }

    /// The one nearest to a string; nil if none is near.
    func nearest(to name: String) -> String? { spellings.nearest(to: name) { names } }

    /// Whether some of them are also among others.
    func meets(_ other: OptionNames) -> Bool { names.contains(where: other.contains) }

    /// The strings for a message. **Shape**: `phone, chat`; of very many only the first.
    var listed: String { names.listed }
}

extension [String] {
    /// The words joined by commas for a message; of very many only the first, and how many there are.
    var listed: String {
        let most = 20
        guard count > most else { return joined(separator: ", ") }
        return prefix(most).joined(separator: ", ") + ", … (\(count) in all)"
    }
}
