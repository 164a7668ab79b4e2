/// A stretch of a file and what is to stand in its place.
struct Replacement: Equatable {
    /// Where it is. **Units**: bytes.
    let range: Span
    /// What stands there instead; nothing when it is only taken out.
    let bytes: [UInt8]
}

/// Writing a locked file anew.
extension LineFile {
    /// How much is copied at a time. **Units**: bytes.
    private static let chunk = 1 << 20

    /// Puts a file in the place of this one that differs in some stretches only; it is on disk afterwards.
    ///
    /// It is written beside this one under a hidden name and renamed once it is synced, so at any moment the path
    /// has either all of the old bytes or all of the new. Readers of the old file go on with what they had; a
    /// writer that waited for the lock notices that the file at the path is another one. What an earlier attempt
    /// left beside it is removed.
    /// - Parameter stretches: in order, none of them overlapping another.
    /// - Throws: `cannotCreate` or `failed`, after which the file is as it was; `durabilityUnknown`.
    func replace(_ stretches: [Replacement]) throws(StorageError) {
        let (folder, name) = Self.place(of: file.path)
        try Self.sweep(name, in: folder)
        let beside = "\(folder)/.\(name).\(XXH64.hex(UInt64.random(in: 0...UInt64.max)))"
        guard let new = try PosixFile.open(beside, .create) else {
            throw .cannotCreate(path: beside, cause: .thereAlready)
        }
        do throws(StorageError) {
            var done = 0
            for stretch in stretches {
                try copy(done..<stretch.range.lowerBound, to: new)
                try new.write(stretch.bytes)
                done = stretch.range.upperBound
            }
            try copy(done..<file.identity().size, to: new)
            try new.syncContents()
        } catch {
            try? PosixPath.remove(beside)
            throw error
        }
        try PosixPath.rename(beside, to: file.path)
        try PosixPath.syncFolder(folder)
    }

    private func copy(_ range: Span, to new: borrowing PosixFile) throws(StorageError) {
        var start = range.lowerBound
        while start < range.upperBound {
            let bytes = try file.bytes(start..<min(start + Self.chunk, range.upperBound))
            guard !bytes.isEmpty else { throw .failed(.read, path: file.path, cause: .nothingTaken) }
            try new.write(bytes)
            start += bytes.count
        }
    }

    /// Removes what attempts to write a file anew have left beside it. Only for whoever has the file's lock.
    static func sweep(_ name: String, in folder: String) throws(StorageError) {
        for left in try PosixPath.names(in: folder, withHidden: true) where left.hasPrefix(".\(name).") {
            try PosixPath.remove("\(folder)/\(left)")
        }
    }

    /// The folder and the name in a path.
    private static func place(of path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        return (String(path[..<slash]), String(path[path.index(after: slash)...]))
    }
}
