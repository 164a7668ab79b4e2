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
        ///
        /// - Parameter shorter: a beginning of it whose matches are known, so that only the words behind that are
        ///   looked for.
        init(_ filter: String, after shorter: String = "") {
            let known = shorter.folded.split(separator: " ").count
            let whole = filter.folded.split(separator: " ").map { Array($0.utf8) }
            words = Array(whole.dropFirst(shorter.hasSuffix(" ") ? known : max(0, known - 1)))
            letters = words.joined().reduce(0) { $0 | FoldedLabels.bit($1) }
        }
    }

    /// Folds labels with their hints.
    init(_ options: [ListOption]) {
        starts.reserveCapacity(options.count + 1)
        ends.reserveCapacity(options.count)
        letters.reserveCapacity(options.count)
        bytes.reserveCapacity(options.count * 24)
        for option in options {
            let start = bytes.count
            add(option.label)
            ends.append(bytes.count)
            bytes.append(UInt8(ascii: " "))
            if !option.hint.isEmpty { add(option.hint) }
            var occurring: UInt64 = 0
            for place in start..<bytes.count { occurring |= Self.bit(bytes[place]) }
            letters.append(occurring)
            starts.append(bytes.count)
        }
    }

    /// Adds a text in its folded form; one of plain letters without making a string of it.
    private mutating func add(_ text: String) {
        var text = text
        let isPlain = text.withUTF8 { letters in
            guard letters.allSatisfy({ $0 < 0x80 }) else { return false }
            for letter in letters { bytes.append(0x41...0x5A ~= letter ? letter | 0x20 : letter) }
            return true
        }
        if !isPlain { bytes.append(contentsOf: text.folded.utf8) }
    }

    /// Those of the given labels in which every word occurs, in order.
    func matches(of terms: Terms, among candidates: [Int]) -> [Int] {
        // Most labels lack one of the letters and need not be read.
        var found = candidates
        if terms.letters != 0 {
            found = letters.withUnsafeBufferPointer { letters in
                Self.kept(candidates) { letters[$0] & terms.letters == terms.letters }
            }
        }
        for word in terms.words where word.count > 1 || Self.bit(word[0]) >= Self.shared {
            found = containing(word, among: found)
        }
        return found
    }

    private func containing(_ word: [UInt8], among candidates: [Int]) -> [Int] {
        word.withUnsafeBufferPointer { word in
            bytes.withUnsafeBufferPointer { bytes in
                starts.withUnsafeBufferPointer { starts in
                    Self.kept(candidates) { index in
                        let last = starts[index + 1] - word.count
                        var start = starts[index]
                        while start <= last {
                            if bytes[start] == word[0] {
                                var place = 1
                                while place < word.count, bytes[start + place] == word[place] { place += 1 }
                                if place == word.count { return true }
                            }
                            start += 1
                        }
                        return false
                    }
                }
            }
        }
    }

    /// The numbers for which something holds, in an array made at once.
    @inline(__always)
    private static func kept(_ numbers: [Int], _ holds: (Int) -> Bool) -> [Int] {
        numbers.withUnsafeBufferPointer { numbers in
            [Int](unsafeUninitializedCapacity: numbers.count) { kept, count in
                for number in numbers {
                    kept[count] = number
                    if holds(number) { count += 1 }
                }
            }
        }
    }

    /// Whether a label begins with a word.
    func begins(_ index: Int, with word: [UInt8]) -> Bool {
        bytes[starts[index]..<starts[index + 1]].starts(with: word)
    }

    /// The first of the given labels that, without its hint, is a text; nil if none is.
    func first(_ text: String, among candidates: [Int]) -> Int? {
        let text = Array(text.folded.utf8)
        return starts.withUnsafeBufferPointer { starts in
            ends.withUnsafeBufferPointer { ends in
                candidates.first { ends[$0] - starts[$0] == text.count && begins($0, with: text) }
            }
        }
    }

    /// The first bit that several bytes share.
    private static let shared: UInt64 = 1 << 36

    /// Letters and digits have bits of their own; all other bytes share the rest.
    fileprivate static func bit(_ byte: UInt8) -> UInt64 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): 1 << UInt64(byte - UInt8(ascii: "a"))
        case UInt8(ascii: "0")...UInt8(ascii: "9"): 1 << UInt64(26 + byte - UInt8(ascii: "0"))
        default: 1 << UInt64(36 + byte % 28)
        }
    }
}
