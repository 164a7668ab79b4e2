/// A file of checksummed lines that this process has locked and may add to.
struct LineFile: ~Copyable {
    /// The open file, which holds the lock.
    let file: PosixFile
    /// How long the file was when its lock was taken. Units: bytes.
    let lockedSize: Int

    /// How long a writer waits for another one, and who is told whom it waits for.
    struct Patience {
        /// The longest wait. Units: milliseconds.
        let milliseconds: Int
        /// Told once, after a tenth of the wait, the process that is waited for where the system names it.
        let notice: (Int32?) -> Void
    }

    /// Opens a file, makes it where it is missing and may be made, and waits for its lock.
    ///
    /// - Throws: `missing`, `cannotCreate`, `inUse` after the wait, or `failed`.
    init(path: String, makesFile: Bool, patience: Patience) throws(StorageError) {
        var waited = 0
        while true {
            let file: PosixFile
            do {
                guard let old = try PosixFile.open(path, .append) else { continue }
                file = old
            } catch .missing where makesFile {
                // Nil: another process made it in between.
                guard let new = try PosixFile.open(path, .create) else { continue }
                file = new
            }
            try Self.lock(file, patience, &waited)
            // The file may have been replaced or removed between opening and locking it.
            let identity = try file.identity()
            if let current = try PosixPath.identity(path), current.isSameFile(as: identity) {
                self.file = file
                lockedSize = identity.size
                return
            }
        }
    }

    /// Makes a file that must be new, and locks it; nil when it is there already.
    init?(newAt path: String) throws(StorageError) {
        guard let file = try PosixFile.open(path, .create) else { return nil }
        guard try file.tryLock() else { throw .inUse(path: path, process: nil) }
        self.file = file
        lockedSize = 0
    }

    /// The end of a file as it is while the lock is held.
    struct Tail {
        /// How long the file is. Units: bytes.
        let size: Int
        /// The last of its bytes, four thousand at the most.
        fileprivate let bytes: [UInt8]
    }

    /// Looks at the end of the file, whose length may be known already.
    ///
    /// - Throws: `failed`.
    func tail(size: Int? = nil) throws(StorageError) -> Tail {
        let size = if let size { size } else { try file.identity().size }
        return Tail(size: size, bytes: try file.bytes(max(0, size - 4096)..<size))
    }

    /// Refuses a file that a newer program has written to.
    ///
    /// The first line and the last one are looked at: no program of this version writes behind a newer one.
    /// - Throws: `unknownVersion`, or `failed`.
    func refuseUnknownVersion(_ tail: Tail) throws(StorageError) {
        let end = try lastBreak(before: tail.size, tail)
        let last = end > 0 ? try lastBreak(before: end - 1, tail) : 0
        for offset in last > 0 ? [0, last] : [0] {
            let held = offset - (tail.size - tail.bytes.count)
            let beginning = held >= 0 ? tail.bytes[held...] : try file.bytes(offset..<offset + 32)[...]
            guard let version = beginning.withUnsafeBytes({ ChecksummedLine.claimedVersion($0) }),
                version != ChecksummedLine.version
            else { continue }
            var reader = try LineReader(path: file.path, from: offset)
            if let line = try reader.next(), case .unknownVersion(let version) = line.verdict {
                throw .unknownVersion(path: file.path, offset: offset, version: version)
            }
        }
    }

    /// Adds lines with one write and waits once until they are on the disk. A torn tail is kept, closed and
    /// sealed before them.
    ///
    /// The caller has made sure that the file's name is on the disk. After a failed write some of the lines, and
    /// the beginning of another, may stand in the file: the next writer seals the torn one, for a seal written
    /// to a full disk would only be torn as well.
    /// - Returns: how long the file is afterwards.
    /// - Throws: `failed` or `durabilityUnknown`.
    @discardableResult
    func append(_ lines: [UInt8], behind tail: Tail) throws(StorageError) -> Int {
        let torn = tail.size - (try lastBreak(before: tail.size, tail))
        let seal = torn == 0 ? [] : [UInt8(ascii: "\n")] + ChecksummedLine.seal(length: torn)
        try file.write(seal + lines)
        try file.syncContents()
        return tail.size + seal.count + lines.count
    }

    /// Writes a line's bytes once more where they are, so that the next sync has them to write.
    ///
    /// After a sync that failed the system may hold the bytes as clean although the disk has not got them.
    func rewrite(_ line: [UInt8], at offset: Int) throws(StorageError) {
        guard let again = try PosixFile.open(file.path, .overwrite) else { return }
        try again.write(line, at: offset)
        try again.syncContents()
    }

    /// The offset behind the last newline before an offset; 0 when there is none.
    private func lastBreak(before end: Int, _ tail: Tail) throws(StorageError) -> Int {
        var start = tail.size - tail.bytes.count
        var bytes = tail.bytes.prefix(max(0, end - start))
        while true {
            if let index = bytes.lastIndex(of: UInt8(ascii: "\n")) { return start + index + 1 }
            guard start > 0 else { return 0 }
            let before = min(start, end)
            start = max(0, before - (1 << 18))
            bytes = try file.bytes(start..<before)[...]
        }
    }

    private static func lock(
        _ file: borrowing PosixFile, _ patience: Patience, _ waited: inout Int
    ) throws(StorageError) {
        var wasTold = false
        while try !file.tryLock() {
            if waited * 10 >= patience.milliseconds, !wasTold {
                wasTold = true
                patience.notice(PosixPath.lockHolder(of: try file.identity()))
            }
            guard waited < patience.milliseconds else {
                throw .inUse(path: file.path, process: PosixPath.lockHolder(of: try file.identity()))
            }
            PosixPath.pause(1)
            waited += 1
        }
    }
}
