/// What an outbox keeps of single enquiries, and how it is erased.
extension Outbox {
    /// The lock of whoever gives messages and hooks' jobs to others; nil if somebody has it.
    func lock() throws(StorageError) -> PosixFile? {
        let file = try lockFile()
        guard try file.tryLock() else { return nil }
        return file
    }

    /// The same, waited for.
    ///
    /// - Throws: `inUse` with the process that has it, after the wait.
    func waitForLock(_ patience: LineFile.Patience) throws(StorageError) -> LineFile {
        // The file is never written to, removed or replaced: it is there to be locked.
        try LineFile(path: home.outbox + "/lock", makesFile: true, patience: patience)
    }

    private func lockFile() throws(StorageError) -> PosixFile {
        let path = home.outbox + "/lock"
        while true {
            do {
                guard let old = try PosixFile.open(path, .append) else { continue }
                return old
            } catch .missing {
                guard let new = try PosixFile.open(path, .create) else { continue }
                return new
            }
        }
    }

    /// Every folder with files that are named after enquiries.
    private var folders: [String] { State.allCases.map(folder) + [home.hookJobs] }

    /// The files of messages and of hooks' jobs, with all that stands beside them, by enquiry.
    ///
    /// - Throws: `failed`.
    package func files() throws(StorageError) -> [EnquiryID: [String]] {
        var files: [EnquiryID: [String]] = [:]
        for folder in folders {
            for name in try PosixPath.names(in: folder, withHidden: true) {
                // **Shape**: `019f….follow-up.1.eml`; with a dot ahead a draft of it.
                let visible = name.hasPrefix(".") ? name.dropFirst() : name[...]
                guard visible.dropFirst(36).first == ".", let id = EnquiryID(visible.prefix(36)) else {
                    continue
                }
                files[id, default: []].append("\(folder)/\(name)")
            }
        }
        return files
    }

    /// Makes sure that no mail program has one of some files.
    ///
    /// - Throws: `inUse`.
    func requireFree(_ files: [String]) throws(StorageError) {
        for path in files where path.hasSuffix(".eml") { _ = try locked(path) }
    }

    /// Removes files of the outbox for good.
    ///
    /// - Throws: `inUse` if a mail program has one of them; `failed`; `durabilityUnknown`.
    func erase(_ files: [String]) throws(StorageError) {
        guard !files.isEmpty else { return }
        // A message goes last: what stands beside it is found by its name.
        for path in files where !path.hasSuffix(".eml") { try PosixPath.remove(path) }
        for path in files where path.hasSuffix(".eml") {
            let lock = try locked(path)
            try PosixPath.remove(path)
            lock?.unlock()
        }
        for folder in folders { try PosixPath.syncFolder(folder) }
    }

    /// A message's file with its lock, which others take for a moment only, unless it is being sent; nil if it is
    /// gone.
    private func locked(_ path: String) throws(StorageError) -> PosixFile? {
        do throws(StorageError) {
            guard let file = try PosixFile.open(path, .read) else { return nil }
            for _ in 0..<200 {
                if try file.tryLock() { return file }
                PosixPath.pause(1)
            }
            throw .inUse(path: path, process: PosixPath.lockHolder(of: try file.identity()))
        } catch .missing {
            return nil
        } catch {
            throw error
        }
    }
}

extension HookLog {
    /// Removes the lines in which one of some enquiries is named; all others stay as they are.
    ///
    /// - Throws: `failed` or `durabilityUnknown`.
    func erase(_ ids: Set<EnquiryID>) throws(StorageError) {
        let file: LineFile
        do throws(StorageError) {
            file = try LineFile(
                path: home.hookLog, makesFile: false, patience: .init(milliseconds: 10_000, notice: { _ in }))
        } catch .missing {
            return
        } catch {
            throw error
        }
        try LineFile.sweep("hooks.log", in: home.path)
        let bytes = try file.file.bytes(0..<file.lockedSize)
        var gone: [Replacement] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
            // Not parsed: of a line that was cut short, the beginning may be left.
            let isNamed = bytes[start..<end].split(separator: UInt8(ascii: "\"")).contains { text in
                text.withUnsafeBytes { EnquiryID(canonical: $0).map(ids.contains) ?? false }
            }
            if isNamed { gone.append(Replacement(range: start..<end, bytes: [])) }
            start = end
        }
        if !gone.isEmpty { try file.replace(gone) }
    }
}
