/// A file that either exists with all its bytes or does not exist.
enum DurableFile {
    /// Writes a file under a temporary name and renames it once it is on disk.
    ///
    /// - Throws: `cannotCreate`, `failed` or `durabilityUnknown`; the last two may leave the hidden temporary
    ///   file behind.
    static func write(_ bytes: [UInt8], to name: String, in folder: String) throws(StorageError) {
        let path = "\(folder)/\(name)"
        let beside = "\(folder)/.\(name).\(XXH64.hex(UInt64.random(in: 0...UInt64.max)))"
        guard let file = try PosixFile.open(beside, .create) else {
            throw .cannotCreate(path: beside, cause: .thereAlready)
        }
        do {
            try file.write(bytes)
            try file.syncContents()
        } catch {
            try? PosixPath.remove(beside)
            throw error
        }
        try PosixPath.rename(beside, to: path)
        try PosixPath.syncFolder(folder)
    }

    /// Makes a file that has no name and is gone with the last program that has it open.
    ///
    /// - Throws: `cannotCreate` or `failed`.
    static func nameless(_ bytes: [UInt8], in folder: String) throws(StorageError) -> PosixFile {
        let path = "\(folder)/.\(XXH64.hex(UInt64.random(in: 0...UInt64.max)))"
        guard let file = try PosixFile.open(path, .create) else {
            throw .cannotCreate(path: path, cause: .thereAlready)
        }
        try PosixPath.remove(path)
        try file.write(bytes)
        file.rewind()
        return file
    }

    /// The length from which on a file is none of ours. **Units**: bytes.
    private static let limit = 1 << 26

    /// Reads a whole file.
    ///
    /// - Throws: `missing` or `failed`, also when it is too long to be held in memory.
    static func read(_ path: String) throws(StorageError) -> [UInt8] {
        guard let file = try PosixFile.open(path, .read) else { throw .missing(path: path) }
        let size = try file.identity().size
        guard size <= limit else { throw .failed(.read, path: path, cause: .tooLong) }
        return try file.bytes(0..<size)
    }
}
