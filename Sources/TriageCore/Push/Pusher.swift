/// Sends to one target what it has not acknowledged yet.
///
/// A class, because it holds the lock that keeps other processes from sending to the same target.
package final class Pusher {
    private let home: Home
    private let target: PushTarget
    private let hub: any Hub
    private let limit: PushQueue.Limit
    private let atHand: @Sendable (String) -> [UInt8]?
    private let lock: PosixFile
    private var cursor: PushCursor
    /// The files of the log that were sent to their ends, as they were then.
    private var sent: [RecordMonth: PosixFile.Identity] = [:]

    /// What a run sent.
    package struct Report: Sendable, Equatable {
        /// The records that the target acknowledged; it may have had some of them.
        package var records = 0
        /// The notes of erasures that it acknowledged.
        package var erasures = 0
        /// What it could not take, in its words.
        package var refused: [String] = []
        /// The enquiries of which it has another record.
        package var conflicts: [EnquiryID] = []
        /// The records without facts, because their flows are lost.
        package var withoutFacts = 0
        /// Why files of the log could not be read.
        package var unreadable: [StorageError] = []

        /// A run that had nothing to send.
        package init() {}
    }

    /// Why a run came to its end early. What was not acknowledged is sent by the next one.
    package enum Trouble: Error, Equatable, Sendable {
        case storage(StorageError)
        /// In words: the target did not acknowledge.
        case hub(String)
    }

    /// Takes the lock of a target; nil if another process sends to it.
    ///
    /// - Parameter atHand: the bytes of a file of the flows as it is today, in case its snapshot is lost.
    /// - Throws: `cannotCreate`, `failed` or `durabilityUnknown`.
    package convenience init?(
        _ home: Home, to target: PushTarget, atHand: @escaping @Sendable (String) -> [UInt8]? = { _ in nil }
    ) throws(StorageError) {
        try self.init(home, to: target, hub: target.hub, atHand: atHand)
    }

    /// The same with a hub at hand.
    init?(
        _ home: Home, to target: PushTarget, hub: any Hub, limit: PushQueue.Limit = .init(),
        atHand: @escaping @Sendable (String) -> [UInt8]? = { _ in nil }
    ) throws(StorageError) {
        try home.preparePush()
        guard let lock = try Self.lock(of: target, in: home) else { return nil }
        (self.home, self.target, self.hub, self.limit, self.atHand) = (home, target, hub, limit, atHand)
        self.lock = lock
        try Self.sweep(target, in: home)
        cursor = try PushCursor.read(of: target, in: home)
    }

    /// Sends everything that has been added since.
    ///
    /// - Parameters:
    ///   - isStopped: whether to stop as soon as possible.
    ///   - progress: told after each batch how much of the log was sent in this run, and how much there was to send.
    ///     **Units**: bytes.
    package func run(
        isStopped: () -> Bool = { false }, progress: (_ sent: Int, _ all: Int) -> Void = { _, _ in }
    ) throws(Trouble) -> Report {
        var report = Report()
        var read: [RecordMonth: PosixFile.Identity] = [:]
        let segments: [RecordLog.Segment]
        do throws(StorageError) {
            segments = try RecordLog(home: home).segments().filter { segment in
                guard let identity = try? PosixPath.identity(segment.path) else { return true }
                // As it is before it is read: what is added meanwhile makes it another.
                read[segment.month] = identity
                return sent[segment.month] != identity
            }
        } catch {
            throw .storage(error)
        }
        let filter = PushFilter(home: home, isPersonal: target.isPersonal, atHand: atHand)
        var queue = PushQueue(segments, behind: cursor, filter: filter, limit: limit)
        let all = read.values.reduce(0) { $0 + $1.size }
        let before = cursor.reach(in: read.keys)
        var batch = queue.next()
        while !batch.isEmpty, !isStopped() {
            var next: [PushLine]?
            try send(batch[...], &report, isStopped: isStopped) { next = queue.next() }
            progress(cursor.reach(in: read.keys) - before, all - before)
            batch = next ?? queue.next()
        }
        report.withoutFacts = queue.filter.lost
        report.unreadable = queue.unreadable
        if batch.isEmpty, report.unreadable.isEmpty { sent = read }
        return report
    }

    /// Sends lines; what the hub cannot take is found by halving them.
    private func send(
        _ lines: ArraySlice<PushLine>, _ report: inout Report, isStopped: () -> Bool,
        meanwhile: () -> Void = {}
    ) throws(Trouble) {
        switch hub.deliver(lines, meanwhile: meanwhile, isStopped: isStopped) {
        case .taken(let conflicts):
            report.conflicts += conflicts
            try acknowledge(lines, conflicts: conflicts, &report)
        case .doubtful(let words): throw .hub(words)
        case .refused(let words):
            guard lines.count > 1 else {
                guard
                    case .taken = hub.keep(
                        lines[lines.startIndex], refusedBecause: words, isStopped: isStopped)
                else { throw .hub(words) }
                report.refused.append(words)
                cursor.refused.insert(lines[lines.startIndex].sum)
                return try acknowledge(lines, conflicts: [], &report, isKept: true)
            }
            let middle = lines.startIndex + lines.count / 2
            try send(lines[..<middle], &report, isStopped: isStopped)
            try send(lines[middle...], &report, isStopped: isStopped)
        }
    }

    /// Moves the cursor behind lines, durably.
    private func acknowledge(
        _ lines: ArraySlice<PushLine>, conflicts: [EnquiryID], _ report: inout Report, isKept: Bool = false
    ) throws(Trouble) {
        for line in lines {
            if let origin = line.origin { cursor.places[origin.month] = origin.place }
            switch line.kind {
            case .record: report.records += isKept ? 0 : 1
            case .erasure: report.erasures += isKept ? 0 : 1
            case .file(let name): cursor.files.insert(name)
            }
        }
        cursor.conflicts.formUnion(conflicts)
        do throws(StorageError) {
            try cursor.write(of: target, in: home)
        } catch {
            throw .storage(error)
        }
    }

    private static func lock(of target: PushTarget, in home: Home) throws(StorageError) -> PosixFile? {
        let path = "\(home.push)/\(target.name).lock"
        while true {
            let file: PosixFile
            do {
                guard let old = try PosixFile.open(path, .append) else { continue }
                file = old
            } catch .missing {
                guard let new = try PosixFile.open(path, .create) else { continue }
                file = new
            }
            guard try file.tryLock() else { return nil }
            return file
        }
    }

    /// Removes what processes that were killed have left of the cursor's next version.
    private static func sweep(_ target: PushTarget, in home: Home) throws(StorageError) {
        let beginning = ".\(Home.cursorName(target.name))."
        for name in try PosixPath.names(in: home.push, withHidden: true) where name.hasPrefix(beginning) {
            try PosixPath.remove("\(home.push)/\(name)")
        }
    }
}

extension PushTarget {
    /// What it is reached by.
    fileprivate var hub: any Hub {
        switch means {
        case .psql(let connection): PsqlHub(connection: connection)
        case .command(let words): CommandHub(command: words)
        }
    }

    /// Makes the tables and views that a database lacks.
    ///
    /// - Returns: false for a target that has none.
    package func prepareTables(isStopped: () -> Bool = { false }) throws(Pusher.Trouble) -> Bool {
        guard case .psql(let connection) = means else { return false }
        switch PsqlHub(connection: connection).prepare(isStopped: isStopped) {
        case .taken: return true
        case .refused(let words), .doubtful(let words): throw .hub(words)
        }
    }
}
