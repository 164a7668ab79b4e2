/// How far a target has got: what it has acknowledged of each file of the log.
///
/// There is a place for every month and not one for the whole log: a call that ended before midnight is written to
/// the old month when the new one has begun, and erasing rewrites a month that was sent long ago. Where anything is
/// in doubt the beginning counts, and what is sent again is told by its id at the other end.
package struct PushCursor: Sendable, Equatable {
    /// Whom it is about: the digest of how the target is reached, so that another hub of the same name gets everything.
    let hub: String
    /// The last line that was acknowledged of each month.
    var places: [RecordMonth: Place] = [:]
    /// The snapshots that were acknowledged. **Shape**: `hosting.json@9e5a0e8a4351744f`.
    var files: Set<String> = []
    /// The sums of the lines that the target could not take.
    package var refused: Set<String> = []
    /// The enquiries of which the target has another record.
    package var conflicts: Set<EnquiryID> = []

    /// Where a line stands, and by what it is known again.
    struct Place: Sendable, Equatable {
        /// The offset of its first byte. **Units**: bytes.
        let offset: Int
        /// Its enquiry if it is a record.
        let id: EnquiryID?
        /// Its checksum. **Shape**: 16 hexadecimal digits.
        let sum: String

        /// Whether a line is this one.
        func isOf(_ line: LogLine) -> Bool {
            line.verdict == .whole && line.offset == offset && line.id == id && line.sum == sum
        }
    }

    /// How much of some months is acknowledged, but for the last line of each. **Units**: bytes.
    func reach(in months: some Sequence<RecordMonth>) -> Int {
        months.reduce(0) { $0 + (places[$1]?.offset ?? 0) }
    }

    /// A cursor at the very beginning.
    package init(_ target: PushTarget) {
        hub = target.means.digest
    }

    /// The cursor that a home keeps of a target; at the beginning when it is lost, damaged or of another hub.
    ///
    /// - Throws: `failed` when it cannot be read; `unknownVersion` when a newer program wrote it.
    package static func read(of target: PushTarget, in home: Home) throws(StorageError) -> PushCursor {
        let beginning = PushCursor(target)
        let path = "\(home.push)/\(Home.cursorName(target.name))"
        do throws(StorageError) {
            let bytes = try DurableFile.read(path)
            let verdict = bytes.dropLast().withUnsafeBytes { ChecksummedLine.verdict(of: $0) }
            if case .unknownVersion(let version) = verdict {
                throw .unknownVersion(path: path, offset: 0, version: version)
            }
            let cursor = PushCursor(bytes)
            return cursor?.hub == beginning.hub ? cursor ?? beginning : beginning
        } catch .missing {
            return beginning
        }
    }

    /// Saves the cursor; it is on disk afterwards.
    ///
    /// - Throws: `cannotCreate`, `failed` or `durabilityUnknown`.
    func write(of target: PushTarget, in home: Home) throws(StorageError) {
        try DurableFile.write(ChecksummedLine.sealing(json), to: Home.cursorName(target.name), in: home.push)
    }

    /// A reader of what is still to be sent of a month: all of it if the last line that was acknowledged is gone.
    ///
    /// - Throws: `missing` or `failed`.
    func reader(of segment: RecordLog.Segment) throws(StorageError) -> LineReader {
        guard let place = places[segment.month] else { return try LineReader(path: segment.path) }
        var reader = try LineReader(path: segment.path, from: place.offset)
        if let line = try reader.next(), place.isOf(line) { return reader }
        return try LineReader(path: segment.path)
    }
}

// MARK: - The file

extension PushCursor {
    /// Reads a file; nil unless every byte is as it was written.
    init?(_ file: [UInt8]) {
        guard file.last == UInt8(ascii: "\n"),
            file.dropLast().withUnsafeBytes({ ChecksummedLine.verdict(of: $0) }) == .whole,
            let json = JSONParser.parse(file).value, let hub = json["hub"]?.string
        else { return nil }
        self.hub = hub
        for member in json["places"]?.members ?? [] {
            guard let month = RecordMonth(member.key), let offset = member.value["offset"]?.int,
                let sum = member.value["line"]?.string
            else { return nil }
            let id = member.value["id"]?.string.flatMap { EnquiryID($0) }
            places[month] = Place(offset: Int(offset), id: id, sum: sum)
        }
        func texts(_ key: String) -> [String] { json[key]?.elements?.compactMap(\.string) ?? [] }
        files = Set(texts("files"))
        refused = Set(texts("refused"))
        conflicts = Set(texts("conflicts").compactMap { EnquiryID($0) })
    }

    /// The file without its checksum.
    private var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key(.v)
            writer.int(ChecksummedLine.version)
            writer.key("hub")
            writer.string(hub)
            writer.key("places")
            writer.object { writer in
                for (month, place) in places.sorted(by: { $0.key < $1.key }) {
                    writer.key(month.text)
                    writer.place(place)
                }
            }
            for (key, texts) in [
                ("files", files.sorted()), ("refused", refused.sorted()),
                ("conflicts", conflicts.sorted().map(\.text)),
            ] {
                writer.key(key)
                writer.strings(texts)
            }
        }
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func place(_ place: PushCursor.Place) {
        object { writer in
            writer.key("offset")
            writer.int(place.offset)
            if let id = place.id {
                writer.key("id")
                writer.string(id.text)
            }
            writer.key("line")
            writer.string(place.sum)
        }
    }
}

extension PushTarget.Means {
    /// What tells one way to a hub from another.
    fileprivate var digest: String {
        let words =
            switch self {
            case .psql(let connection): ["psql", connection]
            case .command(let words): ["command"] + words
            }
        return XXH64.hex(XXH64.hash(Array(words.joined(separator: "\0").utf8)))
    }
}

extension LogLine {
    /// The checksum at the end of a whole line. **Shape**: 16 hexadecimal digits.
    var sum: String {
        String(decoding: raw.suffix(18).prefix(16), as: UTF8.self)
    }
}
