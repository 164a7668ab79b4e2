/// The flows that past enquiries ran on, found by their digests: each as it was then, with its parts.
///
/// A flow is loaded once, however many enquiries ran on it. Whether it can still take a call is for the
/// caller to decide: a record is shown even on a flow that today's checks reject.
package struct FlowArchive {
    /// The home whose snapshots are searched.
    package let home: Home

    /// The flows in use today: one that is as it was stands in for its snapshot.
    private let atHand: (FlowID) -> [UInt8]?
    /// The files whose snapshots were lost and that a flow in use today stood in for.
    private var healable: [FlowID: [UInt8]] = [:]
    private var found: [Key: Found] = [:]

    private struct Key: Hashable {
        let flow: FlowID
        let digests: [FlowID: String]
    }

    /// What the archive has for a flow.
    package struct Found: Sendable {
        /// The result of loading it; nil when its own file is lost.
        package let loaded: FlowLibrary.Loaded?
        /// The lost files, its own and those of its parts, in order of name.
        package let losses: [Loss]
    }

    /// A flow file that the archive could not provide.
    package struct Loss: Sendable, Equatable {
        /// The flow that the file belongs to.
        package let flow: FlowID
        /// Why it is lost: missing, damaged or unreadable.
        package let cause: StorageError
    }

    /// Uses the snapshots of a home; nothing is read yet.
    ///
    /// - Parameter atHand: the bytes of a flow as it is today; nil when there is none.
    package init(home: Home, atHand: @escaping (FlowID) -> [UInt8]? = { _ in nil }) {
        self.home = home
        self.atHand = atHand
    }

    /// Writes the lost snapshots for which a flow in use today stood in.
    ///
    /// - Returns: the flows, in order of name.
    /// - Throws: `cannotCreate`, `failed` or `durabilityUnknown`.
    package mutating func heal() throws(StorageError) -> [FlowID] {
        let healed = healable.keys.sorted { $0.rawValue < $1.rawValue }
        for flow in healed {
            try FlowSnapshots(home: home).keep(healable[flow] ?? [], flow: flow.rawValue)
        }
        healable = [:]
        return healed
    }

    /// Finds a flow as it was, with the parts that it called.
    ///
    /// - Parameters:
    ///   - flow: the flow that the agent started.
    ///   - digests: of its file and of each part's, as in an opening or a record.
    package mutating func find(_ flow: FlowID, digests: [FlowID: String]) -> Found {
        let key = Key(flow: flow, digests: digests)
        if let known = found[key] { return known }
        let snapshots = FlowSnapshots(home: home)
        var texts: [FlowID: SourceText] = [:]
        var losses: [Loss] = []
        for (name, digest) in digests.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            do throws(StorageError) {
                let bytes = try snapshots.read(flow: name.rawValue, digest: digest)
                let path = home.snapshot(flow: name.rawValue, digest: digest)
                texts[name] = SourceText(name: path, bytes: bytes)
            } catch {
                if let bytes = atHand(name), XXH64.hex(XXH64.hash(bytes)) == digest {
                    texts[name] = SourceText(
                        name: home.snapshot(flow: name.rawValue, digest: digest), bytes: bytes)
                    healable[name] = bytes
                } else {
                    losses.append(Loss(flow: name, cause: error))
                }
            }
        }
        let library = FlowLibrary { [texts] name in texts[name] }
        let result = Found(loaded: library.load(flow), losses: losses)
        found[key] = result
        return result
    }
}
