/// The flows of a home, each exactly as it was when an enquiry opened on it.
package struct FlowSnapshots: Sendable {
    /// The home that the snapshots belong to.
    package let home: Home

    /// Names the snapshots of a home; nothing is looked at or made.
    package init(home: Home) {
        self.home = home
    }

    /// Keeps a flow, unless it is kept already; it is on the disk afterwards.
    ///
    /// - Parameters:
    ///   - bytes: the flow file, unchanged.
    ///   - flow: its id, which must be fit for a file name.
    /// - Returns: the digest, by which it is found again.
    /// - Throws: `cannotCreate`, `failed` or `durabilityUnknown`.
    @discardableResult
    package func keep(_ bytes: [UInt8], flow: String) throws(StorageError) -> String {
        let digest = XXH64.hex(XXH64.hash(bytes))
        if try find(flow: flow, digest: digest) == bytes {
            // Whoever wrote it may have been killed before the folder was synced.
            try PosixPath.syncFolder(home.flows)
        } else {
            try DurableFile.write(bytes, to: "\(flow)@\(digest).json", in: home.flows)
        }
        return digest
    }

    /// The bytes of a flow as it was.
    ///
    /// - Throws: `missing`; `failed`, also when the bytes do not have the digest any more.
    package func read(flow: String, digest: String) throws(StorageError) -> [UInt8] {
        guard let bytes = try find(flow: flow, digest: digest) else {
            throw .missing(path: home.snapshot(flow: flow, digest: digest))
        }
        guard XXH64.hex(XXH64.hash(bytes)) == digest else {
            throw .failed(.read, path: home.snapshot(flow: flow, digest: digest), cause: .damaged)
        }
        return bytes
    }

    private func find(flow: String, digest: String) throws(StorageError) -> [UInt8]? {
        do {
            return try DurableFile.read(home.snapshot(flow: flow, digest: digest))
        } catch .missing {
            return nil
        }
    }
}
