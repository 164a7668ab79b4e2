/// A ticket that a hook opened for an enquiry after its record was written: a line of the log by itself.
///
/// **Shape**: `{"v":1,"of":"019f…","hook":"on-close.crm","ticket":"31","url":"https://…","at":"…"}`; the first line
/// of one hook and enquiry counts.
package struct TicketLine: Sendable, Equatable {
    /// The enquiry.
    package let enquiry: EnquiryID
    /// The name of the hook.
    package let hook: String
    /// How the other system calls the ticket.
    package let number: String
    /// Where it can be looked at; empty if that is not known.
    package let url: String
    /// When it was known.
    package let at: Timestamp

    /// Notes a ticket.
    package init(of enquiry: EnquiryID, hook: String, number: String, url: String, at: Timestamp) {
        self.enquiry = enquiry
        self.hook = hook
        self.number = number
        self.url = url
        self.at = at
    }

    /// Reads a line of the log; nil for any other line.
    package init?(_ line: LogLine) {
        guard line.verdict == .whole, line.id == nil else { return nil }
        let slice = JSONSlice(line.raw)
        guard let enquiry = EnquiryID(slice.text("of")), let number = slice["ticket"]?.string,
            let at = Timestamp(rfc3339: slice.text("at"))
        else { return nil }
        self.init(of: enquiry, hook: slice.text("hook"), number: number, url: slice.text("url"), at: at)
    }

    /// The line as an object, without its checksum.
    var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key(.v)
            writer.int(ChecksummedLine.version)
            let texts = [
                ("of", enquiry.text), ("hook", hook), ("ticket", number), ("url", url), ("at", at.rfc3339),
            ]
            for (key, text) in texts where !text.isEmpty {
                writer.key(key)
                writer.string(text)
            }
        }
        return writer.bytes
    }
}

extension RecordLog {
    /// The tickets of an enquiry, in the order in which they were known, the first of each hook.
    ///
    /// - Parameter month: that of the enquiry's record; no line about it is in an earlier one.
    /// - Throws: `failed`.
    package func tickets(of id: EnquiryID, since month: RecordMonth?) throws(StorageError) -> [TicketLine] {
        var found: [TicketLine] = []
        for segment in try segments() where month.map({ segment.month >= $0 }) ?? true {
            var reader = try LineReader(path: segment.path)
            while let line = try reader.next() {
                guard let ticket = TicketLine(line), ticket.enquiry == id,
                    !found.contains(where: { $0.hook == ticket.hook })
                else { continue }
                found.append(ticket)
            }
        }
        return found
    }

    /// Appends a ticket to the month in which it was known, and waits until it is on disk.
    ///
    /// - Throws: as ``append(_:id:closed:mayBeThere:patience:notice:)``.
    package func append(_ ticket: TicketLine) throws(StorageError) {
        try append(note: ticket.json, at: ticket.at)
    }

    /// The first whole record of an enquiry; nil when there is none.
    ///
    /// - Throws: `failed`.
    package func record(of id: EnquiryID) throws(StorageError) -> [UInt8]? {
        guard let segment = try segment(of: id) else { return nil }
        var reader = try LineReader(path: segment.path)
        while let line = try reader.next() {
            if line.id == id { return line.object }
        }
        return nil
    }
}
