/// Copies of flows, and of the other files they need, in a home, each exactly as it was when an enquiry opened on
/// it.
package struct FlowSnapshots: Sendable {
    /// The home that the snapshots belong to.
    package let home: Home

    /// Refers to the snapshots of a home; does not touch the disk.
    package init(home: Home) {
        self.home = home
    }

    /// Saves a file unless it is already saved; it is on disk afterwards.
    ///
    /// - Parameters:
    ///   - bytes: the file, unchanged.
    ///   - file: its name. **Shape**: `hosting.json`, `cities.csv`.
    /// - Returns: the digest by which it can be found again.
    /// - Throws: `cannotCreate`, `failed` or `durabilityUnknown`.
    @discardableResult
    package func keep(_ bytes: [UInt8], file: String) throws(StorageError) -> String {
        let digest = XXH64.hex(XXH64.hash(bytes))
        // Whatever else is there, or cannot be read, is replaced.
        if let kept = try? find(file, digest: digest), kept == bytes {
            // The process that wrote it may have been killed before it synced the folder.
            try PosixPath.syncFolder(home.flows)
        } else {
            try DurableFile.write(bytes, to: Home.snapshotName(of: file, digest: digest), in: home.flows)
        }
        return digest
    }

    /// Reads the bytes of a saved file.
    ///
    /// - Throws: `missing`; `failed`, also when the bytes no longer match the digest.
    package func read(_ file: String, digest: String) throws(StorageError) -> [UInt8] {
        guard let bytes = try find(file, digest: digest) else {
            throw .missing(path: home.snapshot(of: file, digest: digest))
        }
        guard XXH64.hex(XXH64.hash(bytes)) == digest else {
            throw .failed(.read, path: home.snapshot(of: file, digest: digest), cause: .damaged)
        }
        return bytes
    }

    private func find(_ file: String, digest: String) throws(StorageError) -> [UInt8]? {
        do {
            return try DurableFile.read(home.snapshot(of: file, digest: digest))
        } catch .missing {
            return nil
        }
    }
}
