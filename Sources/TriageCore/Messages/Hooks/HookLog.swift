/// What became of every hook that was run: one line each, the newest last.
///
/// It holds callers' data: what a hook wrote on its standard error.
package struct HookLog: Sendable {
    private let path: String
    /// The home that the log belongs to.
    let home: Home

    /// Refers to the log of a home; does not touch the disk.
    package init(home: Home) {
        self.home = home
        path = home.hookLog
    }

    /// A line of the log.
    package struct Entry: Sendable, Equatable {
        /// When it was written.
        package let at: Timestamp
        /// The hook.
        package let hook: String
        /// The enquiry.
        package let enquiry: String
        /// How long the hook took. **Units**: milliseconds.
        package let took: Int64
        /// How it ended. **Shape**: `exit 0`.
        package let ending: String
        /// What else there is to say, in order.
        package let remarks: [String]
        /// The line as it stands in the file.
        package let json: String
    }

    /// How long entries are kept. **Units**: milliseconds.
    static let patience: Int64 = 30 * 24 * 3600 * 1000

    /// Adds a line; a log that cannot be written stops nobody.
    package func add(_ run: HookRun, at time: Timestamp, remarks: [String] = []) {
        var writer = JSONWriter()
        writer.object { writer in
            for (key, text) in [
                ("at", time.rfc3339), ("hook", run.hook.name), ("event", "\(run.event)"),
                ("of", run.enquiry.text), ("ending", "\(run.ending)"),
            ] {
                writer.key(key)
                writer.string(text)
            }
            writer.key("took")
            writer.int(run.took)
            let fault = run.fault.flatMap { $0 == .ended || $0 == .timeout ? nil : $0.words }
            let all = [fault].compactMap { $0 } + remarks + (run.errors.isEmpty ? [] : [run.errors])
            guard !all.isEmpty else { return }
            writer.key("remarks")
            writer.strings(all)
        }
        try? append(writer.bytes + [UInt8(ascii: "\n")])
    }

    private func append(_ line: [UInt8]) throws(StorageError) {
        for _ in 0..<50 {
            guard let file = try opened() else { return }
            // Emptied meanwhile, it is another file by now.
            if try file.tryLock(), let there = try PosixPath.identity(path),
                there.isSameFile(as: try file.identity())
            {
                return try file.write(line)
            }
            PosixPath.pause(1)
        }
    }

    private func opened() throws(StorageError) -> PosixFile? {
        do {
            return try PosixFile.open(path, .append)
        } catch .missing {
            if let new = try PosixFile.open(path, .create) { return new }
            return try PosixFile.open(path, .append)
        }
    }

    /// The lines of the log, oldest first.
    ///
    /// - Throws: `failed`.
    package func entries() throws(StorageError) -> [Entry] {
        do {
            return try DurableFile.read(path).split(separator: UInt8(ascii: "\n")).compactMap { Entry($0) }
        } catch .missing {
            return []
        }
    }

    /// Removes the lines that are older than 30 days.
    func empty(at time: Timestamp) throws(StorageError) {
        let oldest = Timestamp(milliseconds: time.milliseconds - Self.patience)
        let entries = try entries()
        guard let first = entries.first, first.at < oldest, let file = try opened(), try file.tryLock() else {
            return
        }
        let kept = try self.entries().filter { $0.at >= oldest }.map { $0.json + "\n" }.joined()
        try DurableFile.write(Array(kept.utf8), to: "hooks.log", in: home.path)
    }
}

extension HookLog.Entry {
    fileprivate init?(_ line: ArraySlice<UInt8>) {
        guard let json = JSONParser.parse(Array(line)).value,
            let at = json["at"]?.string.flatMap({ Timestamp(rfc3339: $0) }), let hook = json["hook"]?.string
        else { return nil }
        self.at = at
        self.hook = hook
        enquiry = json["of"]?.string ?? ""
        took = json["took"]?.int ?? 0
        ending = json["ending"]?.string ?? ""
        remarks = (json["remarks"]?.elements ?? []).compactMap(\.string)
        self.json = String(decoding: line, as: UTF8.self)
    }
}

extension HookRun.Fault {
    /// The fault in a few English words, for the log and the command line.
    package var words: String {
        switch self {
        case .notStarted: "could not be started"
        case .timeout: "took too long and was ended"
        case .ended: "did not exit with 0"
        case .tooMuch: "wrote more than 64 KiB"
        case .unreadable: "what it wrote is no answer"
        case .leftRunning: "left a process running, which was ended"
        }
    }
}
