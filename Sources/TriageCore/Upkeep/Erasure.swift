/// What a home keeps of single enquiries, to be erased: records, journals, messages, what hooks were told.
package struct Erasure: Sendable {
    /// The home.
    package let home: Home

    /// Refers to what a home keeps; does not touch the disk.
    package init(home: Home) {
        self.home = home
    }

    /// An enquiry of which something is kept, or that was erased.
    package struct Item: Sendable, Equatable {
        /// The enquiry.
        package let id: EnquiryID
        /// The small members of its first whole record; nil if it has none.
        package var record: Row?
        /// Its journal among the open ones; nil if it has none.
        package var journal: Journal.Entry?
        /// How many of its messages are in the outbox.
        package var messages = 0
        /// Whether anything is left of it at all.
        package var isThere = false
        /// Whether it was asked for by what its record says.
        package var isMatched = false
        /// The line that says that it was erased; nil if there is none.
        package var erased: ErasureLine?

        /// Whether erasing it was begun and is to be finished.
        package var isUnfinished: Bool { erased != nil && isThere }
    }

    /// What a list shows of a record, none of it personal.
    package struct Row: Sendable, Equatable {
        /// When the enquiry ended; nil when the record does not tell.
        package var closed: Timestamp?
        /// The flow that was started.
        package var flow = ""
        /// Its outcome, or else its kind.
        package var outcome = ""
    }

    /// Looks for enquiries: those whose ids begin as given, those whose records match, and those that are erased.
    ///
    /// - Parameters:
    ///   - beginnings: of ids, in either case, with or without hyphens.
    ///   - matches: whether a record is meant; asked of every record, second ones too.
    /// - Returns: what was found, in order of id.
    /// - Throws: `failed`, also when a file of the log cannot be opened: it may hold what is looked for.
    package func find(
        _ beginnings: [String], where matches: (RecordView) -> Bool = { _ in false },
        progress: (Int) -> Void = { _ in }
    ) throws(StorageError) -> [Item] {
        let log = RecordLog(home: home)
        var found = Findings(beginnings)
        for erasure in try log.erasures() {
            for id in erasure.ids where found.items[id] == nil {
                found.items[id] = Item(id: id, erased: erasure)
            }
        }
        var read = 0
        for segment in try log.segments() {
            read += try found.read(segment.path, isLog: true, matches) { progress(read + $0) }
        }
        for path in try movedFiles() { _ = try found.read(path, isLog: false, matches) }
        for entry in try Journal.list(home) { found.see(entry.id) { $0.journal = entry } }
        for (id, _) in try keptJournals() { found.see(id) { _ in } }
        for (id, paths) in try Outbox(home: home).files() {
            found.see(id) { $0.messages = paths.count { $0.hasSuffix(".eml") } }
        }
        for entry in try HookLog(home: home).entries() {
            if let id = EnquiryID(entry.enquiry) { found.see(id) { _ in } }
        }
        return found.items.values.sorted { $0.id < $1.id }
    }

    /// The files beside the log that hold what was moved out of it; folders are left alone.
    func movedFiles() throws(StorageError) -> [String] {
        var files: [String] = []
        for name in try PosixPath.names(in: home.moved, withHidden: true) {
            let path = "\(home.moved)/\(name)"
            if try PosixPath.identity(path)?.isFile == true { files.append(path) }
        }
        return files
    }

    /// The journals that are kept because they had damage, wherever they lie by now.
    func keptJournals() throws(StorageError) -> [(id: EnquiryID, path: String)] {
        var journals: [(EnquiryID, String)] = []
        for folder in [home.damaged, home.moved] {
            for name in try PosixPath.names(in: folder, ending: ".jsonl") {
                if let id = EnquiryID(name.prefix(36)) { journals.append((id, "\(folder)/\(name).jsonl")) }
            }
        }
        return journals
    }
}

extension Erasure {
    /// What a search has found so far.
    private struct Findings {
        var items: [EnquiryID: Item] = [:]
        private let beginnings: [String]

        init(_ beginnings: [String]) {
            self.beginnings = beginnings.map { $0.lowercased().filter { $0 != "-" } }
        }

        /// Notes that something of an enquiry is there, if it is one of those looked for.
        mutating func see(_ id: EnquiryID, isMatched: Bool = false, _ note: (inout Item) -> Void) {
            guard isMatched || items[id] != nil || isMeant(id) else { return }
            var item = items[id] ?? Item(id: id)
            item.isThere = true
            item.isMatched = item.isMatched || isMatched
            note(&item)
            items[id] = item
        }

        private func isMeant(_ id: EnquiryID) -> Bool {
            guard !beginnings.isEmpty else { return false }
            let digits = id.text.filter { $0 != "-" }
            return beginnings.contains { digits.hasPrefix($0) }
        }

        /// Reads a file of lines, of the log or of what was moved out of it.
        ///
        /// - Returns: how long it is. **Units**: bytes.
        mutating func read(
            _ path: String, isLog: Bool, _ matches: (RecordView) -> Bool,
            progress: (Int) -> Void = { _ in }
        ) throws(StorageError) -> Int {
            var reader = try LineReader(path: path)
            while let line = try reader.next() {
                progress(line.offset)
                for (_, id) in line.enquiries {
                    guard isLog, line.id != nil else {
                        see(id) { _ in }
                        continue
                    }
                    let view = RecordView(line)
                    see(id, isMatched: view.map(matches) ?? false) { item in
                        guard item.record == nil else { return }
                        item.record = view.map { Row($0) } ?? Row()
                    }
                }
            }
            return reader.offset
        }
    }
}

extension Erasure.Row {
    fileprivate init(_ record: RecordView) {
        closed = record.closed
        flow = record.flow.rawValue
        outcome = record.outcome?.rawValue ?? record.kind
    }
}
