/// That bytes of the log which are no whole line, or a line too many, lie beside it: a line in their place.
///
/// **Shape**: `{"v":1,"moved":1203,"file":"2026-11.jsonl","offset":4711,"digest":"9e5a…","as":"2026-11.9e5a…"}`.
package struct MovedStretch: Sendable, Equatable {
    /// How many bytes there were. **Units**: bytes.
    package let length: Int
    /// The name of the file in which they were.
    package let file: String
    /// Where they began in it, before anything was moved. **Units**: bytes.
    package let offset: Int
    /// Their checksum. **Shape**: 16 lower-case hexadecimal digits.
    package let digest: String
    /// The name of the file that holds them now, in the folder of what was moved.
    package let name: String

    /// Describes bytes that are to be moved.
    init(_ bytes: [UInt8], from month: RecordMonth, at offset: Int) {
        length = bytes.count
        file = "\(month.text).jsonl"
        self.offset = offset
        digest = XXH64.hex(XXH64.hash(bytes))
        name = "\(month.text).\(digest)"
    }

    /// Reads a line of the log; nil for any other line.
    package init?(_ line: LogLine) {
        guard line.verdict == .whole, ChecksummedLine.starts(line.raw, with: Self.beginning) else {
            return nil
        }
        let slice = JSONSlice(line.raw)
        guard let length = slice["moved"]?.int, let offset = slice["offset"]?.int else { return nil }
        self.length = Int(length)
        self.offset = Int(offset)
        file = slice.text("file")
        digest = slice.text("digest")
        name = slice.text("as")
    }

    private static let beginning = Array("{\"v\":1,\"moved\":".utf8)

    /// The line as an object, without its checksum.
    var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key(.v)
            writer.int(ChecksummedLine.version)
            writer.key("moved")
            writer.int(length)
            writer.key("file")
            writer.string(file)
            writer.key("offset")
            writer.int(offset)
            for (key, text) in [("digest", digest), ("as", name)] {
                writer.key(key)
                writer.string(text)
            }
        }
        return writer.bytes
    }
}
