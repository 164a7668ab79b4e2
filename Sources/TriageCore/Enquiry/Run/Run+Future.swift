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
    fileprivate func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(Int8(-1))
        case .bool(let bool): hasher.combine(bool)
        case .int(let int): hasher.combine(int)
        case .uint(let uint): hasher.combine(uint)
        case .double(let double): hasher.combine(double)
        case .string(let text): hasher.combine(text)
        case .bytes(let bytes): hasher.combine(bytes)
        case .list(let values):
            hasher.combine(values.count)
            for value in values { value.hash(into: &hasher) }
        case .map(let map): hasher.combine(map.count)
        case .record(let record): for value in record.values { value.hash(into: &hasher) }
        case .timestamp(let time): hasher.combine(time)
        case .duration(let span): hasher.combine(span)
        case .type(let type): hasher.combine(type)
        case .money(let money): hasher.combine(money)
        case .date(let date): hasher.combine(date)
        case .secret: hasher.combine(Int8(-2))
        }
    }
}
