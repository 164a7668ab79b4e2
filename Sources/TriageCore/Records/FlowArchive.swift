/// The flows that enquiries ran on, found again by their digests: each as it was, with its parts as they were.
///
/// A flow is loaded once, however many enquiries ran on it. Whether a call can still be taken on it is for
/// whoever asks to say: a record is shown on a flow that today's checks refuse.
package struct FlowArchive {
    /// The home that the archive belongs to.
    package let home: Home

    private var found: [Key: Found] = [:]

    private struct Key: Hashable {
        let flow: FlowID
        let digests: [FlowID: String]
    }

    /// What the archive has of a flow.
    package struct Found: Sendable {
        /// What came of loading it; nil when its own file is lost.
        package let loaded: FlowLibrary.Loaded?
        /// The files that are lost, the flow's own and its parts', in the order of their names.
        package let losses: [Loss]
    }

    /// A flow's file that the archive does not have.
    package struct Loss: Sendable, Equatable {
        /// Whose file it is.
        package let flow: FlowID
        /// Why: it is missing, damaged, or cannot be read.
        package let cause: StorageError
    }

    /// Looks among the snapshots of a home; nothing is read yet.
    package init(home: Home) {
        self.home = home
    }

    /// A flow as it was, with the parts that it called.
    ///
    /// - Parameters:
    ///   - flow: the flow that the agent started.
    ///   - digests: of its file and of each part's, as an opening or a record names them.
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
                losses.append(Loss(flow: name, cause: error))
            }
        }
        let library = FlowLibrary { [texts] name in texts[name] }
        let result = Found(loaded: library.load(flow), losses: losses)
        found[key] = result
        return result
    }
}
