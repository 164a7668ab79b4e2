/// The flows that a log's records ran on, in their newest versions: what a question can name.
package struct KnownFlows: Sendable {
    /// Each version of each flow that can be read, the newest of a flow first.
    package let versions: [FlowSet]

    /// The most versions of a flow that are read. A fact that only older ones had is not known.
    private static let mostVersions = 12

    /// Reads the snapshots of a home.
    ///
    /// - Parameters:
    ///   - names: the flows meant; all if empty.
    ///   - atHand: a file as it is today, for a home without snapshots.
    package init(
        in home: Home, names: [String] = [],
        atHand: @escaping @Sendable (String) -> SourceText? = { _ in nil }
    ) {
        let files = Self.snapshots(in: home)
        let newest = { @Sendable (name: String) -> SourceText? in
            (files[name]?.first).flatMap { SourceText(snapshot: $0) } ?? atHand(name)
        }
        let flows = files.keys.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
        versions = (names.isEmpty ? flows : names).sorted().flatMap { name -> [FlowSet] in
            let file = FlowID(name).fileName
            let library = FlowLibrary(other: newest, read: { newest($0.fileName) })
            let snapshots = (files[file] ?? []).prefix(Self.mostVersions)
            let texts = snapshots.compactMap { SourceText(snapshot: $0) }
            return (texts.isEmpty ? [newest(file)].compactMap { $0 } : texts).compactMap {
                library.load($0).flows
            }
        }
    }

    /// Whether a snapshot of a flow or a desk in a home has a member, which no flow has to be loaded for.
    package static func have(_ member: StaticString, in home: Home) -> Bool {
        Self.snapshots(in: home).values.joined().contains { path in
            ((try? DurableFile.read(path)) ?? []).withUnsafeBytes { JSONSlice($0)[member] != nil }
        }
    }

    /// Takes flows as they are.
    package init(_ versions: [FlowSet]) { self.versions = versions }

    /// The snapshots' paths by the name of the file, newest first.
    private static func snapshots(in home: Home) -> [String: [String]] {
        var found: [String: [(path: String, time: Int64)]] = [:]
        for name in (try? PosixPath.names(in: home.flows)) ?? [] {
            guard let at = name.lastIndex(of: "@") else { continue }
            let dot = name[at...].firstIndex(of: ".") ?? name.endIndex
            let path = "\(home.flows)/\(name)"
            let time = (try? PosixPath.identity(path))??.modified ?? 0
            found[String(name[..<at] + name[dot...]), default: []].append((path, time))
        }
        return found.mapValues { files in
            files.sorted { ($1.time, $0.path) < ($0.time, $1.path) }.map(\.path)
        }
    }
}

extension SourceText {
    /// Reads a snapshot; nil if it cannot be read.
    fileprivate init?(snapshot path: String) {
        guard let bytes = try? DurableFile.read(path) else { return nil }
        self.init(name: path, bytes: bytes)
    }
}
