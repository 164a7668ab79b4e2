/// Makes of lines of the log those that a hub is given: as they are, or without what is personal.
///
/// What is personal is known from the flow as it was; of one that is lost every fact counts as personal, and so do
/// messages, notes, drafts, reasons and the wording of steps. Such a line has the checksum of the one in the log as
/// `source`, before its own.
struct PushFilter {
    /// Whether personal data is passed on.
    let isPersonal: Bool
    /// The records whose facts were left out because their flows are lost, so far.
    private(set) var lost = 0

    private let snapshots: FlowSnapshots
    private var archive: FlowArchive
    private static let known = Set(RecordMember.allCases.map { "\($0.key)" })

    /// Passes on what a home has.
    init(home: Home, isPersonal: Bool, atHand: @escaping @Sendable (String) -> [UInt8]?) {
        self.isPersonal = isPersonal
        snapshots = FlowSnapshots(home: home)
        archive = FlowArchive(home: home, atHand: atHand)
    }

    /// A record as it is passed on.
    mutating func record(_ line: LogLine) -> [UInt8] {
        guard !isPersonal else { return Array(line.raw) }
        let view = RecordView(line)
        let flows = view.flatMap { view in
            archive.find(view.flow, digests: view.digests, files: view.files).loaded?.flows
        }
        if flows == nil { lost += 1 }
        // A whole line can be no JSON if another program wrote it; then only its beginning is known.
        let members = JSONParser.parse(Array(line.raw)).value?.members?.filter { Self.known.contains($0.key) }
        var writer = JSONWriter()
        writer.object { writer in
            if let members {
                HookFilter(flows: flows, isPersonal: false).write(members, in: &writer)
            } else {
                writer.key(.v)
                writer.int(ChecksummedLine.version)
                writer.key(.id)
                writer.string(line.id?.text ?? "")
            }
            writer.source(line)
        }
        return sealed(writer)
    }

    /// The note of an erasure as it is passed on.
    func erasure(_ line: LogLine) -> [UInt8] {
        guard !isPersonal else { return Array(line.raw) }
        let slice = JSONSlice(line.raw)
        var writer = JSONWriter()
        writer.object { writer in
            writer.key(.v)
            writer.int(ChecksummedLine.version)
            writer.key("erased")
            writer.strings(slice.strings("erased"))
            for (key, text) in [("at", slice.text("at")), ("by", slice.text("by"))] {
                writer.key(key)
                writer.string(text)
            }
            writer.source(line)
        }
        return sealed(writer)
    }

    /// The snapshots that a record needs, by name and digest, in order of name.
    func files(of line: LogLine) -> [(file: String, digest: String)] {
        guard let view = RecordView(line) else { return [] }
        let flows = view.digests.map { (file: $0.key.fileName, digest: $0.value) }
        return (flows + view.files.map { (file: $0.key, digest: $0.value) }).sorted { $0.file < $1.file }
    }

    /// A snapshot as a line; nil when it is lost.
    func snapshot(_ file: String, digest: String) -> PushLine? {
        guard let content = try? snapshots.read(file, digest: digest) else { return nil }
        var writer = JSONWriter()
        writer.object { writer in
            writer.key(.v)
            writer.int(ChecksummedLine.version)
            for (key, text) in [
                ("file", file), ("digest", digest), ("content", String(decoding: content, as: UTF8.self)),
            ] {
                writer.key(key)
                writer.string(text)
            }
        }
        let line = sealed(writer)
        return PushLine(
            kind: .file("\(file)@\(digest)"), bytes: line,
            sum: String(decoding: line.suffix(18).prefix(16), as: UTF8.self), origin: nil)
    }

    private func sealed(_ writer: JSONWriter) -> [UInt8] {
        ChecksummedLine.sealing(writer.bytes).dropLast()
    }
}

extension JSONWriter {
    /// Writes by which line of the log another was made.
    fileprivate mutating func source(_ line: LogLine) {
        key("source")
        string(line.sum)
    }
}
