import Dispatch
import Synchronization

/// Reads the whole records of a log on every processor at once, for questions that any order of them answers.
///
/// Like ``RecordReader`` it takes only the first record of an enquiry, skips damage and counts it. A log with a second
/// record of some enquiry is read once more, in order.
package struct LogScan {
    /// What was passed over in a log.
    package struct Skipped: Sendable, Equatable {
        /// Stretches that are damaged or of an unknown version of the format.
        package var damaged = 0
        /// Records whose enquiry had one already.
        package var doubles = 0
        /// The enquiries of torn lines that have no whole record: these were cut, or are still open.
        package var unfinished: [EnquiryID] = []
        /// Why files could not be read, or not to their end.
        package var refused: [StorageError] = []

        /// Nothing.
        package init() {}
    }

    private let segments: [RecordLog.Segment]
    private let processors: Int
    /// The length of what one processor reads at a time. **Units**: bytes.
    private let stretch: Int

    /// Is about to read segments of a log.
    ///
    /// - Parameter stretch: the length of what one processor reads at a time. **Units**: bytes.
    package init(_ segments: [RecordLog.Segment], processors: Int, stretch: Int = 1 << 24) {
        self.segments = segments
        self.processors = max(processors, 1)
        self.stretch = stretch
    }

    /// Takes every record into an answer.
    ///
    /// - Parameters:
    ///   - empty: the answer for no record at all.
    ///   - take: adds a record to an answer.
    ///   - join: adds an answer to another; the order must not matter.
    ///   - progress: told the bytes read so far, now and then, by any thread.
    package func answer<Answer: Sendable>(
        from empty: Answer, _ take: @escaping @Sendable (inout Answer, RecordView) -> Void,
        join: (inout Answer, Answer) -> Void, progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) -> (answer: Answer, skipped: Skipped) {
        let (stretches, refused) = stretches()
        let state = Mutex(State<Answer>(refused: refused))
        DispatchQueue.concurrentPerform(iterations: min(processors, max(stretches.count, 1))) { _ in
            var (answer, pass) = (empty, Pass())
            while let next = state.withLock({ $0.next(stretches, progress) }) {
                pass.read(next.path, in: next.range) { take(&answer, $0) }
            }
            state.withLock { $0.results.append((answer, pass)) }
        }
        let results = state.withLock { $0.results }
        let ids = SeenOnce(results.map(\.pass.ids))
        guard !ids.hasDoubles else { return answerInOrder(from: empty, take) }
        var (answer, skipped) = (empty, Skipped())
        skipped.refused = state.withLock { $0.refused }
        for result in results {
            join(&answer, result.answer)
            skipped.damaged += result.pass.damaged
            skipped.unfinished += result.pass.torn.filter { !ids.contains($0) }
            skipped.refused += result.pass.refused
        }
        return (answer, skipped)
    }

    private func answerInOrder<Answer>(
        from empty: Answer, _ take: (inout Answer, RecordView) -> Void
    ) -> (answer: Answer, skipped: Skipped) {
        var reader = RecordReader(segments)
        var (answer, skipped) = (empty, Skipped())
        do throws(StorageError) {
            while let line = try reader.next() { RecordView(line).map { take(&answer, $0) } }
        } catch {
            skipped.refused.append(error)
        }
        skipped.damaged = reader.damaged
        skipped.doubles = reader.doubles
        skipped.unfinished = reader.unfinished
        skipped.refused += reader.refused
        return (answer, skipped)
    }

    /// What is to be read, in stretches, and why some files cannot be.
    private func stretches() -> (stretches: [Stretch], refused: [StorageError]) {
        var (stretches, refused): ([Stretch], [StorageError]) = ([], [])
        for segment in segments {
            do throws(StorageError) {
                // What is not there although it is listed, such as a link to nowhere, cannot be read either.
                let size = try PosixPath.identity(segment.path)?.size ?? 0
                for start in Swift.stride(from: 0, to: max(size, 1), by: stretch) {
                    // What is appended meanwhile belongs to the last.
                    let end = start + stretch < size ? start + stretch : Int.max
                    stretches.append(Stretch(path: segment.path, range: start..<end))
                }
            } catch {
                refused.append(error)
            }
        }
        return (stretches, refused)
    }

    /// The lines of a file that begin in a range.
    private struct Stretch {
        let path: String
        let range: Span
    }

    /// What the processors share.
    private struct State<Answer: Sendable>: Sendable {
        var refused: [StorageError]
        var results: [(answer: Answer, pass: Pass)] = []
        private var position = 0
        private var read = 0

        init(refused: [StorageError]) { self.refused = refused }

        mutating func next(_ stretches: [Stretch], _ progress: (Int) -> Void) -> Stretch? {
            guard position < stretches.count else { return nil }
            position += 1
            let next = stretches[position - 1]
            if position > 1 {
                let last = stretches[position - 2].range
                read += last.upperBound == .max ? 0 : last.count
                progress(read)
            }
            return next
        }
    }

    /// What one processor came across.
    private struct Pass: Sendable {
        var ids = SeenOnce.Part()
        var damaged = 0
        var torn: [EnquiryID] = []
        var refused: [StorageError] = []

        mutating func read(_ path: String, in range: Span, _ take: (RecordView) -> Void) {
            do throws(StorageError) {
                var reader = try LineReader.reading(path, in: range)
                while let line = try reader.next() {
                    switch line.verdict {
                    case .whole:
                        guard let id = line.id else { continue }
                        ids.add(id)
                        if let record = RecordView(line) { take(record) }
                    case .damaged, .unknownVersion: damaged += 1
                    case .torn: torn += [line.beginningOfID.flatMap { EnquiryID($0) }].compactMap { $0 }
                    case .seal: break
                    }
                }
            } catch {
                // Each stretch of a file fails in the same way.
                if !refused.contains(error) { refused.append(error) }
            }
        }
    }
}
