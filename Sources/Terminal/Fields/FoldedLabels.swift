/// The labels of a list as they are searched: without case and accents, in one stretch of bytes, so that a key
/// looks through a hundred thousand of them in no noticeable time.
struct FoldedLabels: Sendable {
    /// The folded labels, each followed by its hint.
    private var bytes: [UInt8] = []
    /// Where each label begins; one more for the end of the last.
    private var starts: [Int] = [0]
    /// Where each label ends and its hint begins.
    private var ends: [Int] = []
    /// The letters that occur in each label and its hint, one bit for each.
    private var letters: [UInt64] = []

    /// Words to look for.
    struct Terms {
        /// The words as bytes.
        let words: [[UInt8]]
        /// The letters that occur in them.
        let letters: UInt64

        /// Takes a filter, in which blanks separate words.
        init(_ filter: String) {
            words = filter.folded.split(separator: " ").map { Array($0.utf8) }
            letters = words.joined().reduce(0) { $0 | FoldedLabels.bit($1) }
        }
    }

    /// Folds labels with their hints.
    init(_ options: [ListOption]) {
        starts.reserveCapacity(options.count + 1)
        ends.reserveCapacity(options.count)
        letters.reserveCapacity(options.count)
        for option in options {
            bytes.append(contentsOf: option.label.folded.utf8)
            ends.append(bytes.count)
            bytes.append(UInt8(ascii: " "))
            bytes.append(contentsOf: option.hint.folded.utf8)
            letters.append(bytes[starts[starts.count - 1]...].reduce(0) { $0 | Self.bit($1) })
            starts.append(bytes.count)
        }
    }

    /// Those of the given labels in which every word occurs, in order.
    func matches(of terms: Terms, among candidates: [Int]) -> [Int] {
        bytes.withUnsafeBufferPointer { bytes in
            candidates.filter { index in
                // Most labels lack one of the letters and need not be read.
                guard letters[index] & terms.letters == terms.letters else { return false }
                let label = UnsafeBufferPointer(rebasing: bytes[starts[index]..<starts[index + 1]])
                return terms.words.allSatisfy { Self.contains($0, label) }
            }
        }
    }

    /// Whether a label begins with a word.
    func begins(_ index: Int, with word: [UInt8]) -> Bool {
        bytes[starts[index]..<starts[index + 1]].starts(with: word)
    }

    /// Whether a label, without its hint, is a text.
    func isLabel(_ index: Int, _ text: [UInt8]) -> Bool {
        ends[index] - starts[index] == text.count && begins(index, with: text)
    }

    private static func contains(_ word: [UInt8], _ label: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = word.first else { return true }
        var start = 0
        while start + word.count <= label.count {
            if label[start] == first {
                var place = 1
                while place < word.count, label[start + place] == word[place] { place += 1 }
                if place == word.count { return true }
            }
            start += 1
        }
        return false
    }

    /// Letters and digits have bits of their own; all other bytes share the rest.
    fileprivate static func bit(_ byte: UInt8) -> UInt64 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): 1 << UInt64(byte - UInt8(ascii: "a"))
        case UInt8(ascii: "0")...UInt8(ascii: "9"): 1 << UInt64(26 + byte - UInt8(ascii: "0"))
        default: 1 << UInt64(36 + byte % 28)
        }
    }
}
