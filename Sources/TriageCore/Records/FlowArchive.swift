/// The flows that past enquiries ran on, found by their digests: each as it was then, with its parts and the other
/// files that they need.
///
/// A flow is loaded once, however many enquiries ran on it. Whether it can still take a call is for the
/// caller to decide: a record is shown even on a flow that today's checks reject.
package struct FlowArchive: Sendable {
    /// The home whose snapshots are searched.
    package let home: Home

    /// The files in use today, by name: one that is as it was stands in for its snapshot.
    private let atHand: @Sendable (String) -> [UInt8]?
    /// The files whose snapshots were lost and that one in use today stood in for.
    private var healable: [String: [UInt8]] = [:]
    private var found: [Key: Found] = [:]

    private struct Key: Hashable {
        let flow: FlowID
        let digests: [String: String]
    }

    /// What the archive has for a flow.
    package struct Found: Sendable {
        /// The result of loading it; nil when its own file is lost.
        package let loaded: FlowLibrary.Loaded?
        /// The lost files, its own and those that it needs, in order of name.
        package let losses: [Loss]
    }

    /// A file that the archive could not provide.
    package struct Loss: Sendable, Equatable {
        /// The name of the file. **Shape**: `hosting.json`, `cities.csv`.
        package let file: String
        /// Why it is lost: missing, damaged or unreadable.
        package let cause: StorageError
    }

    /// Uses the snapshots of a home; nothing is read yet.
    ///
    /// - Parameter atHand: the bytes of a file as it is today, by its name; nil when there is none.
    package init(home: Home, atHand: @escaping @Sendable (String) -> [UInt8]? = { _ in nil }) {
        self.home = home
        self.atHand = atHand
    }

    /// Writes the lost snapshots for which a file in use today stood in.
    ///
    /// - Returns: the names of the files, in order.
    /// - Throws: `cannotCreate`, `failed` or `durabilityUnknown`.
    package mutating func heal() throws(StorageError) -> [String] {
        let healed = healable.keys.sorted()
        for file in healed { try FlowSnapshots(home: home).keep(healable[file] ?? [], file: file) }
        healable = [:]
        return healed
    }

    /// Finds a flow as it was, with the parts that it called and the other files that they need.
    ///
    /// - Parameters:
    ///   - flow: the flow that the agent started.
    ///   - digests: of its file and of each part's, as in an opening or a record.
    ///   - files: the digests of the other files, by name.
    package mutating func find(
        _ flow: FlowID, digests: [FlowID: String], files: [String: String] = [:]
    ) -> Found {
        let all = Dictionary(digests.map { ($0.key.fileName, $0.value) } + files) { first, _ in first }
        let key = Key(flow: flow, digests: all)
        if let known = found[key] { return known }
        let snapshots = FlowSnapshots(home: home)
        var texts: [String: SourceText] = [:]
        var losses: [Loss] = []
        for (file, digest) in all.sorted(by: { $0.key < $1.key }) {
            let path = home.snapshot(of: file, digest: digest)
            do throws(StorageError) {
                texts[file] = SourceText(name: path, bytes: try snapshots.read(file, digest: digest))
            } catch {
                if let bytes = atHand(file), XXH64.hex(XXH64.hash(bytes)) == digest {
                    texts[file] = SourceText(name: path, bytes: bytes)
                    healable[file] = bytes
                } else {
                    losses.append(Loss(file: file, cause: error))
                }
            }
        }
        let library = FlowLibrary(other: { [texts] in texts[$0] }, read: { [texts] in texts[$0.fileName] })
        let result = Found(loaded: library.load(flow), losses: losses)
        found[key] = result
        return result
    }
}
