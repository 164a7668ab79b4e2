/// The labels of a list as they are searched: without case and accents, in one stretch of bytes, so that a key
/// looks through a hundred thousand of them in no noticeable time.
struct FoldedLabels: Sendable {
    /// The folded labels, each followed by its hint.
    private var bytes: [UInt8] = []
    /// Where each label begins; one more for the end of the last.
    private var starts: [Int32] = [0]
    /// Where each label ends and its hint begins.
    private var ends: [Int32] = []
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
            let isWhole = shorter.hasSuffix(" ") || filter.dropFirst(shorter.count).hasPrefix(" ")
            words = Array(whole.dropFirst(isWhole ? known : max(0, known - 1)))
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
            ends.append(Int32(bytes.count))
            bytes.append(UInt8(ascii: " "))
            if !option.hint.isEmpty { add(option.hint) }
            var occurring: UInt64 = 0
            for place in start..<bytes.count { occurring |= Self.bit(bytes[place]) }
            letters.append(occurring)
            starts.append(Int32(bytes.count))
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

    /// Those of the given labels in which every word occurs, in order; of all labels if none are given.
    func matches(of terms: Terms, among candidates: [Int32]?) -> [Int32] {
        // Most labels lack one of the letters and need not be read; a word of one letter that has a bit of its own
        // is found by that alone.
        let read = terms.words.filter { $0.count > 1 || Self.bit($0[0]) >= Self.shared }
        guard let first = read.first else { return containing([], and: terms.letters, among: candidates) }
        return read.dropFirst().reduce(containing(first, and: terms.letters, among: candidates)) {
            containing($1, and: 0, among: $0)
        }
    }

    private func containing(_ word: [UInt8], and wanted: UInt64, among candidates: [Int32]?) -> [Int32] {
        if let candidates { return containing(word, and: wanted, in: candidates) }
        return containing(word, and: wanted, in: 0..<Int32(letters.count))
    }

    @inline(__always)
    private func containing(
        _ word: [UInt8], and wanted: UInt64, in candidates: some RandomAccessCollection<Int32>
    ) -> [Int32] {
        word.withUnsafeBufferPointer { word in
            bytes.withUnsafeBufferPointer { bytes in
                starts.withUnsafeBufferPointer { starts in
                    letters.withUnsafeBufferPointer { letters in
                        Self.kept(candidates) { index in
                            guard letters[index] & wanted == wanted else { return false }
                            guard let first = word.first else { return true }
                            let last = Int(starts[index + 1]) - word.count
                            var start = Int(starts[index])
                            while start <= last {
                                if bytes[start] == first {
                                    var place = 1
                                    while place < word.count, bytes[start + place] == word[place] {
                                        place += 1
                                    }
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
    }

    /// The numbers for which something holds, in an array made at once.
    @inline(__always)
    private static func kept(
        _ numbers: some RandomAccessCollection<Int32>, _ holds: (Int) -> Bool
    ) -> [Int32] {
        [Int32](unsafeUninitializedCapacity: numbers.count) { kept, count in
            for number in numbers {
                kept[count] = number
                if holds(Int(number)) { count += 1 }
            }
        }
    }

    /// Whether a label begins with a word.
    func begins(_ index: Int, with word: [UInt8]) -> Bool {
        bytes[Int(starts[index])..<Int(starts[index + 1])].starts(with: word)
    }

    /// Of the given labels, the first that, without its hint, is a text, and the first that begins with a word with
    /// which that text begins; nil for what none is or does.
    func first(_ text: String, beginningWith word: [UInt8], among candidates: [Int32]) -> (
        exact: Int?, begun: Int?
    ) {
        guard let letter = word.first else { return (nil, nil) }
        let text = Array(text.folded.utf8)
        return bytes.withUnsafeBufferPointer { bytes in
            starts.withUnsafeBufferPointer { starts in
                var begun: Int?
                // Every label is followed by a blank, so there is a byte to look at.
                for index in candidates where bytes[Int(starts[Int(index)])] == letter {
                    let index = Int(index)
                    if Int(ends[index] - starts[index]) == text.count, begins(index, with: text) {
                        return (index, begun)
                    }
                    if begun == nil, begins(index, with: word) { begun = index }
                }
                return (nil, begun)
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
