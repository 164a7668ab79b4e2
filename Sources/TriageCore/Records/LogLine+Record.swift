extension LogLine {
    /// The enquiry of a whole record; nil for any other line.
    ///
    /// **Shape**: a record begins with `{"v":1,"id":"0198f2c4-…"`.
    package var id: EnquiryID? {
        let start = Self.idBeginning.count
        guard verdict == .whole, raw.count > start + 36, LineBytes.word(raw, at: 5) == Self.idWord,
            raw[start + 36] == UInt8(ascii: "\"")
        else { return nil }
        return EnquiryID(canonical: UnsafeRawBufferPointer(rebasing: raw[start..<start + 36]))
    }

    /// The enquiries of which a line tells, as its record or as what became of it later, and where: at most one
    /// in a whole line; in a torn or damaged one each whose line begins there. **Units**: bytes from the start.
    var enquiries: [(offset: Int, id: EnquiryID)] {
        switch verdict {
        case .whole: return Self.beginning(in: raw, at: 0).map { [(0, $0)] } ?? []
        case .seal, .unknownVersion: return []
        case .damaged, .torn: break
        }
        var found: [(Int, EnquiryID)] = []
        var offset = 0
        while let start = raw[offset...].firstIndex(of: UInt8(ascii: "{")) {
            if let id = Self.beginning(in: raw, at: start) { found.append((start, id)) }
            offset = start + 1
        }
        return found
    }

    /// The enquiry of the line about one that begins at an offset; nil when none does.
    private static func beginning(in bytes: UnsafeRawBufferPointer, at offset: Int) -> EnquiryID? {
        let start = offset + idBeginning.count
        guard start + 36 <= bytes.count else { return nil }
        let head = UnsafeRawBufferPointer(rebasing: bytes[offset..<start])
        guard head.elementsEqual(idBeginning) || head.elementsEqual(ofBeginning) else { return nil }
        return EnquiryID(canonical: UnsafeRawBufferPointer(rebasing: bytes[start..<start + 36]))
    }

    /// What is left of the id in the beginning of a record, up to a NUL; nil when this cannot be one.
    var beginningOfID: String? {
        let left = raw.prefix { $0 != 0 }
        let head = Self.idBeginning.prefix(left.count)
        guard left.starts(with: head) else { return nil }
        return String(decoding: left.dropFirst(head.count).prefix(36), as: UTF8.self)
    }

    /// What a record begins with; the id follows.
    static let idBeginning = Array("{\"v\":1,\"id\":\"".utf8)
    /// What a line about a record begins with; the id follows.
    private static let ofBeginning = Array("{\"v\":1,\"of\":\"".utf8)
    /// The last eight bytes of a record's beginning; the first five bytes of a whole line are already checked.
    private static let idWord = LineBytes.word("1,\"id\":\"")
}
