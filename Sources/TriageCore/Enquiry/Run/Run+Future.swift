/// What the future of a call depends on.
extension Enquiry {
    /// A number that tells states apart from which calls can go on differently: where the call is, what is known, and
    /// what is done on the card at hand. What led there does not count, nor do texts, messages and drafts.
    ///
    /// **Shape**: the same number for equal states within one run of the program.
    package var future: Int {
        var hasher = Hasher()
        hasher.combine(run.end == nil)
        for frame in run.frames { frame.hash(future: &hasher) }
        return hasher.finalize()
    }
}

extension Frame {
    fileprivate func hash(future hasher: inout Hasher) {
        hasher.combine(position)
        hasher.combine(nodeIndex)
        for value in values { value.hash(into: &hasher) }
        progress.hash(future: &hasher)
        // Whether an answer can lapse depends on its origin, and on the condition of its question.
        for lapsing in flow.lapsing {
            hasher.combine(origins[lapsing.slot]?.isGiven == true)
            hasher.combine(premises[lapsing.slot].map(\.identity))
        }
        for view in views { hasher.combine(flow.fact(view.fact.id).map { origins[$0.slot] == .told }) }
    }
}

extension Progress {
    fileprivate func hash(future hasher: inout Hasher) {
        hasher.combine(Set(steps.keys))
        hasher.combine(answered)
        hasher.combine(hidden)
        hasher.combine(reviewed)
        hasher.combine([isRead, isCallDone, isInRounds, isAtRounds, dilemma != nil])
    }
}

extension Value {
    /// Feeds the value to a hasher; equal values feed it equally. What a call returned stands in slots of its own, so
    /// of a map only the size counts.
    func hash(into hasher: inout Hasher) {
        // Values that are fed without their kinds could run into each other.
        func mix(_ kind: UInt8, _ content: some Hashable) {
            hasher.combine(kind)
            hasher.combine(content)
        }
        func mix(_ kind: UInt8, values: [Value]) {
            mix(kind, values.count)
            for value in values { value.hash(into: &hasher) }
        }
        switch self {
        case .null: mix(0, false)
        case .bool(let bool): mix(1, bool)
        case .int(let int): mix(2, int)
        case .uint(let uint): mix(3, uint)
        case .double(let double): mix(4, double)
        case .string(let text): mix(5, text)
        case .bytes(let bytes): mix(6, bytes)
        case .list(let values): mix(7, values: values)
        case .map(let map): mix(8, map.count)
        case .record(let record): mix(9, values: record.values)
        case .timestamp(let time): mix(10, time)
        case .duration(let span): mix(11, span)
        case .type(let type): mix(12, type)
        case .money(let money): mix(13, money)
        case .date(let date): mix(14, date)
        case .secret: mix(15, true)
        }
    }
}
