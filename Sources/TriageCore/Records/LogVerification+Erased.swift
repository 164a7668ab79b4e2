extension Fault {
    /// Whether whole lines may be where it is.
    fileprivate var hidesLines: Bool {
        switch kind {
        case .unreadable, .refused, .unknownVersion: true
        case .damaged, .torn, .cut, .glued, .double, .stray, .unerased, .recordless, .moved: false
        }
    }
}

/// What is left of enquiries that were erased, and of calls that lost their record.
extension LogVerification {
    /// Reports what is still there of the erased enquiries. Somebody who is erasing at that moment is waited for.
    mutating func addUnerased() throws(StorageError) {
        guard !erased.isEmpty else { return }
        var left = try unerased()
        if !left.isEmpty, !isAlone {
            let rest = try home.waitForUpkeep()
            left = try unerased()
            rest?.unlock()
        }
        report.faults += left
    }

    private func unerased() throws(StorageError) -> [Fault] {
        var left: [Fault] = []
        func add(_ id: EnquiryID, _ path: String, _ offset: Int = 0, _ length: Int = 0) {
            left.append(Fault(path: path, offset: offset, length: length, kind: .unerased(id)))
        }
        for segment in segments {
            do throws(StorageError) {
                var reader = try LineReader(path: segment.path)
                while let line = try reader.next() {
                    for (offset, id) in line.enquiries where erased.contains(id) {
                        add(id, segment.path, line.offset + offset, line.raw.count - offset)
                    }
                }
            } catch {
                // It was reported when it was read first.
                continue
            }
        }
        for folder in [home.open, home.damaged] {
            for name in try PosixPath.names(in: folder, ending: ".jsonl") {
                if let id = EnquiryID(name.prefix(36)), erased.contains(id) {
                    add(id, "\(folder)/\(name).jsonl")
                }
            }
        }
        return left
    }

    /// Reports the journals that were kept of calls that have no record: a journal is put aside only after its record
    /// was written, so that is lost.
    mutating func addRecordless() throws(StorageError) {
        // It may be in what could not be read.
        guard !report.faults.contains(where: \.hidesLines) else { return }
        for name in try PosixPath.names(in: home.damaged, ending: ".jsonl") {
            guard let id = EnquiryID(name.prefix(36)), !hasRecord(id), !erased.contains(id),
                try PosixPath.identity(home.journal(id)) == nil
            else { continue }
            report.faults.append(
                Fault(path: "\(home.damaged)/\(name).jsonl", offset: 0, length: 0, kind: .recordless(id)))
        }
    }
}
