/// How far a target lags behind a home's log, as the home knows it: the target itself is not asked.
package struct PushLag: Sendable, Equatable {
    /// The records that it has not acknowledged.
    package private(set) var records = 0
    /// The notes of erasures that it has not acknowledged.
    package private(set) var erasures = 0
    /// When the oldest of those records was closed; nil if there is none, or if it does not say.
    package private(set) var oldest: Timestamp?
    /// How many lines it could not take.
    package let refused: Int
    /// Of how many enquiries it has another record.
    package let conflicts: Int
    /// Why files of the log could not be read.
    package private(set) var unreadable: [StorageError] = []

    /// Compares the log with the cursor of a target.
    ///
    /// - Throws: `failed`.
    package init(of target: PushTarget, in home: Home) throws(StorageError) {
        let cursor = try PushCursor.read(of: target, in: home)
        (refused, conflicts) = (cursor.refused.count, cursor.conflicts.count)
        for segment in try RecordLog(home: home).segments() {
            do throws(StorageError) {
                var reader = try cursor.reader(of: segment)
                while let line = try reader.next() { count(line) }
            } catch {
                unreadable.append(error)
            }
        }
    }

    private mutating func count(_ line: LogLine) {
        if line.isErasure { erasures += 1 }
        guard line.id != nil else { return }
        records += 1
        guard let closed = RecordView(line)?.closed else { return }
        oldest = oldest.map { min($0, closed) } ?? closed
    }

    /// How old the oldest record is that the target has not acknowledged; 0 if there is none. **Units**: seconds.
    package func seconds(at now: Timestamp) -> Int {
        oldest.map { max(0, Int((now.milliseconds - $0.milliseconds) / 1000)) } ?? 0
    }

    /// Whether it lags behind further than it may.
    package func isPast(_ limits: PushTarget.Limits, at now: Timestamp) -> Bool {
        limits.records.map { records + erasures > $0 } ?? false
            || limits.seconds.map { seconds(at: now) > $0 } ?? false
    }
}
