/// What a caller rang about before, the newest call first.
package struct CallerHistory: Sendable, Equatable {
    /// The last calls.
    package private(set) var calls: [PastCall] = []
    /// Whether the whole log was looked at, be it through the index; else more may turn up once that is made.
    package private(set) var isWhole = true

    /// Whether so much is not in the index yet that it should be made anew.
    package private(set) var isIndexBehind = false

    /// What is not in the index yet is read at once up to this length. **Units**: bytes.
    private static let mostReadAtOnce = 1 << 18
    /// What may be missing in the index for long. **Units**: bytes.
    private static let mostBehind = 1 << 16

    /// Looks up the last calls of a caller: in the index, and in what the log has got since.
    ///
    /// - Parameters:
    ///   - flow: the flow of the call at hand, whose own fact may be new to the index.
    ///   - most: how many are wanted at most.
    package init(of caller: CallerForm, for flow: Flow, in home: Home, atMost most: Int = 5) {
        let segments = (try? RecordLog(home: home).segments()) ?? []
        guard !segments.isEmpty else { return }
        guard let key = home.savedCallersSecret, let index = CallersIndex(in: home),
            flow.callersFact.map({ index.header.facts.has($0.id, of: flow.id) }) ?? true,
            (try? index.header.isBeginning(of: segments)) == true,
            // Others share the last digits, and some lines may be gone.
            let places = index.places(of: SipHash.hash(caller.shared, key), atMost: most * 4)
        else {
            (isWhole, isIndexBehind) = (false, true)
            return
        }
        let rest = segments.enumerated().compactMap { number, segment -> (RecordLog.Segment, Int, Int)? in
            let end = number < index.header.segments.count ? index.header.segments[number].end : 0
            let size = (try? PosixPath.identity(segment.path))??.size ?? end
            return size > end ? (segment, end, size - end) : nil
        }
        var found: [PastCall] = []
        // A record can be in the log twice.
        var seen: Set<EnquiryID> = []
        func isNew(_ call: PastCall) -> Bool { seen.insert(call.id).inserted }
        let behind = rest.reduce(0) { $0 + $1.2 }
        isIndexBehind = behind > Self.mostBehind
        if behind > Self.mostReadAtOnce {
            isWhole = false
        } else {
            for (segment, end, _) in rest {
                found += Self.calls(of: caller, by: index.header.facts, in: segment.path, from: end)
            }
            found = found.reversed().filter(isNew)
        }
        for place in places where found.count < most && place.segment < segments.count {
            let path = segments[place.segment].path
            found += Self.calls(
                of: caller, by: index.header.facts, in: path, from: place.offset, isOne: true
            ).filter(isNew)
        }
        calls = Array(found.prefix(most))
    }

    /// Makes the index, or adds to it what the log has got since: for a thread of its own.
    package static func prepare(in home: Home) throws(StorageError) { try CallersIndex.renew(in: home) }

    private static func calls(
        of caller: CallerForm, by facts: CallersFacts, in path: String, from offset: Int, isOne: Bool = false
    ) -> [PastCall] {
        var calls: [PastCall] = []
        do throws(StorageError) {
            var reader = try LineReader(
                path: path, from: offset, capacity: isOne ? 1 << 13 : 1 << 18)
            while let line = try reader.next() {
                if let record = RecordView(line), let text = facts.text(of: record),
                    CallerForm(text)?.isSame(as: caller) == true
                {
                    calls.append(PastCall(record, caller: text))
                }
                if isOne { break }
            }
        } catch {
            // What cannot be read is not shown; `triage records verify` tells it.
        }
        return calls
    }
}
