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

    /// What is left of the id in the beginning of a record, up to a NUL; nil when this cannot be one.
    var beginningOfID: String? {
        let left = raw.prefix { $0 != 0 }
        let head = Self.idBeginning.prefix(left.count)
        guard left.starts(with: head) else { return nil }
        return String(decoding: left.dropFirst(head.count).prefix(36), as: UTF8.self)
    }

    /// What a record begins with; the id follows.
    static let idBeginning = Array("{\"v\":1,\"id\":\"".utf8)
    /// Its last eight bytes; the first five bytes of a whole line are already checked.
    private static let idWord = LineBytes.word("1,\"id\":\"")
}
