/// A file that is there with all its bytes, or is not there.
enum DurableFile {
    /// Writes a file beside its place and moves it there once it is on the disk.
    ///
    /// - Throws: `cannotCreate`, `failed`, or `durabilityUnknown`; then there may be a hidden file left
    ///   beside the place.
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

    /// The bytes of a file.
    ///
    /// - Throws: `missing` or `failed`.
    static func read(_ path: String) throws(StorageError) -> [UInt8] {
        guard let file = try PosixFile.open(path, .read) else { throw .missing(path: path) }
        return try file.bytes(0..<file.identity().size)
    }
}
