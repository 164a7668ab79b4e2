/// A typed view of one record of the log, read only as far as needed.
///
/// The small members, which come first in the line, are located when the view is created; the large ones only
/// on demand. Nothing is decoded before that, and nothing is copied: the bytes belong to the reader of the
/// log and are valid until its next line is requested.
package struct RecordView {
    /// The id of the enquiry.
    package let id: EnquiryID

    private let bytes: UnsafeRawBufferPointer
    /// The offset of the first large member.
    private let rest: Int
    /// The start and end of each small member's value; 0 when it is absent. **Units**: bytes.
    ///
    /// A vector serves as an array that needs no allocation.
    private var starts = SIMD32<UInt32>()
    private var ends = SIMD32<UInt32>()

    /// Views a line of the log, whose checksum the reader has verified; nil when it is not a whole record.
    package init?(_ line: LogLine) {
        guard let id = line.id else { return nil }
        self.init(line.raw, id: id, isLine: true)
    }

    /// Views a record object that has not been written yet and has no checksum; nil when it is not a record.
    package init?(object: UnsafeRawBufferPointer) {
        guard let text = JSONSlice(object)["id"]?.string, let id = EnquiryID(text) else { return nil }
        self.init(object, id: id)
    }

    private init?(_ bytes: UnsafeRawBufferPointer, id: EnquiryID, isLine: Bool = false) {
        self.id = id
        self.bytes = bytes
        if isLine {
            if let rest = Self.locateAsWritten(bytes, &starts, &ends) {
                self.rest = rest
                return
            }
            (starts, ends) = (SIMD32(), SIMD32())
        }
        var scanner = JSONScanner(bytes)
        var next = 0
        var rest: Int?
        guard scanner.pass(UInt8(ascii: "{")), bytes.count <= UInt32.max else { return nil }
        repeat {
            let start = scanner.index
            guard let key = scanner.nextKey() else { return nil }
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

    /// A copy of the object of a record that is a line of the log, without the checksum.
    package var object: [UInt8] { Array(bytes.dropLast(ChecksummedLine.sumLength)) + [UInt8(ascii: "}")] }

    /// A copy of the record as it was read, which outlives the reader.
    var copy: [UInt8] { Array(bytes) }

    /// The undecoded value of a member; nil when the record does not have it.
    package subscript(member: RecordMember) -> JSONSlice? {
        guard member.isSmall else {
            var scanner = scanner(at: member)
            return scanner?.next()
        }
        let end = Int(ends[member.rawValue])
        guard end > 0 else { return nil }
        return JSONSlice(UnsafeRawBufferPointer(rebasing: bytes[Int(starts[member.rawValue])..<end]))
    }

    /// Passes on the large members but the trail, with a scanner at the value, in one pass; what does not consume a
    /// value has it passed over.
    ///
    /// - Returns: a scanner positioned at the trail, which comes last; nil when the record does not have it.
    func eachLarge(_ body: (RecordMember, inout JSONScanner) -> Void) -> JSONScanner? {
        var scanner = JSONScanner(bytes, from: rest)
        var next = RecordMember.facts.rawValue
        repeat {
            guard let key = scanner.nextKey() else { return nil }
            let member = RecordMember.named(key, from: next)
            if member == .trail { return scanner }
            let start = scanner.index
            if let member {
                body(member, &scanner)
                next = member.rawValue + 1
            }
            if scanner.index == start, scanner.next() == nil { return nil }
        } while scanner.pass(UInt8(ascii: ","))
        return nil
    }

    /// A scanner positioned at the value of a large member; nil when the record does not have it.
    func scanner(at wanted: RecordMember) -> JSONScanner? {
        var scanner = JSONScanner(bytes, from: rest)
        repeat {
            guard let key = scanner.nextKey() else { return nil }
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
    /// The agent who took the call, or who last resumed it.
    package var agent: String { text(.agent) }
    /// How the caller contacted the desk.
    package var channel: String { text(.channel) }
    /// When the enquiry was opened; nil when the line has no valid time.
    package var opened: Timestamp? { moment(.opened) }
    /// When the enquiry ended; nil when the line has no valid time.
    package var closed: Timestamp? { moment(.closed) }
    /// How long the wrap-up took; nil in records from before there was one. **Units**: seconds.
    package var wrapUp: Double? { self[.wrapUp]?.double }
    /// How long the enquiry took. **Units**: milliseconds.
    package var duration: Int64? {
        // Most calls end on the day on which they began.
        if let start = self[.opened], let end = self[.closed],
            let length = Timestamp.milliseconds(from: start, to: end)
        {
            return length
        }
        guard let opened, let closed else { return nil }
        return closed.milliseconds - opened.milliseconds
    }
    /// The outcome; nil for an enquiry that was abandoned.
    package var outcome: OutcomeID? { self[.outcome]?.string.map { OutcomeID($0) } }
    /// The outcome's kind. **Shape**: `resolved`; `abandoned` when there is no outcome.
    package var kind: String { text(.kind) }
    /// Why the enquiry was abandoned; nil if it was not.
    package var reason: String? { self[.reason]?.string }
    /// Whether the clock was not the machine's, so that the times are meaningless.
    package var isClockGiven: Bool { self[.clock] != nil }
    /// Whether something may be missing, because the journal was damaged.
    package var isIncomplete: Bool { self[.incomplete]?.bool == true }
    /// The checksums of the files of the flow and its parts.
    package var digests: [FlowID: String] {
        var digests = [flow: digest]
        for (name, digest) in texts(.parts) { digests[FlowID(name)] = digest }
        return digests
    }
    /// The checksums of the other files that the flow and its parts need, by name.
    package var files: [String: String] { texts(.files) }

    /// The texts in a member that is an object; empty if the record does not have it.
    private func texts(_ member: RecordMember) -> [String: String] {
        var texts: [String: String] = [:]
        if var members = self[member]?.members {
            while let one = members.next() {
                guard let name = one.key.string, let text = one.value.string else { continue }
                texts[name] = text
            }
        }
        return texts
    }

    /// A member's text; empty when it is not a string.
    private func text(_ member: RecordMember) -> String { self[member]?.string ?? "" }

    private func moment(_ member: RecordMember) -> Timestamp? {
        guard let slice = self[member] else { return nil }
        return Timestamp(recorded: slice) ?? slice.string.flatMap { Timestamp(rfc3339: $0) }
    }
}
