/// A file of checksummed lines that this process has locked and may append to.
struct LineFile: ~Copyable {
    /// The open file, which holds the lock.
    let file: PosixFile
    /// The length of the file when the lock was taken. **Units**: bytes.
    let lockedSize: Int

    /// How long a writer waits for another one, and what to call when the wait drags on.
    struct Patience {
        /// The longest wait. **Units**: milliseconds.
        let milliseconds: Int
        /// Called once, after a tenth of the wait, with the id of the process holding the lock, if known.
        let notice: (Int32?) -> Void
    }

    /// Opens a file, creating it if it is missing and `makesFile` allows it, and waits for its lock.
    ///
    /// - Throws: `missing`, `cannotCreate`, `inUse` after the wait, `failed`.
    init(path: String, makesFile: Bool, patience: Patience) throws(StorageError) {
        var waited = 0
        while true {
            let file: PosixFile
            do {
                guard let old = try PosixFile.open(path, .append) else { continue }
                file = old
            } catch .missing where makesFile {
                // Nil: another process has just created it.
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

    /// Creates and locks a new file; nil when it already exists.
    ///
    /// Another process may see it before it is locked, and hold its lock for a moment or sweep it away.
    /// - Throws: `cannotCreate`, `inUse` after the wait, `failed`.
    init?(newAt path: String, patience: Patience) throws(StorageError) {
        var waited = 0
        while true {
            guard let file = try PosixFile.open(path, .create) else { return nil }
            try Self.lock(file, patience, &waited)
            if let current = try PosixPath.identity(path), current.isSameFile(as: try file.identity()) {
                self.file = file
                lockedSize = 0
                return
            }
        }
    }

    /// The end of the file while the lock is held.
    struct Tail {
        /// The length of the file. **Units**: bytes.
        let size: Int
        /// Its last bytes, at most 4,096.
        fileprivate let bytes: [UInt8]
    }

    /// Reads the end of the file, whose length may already be known.
    ///
    /// - Throws: `failed`.
    func tail(size: Int? = nil) throws(StorageError) -> Tail {
        let size = if let size { size } else { try file.identity().size }
        return Tail(size: size, bytes: try file.bytes(max(0, size - 4096)..<size))
    }

    /// Rejects a file that a newer program has written to.
    ///
    /// Only the first and the last line are checked: no program of this version appends after a newer one.
    /// - Throws: `unknownVersion` or `failed`.
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

    /// Appends lines with one write and waits once until they are on disk. A torn tail is kept, and is
    /// terminated and sealed first.
    ///
    /// The caller has made sure that the file's name is on disk. After a failed write some of the lines, and
    /// the beginning of another, may be in the file: the next writer seals the torn one, since a seal written
    /// to a full disk would only be torn as well.
    /// - Returns: the length of the file afterwards, in bytes.
    /// - Throws: `failed` or `durabilityUnknown`.
    @discardableResult
    func append(_ lines: [UInt8], behind tail: Tail) throws(StorageError) -> Int {
        let torn = tail.size - (try lastBreak(before: tail.size, tail))
        let seal = torn == 0 ? [] : [UInt8(ascii: "\n")] + ChecksummedLine.seal(length: torn)
        try file.write(seal + lines)
        try file.syncContents()
        return tail.size + seal.count + lines.count
    }

    /// Rewrites a line's bytes in place, so that the next sync has to write them.
    ///
    /// After a failed sync the system may consider the bytes clean although they never reached the disk.
    func rewrite(_ line: [UInt8], at offset: Int) throws(StorageError) {
        guard let again = try PosixFile.open(file.path, .overwrite) else { return }
        try again.write(line, at: offset)
        try again.syncContents()
    }

    /// The offset just after the last newline before a given offset; 0 when there is none.
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
