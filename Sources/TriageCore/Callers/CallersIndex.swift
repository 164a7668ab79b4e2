/// Where in the log the calls of each caller are, so that a look-up takes a few reads however long the log is.
///
/// It is made from the log and never the truth: what it leads to is read and compared, and what it does not know of
/// yet is read from the log. Of a caller it has a hash under a secret of the home. **Shape** of the file: a header
/// (``Header``) in whole blocks, then blocks of 255 entries in order of hash, each entry 16 bytes, with their number
/// and the checksum of all that at the end of the block.
struct CallersIndex: ~Copyable {
    /// What it was made from.
    let header: Header
    private let file: PosixFile

    /// The length of a block. **Units**: bytes.
    static let blockLength = 4096
    /// How many entries a block has at most.
    static let entriesInBlock = 255

    /// A call of a caller.
    struct Entry: Sendable, Equatable {
        /// The hash of what the forms of the caller's number have in common.
        let hash: UInt64
        /// Where its record is.
        let place: Place
    }

    /// Where a record is; a later one is greater.
    struct Place: Sendable, Equatable, Comparable {
        /// The segment's number in the header, and the offset of the line in it.
        let bits: UInt64

        init(bits: UInt64) { self.bits = bits }
        init(segment: Int, offset: Int) { bits = UInt64(segment) << 44 | UInt64(offset) }

        var segment: Int { Int(bits >> 44) }
        /// **Units**: bytes.
        var offset: Int { Int(bits & (1 << 44 - 1)) }

        static func < (left: Place, right: Place) -> Bool { left.bits < right.bits }
    }

    /// Opens the index of a home; nil if there is none, or none that can be used.
    init?(in home: Home) {
        guard let file = try? PosixFile.open(home.callersIndex, .read), let size = try? file.identity().size,
            let header = Header(reading: file, size: size)
        else { return nil }
        self.file = file
        self.header = header
    }

    /// The calls of whoever has a hash, the newest first, as many as are wanted at most.
    ///
    /// - Returns: nil if a block is damaged.
    func places(of hash: UInt64, atMost most: Int) -> [Place]? {
        guard header.blocks > 0, most > 0 else { return [] }
        guard var block = firstBlock(with: hash) else { return nil }
        var places: [Place] = []
        while block < header.blocks {
            guard let entries = entries(of: block) else { return nil }
            for entry in entries where entry.hash >= hash {
                guard entry.hash == hash, places.count < most else { return places }
                places.append(entry.place)
            }
            block += 1
        }
        return places
    }

    /// All entries in order; nil if a block is damaged.
    func all() -> [Entry]? {
        var all: [Entry] = []
        all.reserveCapacity(header.entries)
        for block in 0..<header.blocks {
            guard let entries = entries(of: block) else { return nil }
            all += entries
        }
        return all
    }

    /// The block in which entries with a hash begin, if there are any. Hashes are spread evenly, so two or three
    /// reads find it.
    private func firstBlock(with hash: UInt64) -> Int? {
        // Every block up to `low` begins below the hash, or is the first; every one from `high` on does not.
        var (low, high) = (0, header.blocks)
        var guess = Self.distance(hash, in: header.blocks)
        var reads = 0
        while high - low > 1 {
            let block = reads < 4 ? min(max(guess, low + 1), high - 1) : (low + high) / 2
            guard let entries = entries(of: block), let first = entries.first, let last = entries.last else {
                return nil
            }
            if first.hash >= hash {
                high = block
                guess = block - max(1, Self.distance(first.hash - hash, in: header.blocks))
            } else {
                low = block
                if last.hash >= hash { break }
                guess = block + max(1, Self.distance(hash - first.hash, in: header.blocks))
            }
            reads += 1
        }
        return low
    }

    /// How many of some blocks hold so many hashes.
    private static func distance(_ hashes: UInt64, in blocks: Int) -> Int {
        Int(hashes.multipliedFullWidth(by: UInt64(blocks)).high)
    }

    private func entries(of block: Int) -> [Entry]? {
        let start = header.length + block * Self.blockLength
        guard let bytes = try? file.bytes(start..<start + Self.blockLength) else { return nil }
        return Self.entries(ofBlock: bytes)
    }

    /// What a block holds; nil if it is damaged.
    static func entries(ofBlock bytes: [UInt8]) -> [Entry]? {
        guard bytes.count == blockLength, Words.isSound(bytes) else { return nil }
        let words = Words(bytes)
        let count = words[blockLength / 8 - 2]
        guard (1...UInt64(entriesInBlock)).contains(count) else { return nil }
        return (0..<Int(count)).map { Entry(hash: words[$0 * 2], place: Place(bits: words[$0 * 2 + 1])) }
    }

    /// A block of entries as it is written.
    static func block(of entries: ArraySlice<Entry>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(blockLength)
        for entry in entries {
            bytes += [UInt8](littleEndian: entry.hash)
            bytes += [UInt8](littleEndian: entry.place.bits)
        }
        bytes += [UInt8](repeating: 0, count: blockLength - 16 - bytes.count)
        return Words.sealed(bytes + [UInt8](littleEndian: UInt64(entries.count)), in: blockLength)
    }

    /// Bytes as words, of which the last is the checksum of the others.
    struct Words {
        private let bytes: [UInt8]

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        subscript(index: Int) -> UInt64 {
            bytes.withUnsafeBytes {
                UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
            }
        }

        /// Whether the checksum is that of the bytes before it.
        static func isSound(_ bytes: [UInt8]) -> Bool {
            bytes.withUnsafeBytes { XXH64.hash(UnsafeRawBufferPointer(rebasing: $0.dropLast(8))) }
                == Words(bytes)[bytes.count / 8 - 1]
        }

        /// Bytes filled up to a length, with the checksum as their last word.
        static func sealed(_ bytes: [UInt8], in length: Int) -> [UInt8] {
            let filled = bytes + [UInt8](repeating: 0, count: length - 8 - bytes.count)
            return filled + [UInt8](littleEndian: XXH64.hash(filled))
        }
    }
}

extension Home {
    /// The index of callers.
    var callersIndex: String { path + "/" + Self.callersIndexName }
    static let callersIndexName = "callers.index"
    /// The secret under which callers are hashed.
    var callersKey: String { path + "/callers.key" }
}
