/// Puts a home's log in order again. Nothing is ever removed: what is no whole line, or a line too many, moves into a
/// folder beside the log, and a line in its place says so.
///
/// A class, because it owns the lock that keeps others from writing files of the log anew between the look at it and
/// the repair.
package final class Repair {
    /// What was found, and what becomes of each, in order.
    package let steps: [Step]
    /// What was found when the log was read.
    package let report: LogReport

    private let home: Home
    private let notice: (Int32?) -> Void
    private let upkeep: HeldLock

    /// A fault and what becomes of it.
    package struct Step: Sendable, Equatable {
        /// What was found.
        package let fault: Fault
        /// What becomes of it.
        package let action: Action
    }

    /// What a repair does about a fault.
    package enum Action: Sendable, Equatable {
        /// The bytes move beside the log.
        case moves
        /// Lines that run into each other get lines of their own.
        case separates
        /// An empty line, which holds nothing, is closed up.
        case closesUp
        /// A line that was never finished is closed and sealed.
        case seals
        /// The whole file moves beside the log.
        case shelves
        /// The journal goes back among those of open calls, where the call can be finished.
        case reopens(EnquiryID)
        /// A repair cannot do anything about it.
        case leaves(Advice)
    }

    /// What a person can do about a fault that a repair leaves as it is.
    package enum Advice: Sendable, Equatable {
        /// The call is to be finished.
        case resume(EnquiryID)
        /// What was erased is to be erased to the end.
        case erase(EnquiryID)
        /// A newer program is needed.
        case update
        /// The disk or whoever owns the file is at fault.
        case disk
    }

    /// How long a writer is waited for. **Units**: milliseconds.
    private static let patience = 10_000

    /// Reads everything and decides what is to be done; changes nothing.
    ///
    /// - Parameters:
    ///   - notice: called if the wait for a writer drags on, with the id of its process, if known.
    ///   - progress: told the bytes of the log that were read so far, from time to time.
    /// - Throws: `inUse` if another process repairs or erases; `failed`.
    package init(
        _ home: Home, notice: @escaping (Int32?) -> Void = { _ in },
        progress: @escaping (Int) -> Void = { _ in }
    ) throws(StorageError) {
        self.home = home
        self.notice = notice
        upkeep = HeldLock(try home.upkeepLock(.init(milliseconds: Self.patience, notice: notice)))
        report = try RecordLog(home: home).verify(isAlone: true, progress: progress)
        let recordless = Set(report.faults.compactMap(\.recordless))
        // A file of which the disk does not give some bytes, or of a newer format, is not written anew.
        let barred = Set(report.faults.filter(\.barsWriting).map(\.path))
        var steps: [Step] = []
        for fault in report.faults {
            guard let action = Self.action(for: fault, home, recordless, barred) else { continue }
            // One step for a whole file, however many faults it has.
            let isOfFile = steps.contains { $0.fault.path == fault.path && $0.action == action }
            if isOfFile, action.concernsFile { continue }
            steps.append(Step(fault: fault, action: action))
        }
        self.steps = steps
    }

    private static func action(
        for fault: Fault, _ home: Home, _ recordless: Set<EnquiryID>, _ barred: Set<String>
    ) -> Action? {
        switch fault.kind {
        case .moved, .torn(isSealed: true), .double(_, .same, _): return nil
        case .stray: return .shelves
        case .recordless(let id): return .reopens(id)
        case .unerased(let id): return .leaves(.erase(id))
        case .unknownVersion: return .leaves(.update)
        case .unreadable, .refused: return .leaves(.disk)
        case .damaged, .cut, .glued, .double, .torn(isSealed: false): break
        }
        if fault.path.hasPrefix(home.damaged + "/") {
            // Its call is over, and its record says that something may be missing.
            return fault.enquiry(in: home.damaged).map(recordless.contains) ?? false ? nil : .shelves
        }
        if let id = fault.enquiry(in: home.open) { return .leaves(.resume(id)) }
        if barred.contains(fault.path) { return .leaves(.disk) }
        switch fault.kind {
        case .glued: return .separates
        case .torn: return .seals
        case .damaged where fault.length == 0: return .closesUp
        default: return .moves
        }
    }

    /// Whether there is anything to do.
    package var isNeeded: Bool { steps.contains { $0.action.isDone } }

    /// Does what was decided. After a crash at any moment each fault is there as it was or repaired, and another repair
    /// does the rest.
    ///
    /// - Throws: `inUse`, `unknownVersion`, `cannotCreate`, `failed`, `durabilityUnknown`.
    package func perform() throws(StorageError) {
        if steps.contains(where: { $0.action == .moves || $0.action == .shelves }),
            try PosixPath.makeFolder(home.moved)
        {
            try PosixPath.syncFolder(home.records)
        }
        // Drafts of files that a repair which was cut short did not finish.
        for name in try PosixPath.names(in: home.moved, withHidden: true) where name.hasPrefix(".") {
            try PosixPath.remove("\(home.moved)/\(name)")
        }
        for segment in try RecordLog(home: home).segments() {
            let own = steps.filter { $0.fault.path == segment.path && $0.action.isInLine }
            if !own.isEmpty { try mend(segment, own) }
        }
        for step in steps {
            switch step.action {
            case .shelves: try rename(step.fault.path, into: home.moved)
            case .reopens(let id): try reopen(step.fault.path, id)
            case .moves, .separates, .closesUp, .seals, .leaves: continue
            }
        }
    }

    /// Writes a segment anew.
    private func mend(_ segment: RecordLog.Segment, _ steps: [Step]) throws(StorageError) {
        let file = try LineFile(
            path: segment.path, makesFile: false,
            patience: .init(milliseconds: Self.patience, notice: notice))
        try file.refuseUnknownVersion(try file.tail(size: file.lockedSize))
        var scan = try SegmentScan(path: segment.path, size: file.lockedSize)
        var mended: [Replacement] = []
        while let stretch = try scan.next() {
            let own = steps.filter { stretch.range.contains($0.fault.offset) }
            guard !own.isEmpty else { continue }
            let moved = own.filter { $0.action == .moves }.map(\.fault)
            let isClosedUp = own.contains { $0.action == .closesUp }
            let replacement = try stretch.replacement(in: file.file, isOrdered: true) {
                (piece) throws(StorageError) in
                if isClosedUp, piece.range.isEmpty { return .goes }
                guard moved.contains(where: { $0.covers(piece.range) }) else { return .stays }
                return .gives(try move(piece.range, of: segment, in: file.file))
            }
            if let replacement { mended.append(replacement) }
        }
        guard !scan.isUnreadable else {
            throw .failed(.read, path: segment.path, cause: .unreadableBlocks)
        }
        if !mended.isEmpty { try file.replace(mended) }
    }

    /// Keeps bytes beside the log, under a name made of what they are; on disk afterwards.
    ///
    /// - Returns: the line that says so.
    private func move(
        _ range: Span, of segment: RecordLog.Segment, in file: borrowing PosixFile
    ) throws(StorageError) -> [UInt8] {
        let bytes = try file.bytes(range)
        let stretch = MovedStretch(bytes, from: segment.month, at: range.lowerBound)
        try DurableFile.write(bytes, to: stretch.name, in: home.moved)
        return ChecksummedLine.sealing(stretch.json)
    }

    /// Puts a journal back among those of open calls.
    private func reopen(_ path: String, _ id: EnquiryID) throws(StorageError) {
        // Of several journals of one call the first may have been put back already.
        guard try PosixPath.identity(home.journal(id)) == nil else { return }
        try PosixPath.rename(path, to: home.journal(id))
        try PosixPath.syncFolder(home.open)
        try PosixPath.syncFolder(home.damaged)
    }

    private func rename(_ path: String, into folder: String) throws(StorageError) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        var free = "\(folder)/\(name)"
        var number = 1
        while try PosixPath.identity(free) != nil || PosixPath.isLink(free) {
            number += 1
            free = "\(folder)/\(name)-\(number)"
        }
        try PosixPath.rename(path, to: free)
        try PosixPath.syncFolder(folder)
        try PosixPath.syncFolder(String(path.dropLast(name.count + 1)))
    }
}

extension Repair.Action {
    /// Whether a repair does something.
    package var isDone: Bool {
        if case .leaves = self { false } else { true }
    }

    /// Whether it changes lines of a segment.
    fileprivate var isInLine: Bool { [.moves, .separates, .closesUp, .seals].contains(self) }

    /// Whether it is about a file as a whole.
    fileprivate var concernsFile: Bool { !isInLine }
}

extension Fault {
    /// The enquiry whose record is lost; nil for any other fault.
    fileprivate var recordless: EnquiryID? {
        if case .recordless(let id) = kind { id } else { nil }
    }

    /// Whether its file must not be written anew.
    fileprivate var barsWriting: Bool {
        switch kind {
        case .unreadable, .refused: true
        default: false
        }
    }

    /// The enquiry whose journal it is in, if that lies in a folder.
    fileprivate func enquiry(in folder: String) -> EnquiryID? {
        guard path.hasPrefix(folder + "/") else { return nil }
        return EnquiryID(path.dropFirst(folder.count + 1).prefix(36))
    }

    /// Whether it is about all of a stretch.
    fileprivate func covers(_ range: Span) -> Bool {
        range.lowerBound >= offset && range.upperBound <= offset + length
    }
}
