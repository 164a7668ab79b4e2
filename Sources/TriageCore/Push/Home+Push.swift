extension Home {
    /// The folder that says how far each target of a push has got.
    package var push: String { path + "/push" }

    /// The name of a target's cursor in that folder.
    static func cursorName(_ target: String) -> String { target + ".json" }

    /// Makes the folder, so that it survives a power cut.
    ///
    /// - Throws: `cannotCreate`, `failed` or `durabilityUnknown`.
    func preparePush() throws(StorageError) {
        _ = try PosixPath.makeFolder(push)
        // Always: the process that made it may have been killed before this.
        try PosixPath.syncFolder(path)
    }
}
