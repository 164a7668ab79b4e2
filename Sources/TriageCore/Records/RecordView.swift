/// One record of the log, typed, and read no further than somebody asks.
///
/// The small members, which come first in the line, are found when the view is made; whatever is large is
/// passed over, and looked for when it is asked for. Nothing is decoded before that, and nothing is copied:
/// the bytes belong to the reader of the log and are good until it is asked for the next line.
package struct RecordView {
    /// The enquiry.
    package let id: EnquiryID

    private let bytes: UnsafeRawBufferPointer
    /// Where the first of the large members stands.
    private let rest: Int
    /// Where each small member's value begins and ends; 0 where there is none. **Units**: bytes.
    ///
    /// A vector, because it is an array that needs no allocation.
    private var starts = SIMD16<UInt32>()
    private var ends = SIMD16<UInt32>()

    /// Opens a line of the log, whose checksum the reader has compared; nil when it is no whole record.
    package init?(_ line: LogLine) {
        guard let id = line.id else { return nil }
        self.init(line.raw, id: id)
    }

    /// Opens the object of a record that was not written yet, which has no checksum; nil when it is none.
    package init?(object: UnsafeRawBufferPointer) {
        guard let text = JSONSlice(object)["id"]?.string, let id = EnquiryID(text) else { return nil }
        self.init(object, id: id)
    }

    private init?(_ bytes: UnsafeRawBufferPointer, id: EnquiryID) {
        self.id = id
        self.bytes = bytes
        var scanner = JSONScanner(bytes)
        var next = 0
        var rest: Int?
        guard scanner.pass(UInt8(ascii: "{")), bytes.count <= UInt32.max else { return nil }
        repeat {
            let start = scanner.index
            guard let key = scanner.next(), scanner.pass(UInt8(ascii: ":")) else { return nil }
            let member = RecordMember.named(key, from: next)
            if let member, !member.isSmall {
                rest = start
                break
            }
            guard let value = scanner.next() else { return nil }
            guard let member else { continue }
            ends[member.rawValue] = UInt32(scanner.index)
            starts[member.rawValue] = UInt32(scanner.index - value.bytes.count)
            next = member.rawValue + 1
        } while scanner.pass(UInt8(ascii: ","))
        self.rest = rest ?? bytes.count
        for number in 0..<RecordMember.facts.rawValue where ends[number] == 0 {
            guard RecordMember(rawValue: number)?.isRequired == false else { return nil }
        }
    }

    /// The value of a member as it lies in the line; nil when the record has none.
    package subscript(member: RecordMember) -> JSONSlice? {
        guard member.isSmall else {
            var scanner = scanner(at: member)
            return scanner?.next()
        }
        let end = Int(ends[member.rawValue])
        guard end > 0 else { return nil }
        return JSONSlice(UnsafeRawBufferPointer(rebasing: bytes[Int(starts[member.rawValue])..<end]))
    }

    /// A scanner that stands at the value of a large member, past those that come before it.
    func scanner(at wanted: RecordMember) -> JSONScanner? {
        var scanner = JSONScanner(bytes, from: rest)
        repeat {
            guard let key = scanner.next(), scanner.pass(UInt8(ascii: ":")) else { return nil }
            if key.isString(wanted.key) { return scanner }
            guard scanner.next() != nil else { return nil }
        } while scanner.pass(UInt8(ascii: ","))
        return nil
    }
}

// MARK: - Small members

extension RecordView {
    /// The flow that the agent started.
    package var flow: FlowID { FlowID(text(.flow)) }
    /// The version that the flow's author gave it.
    package var version: String { text(.version) }
    /// The checksum of the flow's file. **Shape**: 16 lower-case hexadecimal digits.
    package var digest: String { text(.digest) }
    /// Who took the call, or went on with it last.
    package var agent: String { text(.agent) }
    /// How the caller reached the desk.
    package var channel: String { text(.channel) }
    /// When the enquiry was opened; nil when the line has no such moment.
    package var opened: Timestamp? { moment(.opened) }
    /// When the enquiry ended; nil when the line has no such moment.
    package var closed: Timestamp? { moment(.closed) }
    /// How long the enquiry took. **Units**: milliseconds.
    package var duration: Int64? {
        guard let opened, let closed else { return nil }
        return closed.milliseconds - opened.milliseconds
    }
    /// The outcome; nil for an enquiry that was abandoned.
    package var outcome: OutcomeID? { self[.outcome]?.string.map { OutcomeID($0) } }
    /// The outcome's kind. **Shape**: `resolved`; `abandoned` when there is no outcome.
    package var kind: String { text(.kind) }
    /// Why the enquiry was abandoned; nil when it was not.
    package var reason: String? { self[.reason]?.string }
    /// Whether the clock was not the machine's, so that the times say nothing.
    package var isClockGiven: Bool { self[.clock] != nil }
    /// The checksums of the files of the flow and of its parts.
    package var digests: [FlowID: String] {
        var digests = [flow: digest]
        if var parts = self[.parts]?.members {
            while let part = parts.next() {
                guard let name = part.key.string, let digest = part.value.string else { continue }
                digests[FlowID(name)] = digest
            }
        }
        return digests
    }

    /// A text; empty when the member is no string.
    private func text(_ member: RecordMember) -> String { self[member]?.string ?? "" }

    private func moment(_ member: RecordMember) -> Timestamp? {
        guard let slice = self[member] else { return nil }
        return Timestamp(recorded: slice) ?? slice.string.flatMap { Timestamp(rfc3339: $0) }
    }
}
