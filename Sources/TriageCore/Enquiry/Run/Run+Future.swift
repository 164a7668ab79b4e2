/// What the future of a call depends on.
extension Enquiry {
    /// A number that tells states apart from which calls can go on differently: where the call is, what is known, and
    /// what is done on the card at hand. What led there does not count, nor do texts, messages and drafts.
    ///
    /// **Shape**: the same number for equal states within one run of the program.
    package var future: Int {
        var hasher = Hasher()
        hasher.combine(run.end == nil)
        for frame in run.frames { frame.hash(future: &hasher, of: frame.values.indices) }
        return hasher.finalize()
    }

    /// A number for what the messages that wait can still become, likewise: what each knows, and whether its flow still
    /// runs, so that what is told corrects it.
    package var messagesFuture: Int {
        let numbers = waiting.map { message in
            var hasher = Hasher()
            hasher.combine(message.id)
            hasher.combine(message.frame.nodeIndex)
            hasher.combine(message.doubt == nil)
            hasher.combine(run.frames.firstIndex { $0.number == message.frame.number })
            for value in message.frame.values { value.hash(into: &hasher) }
            return hasher.finalize()
        }
        return Set(numbers).hashValue
    }
}

extension Frame {
    /// Feeds what its future depends on to a hasher, of its values those of some slots.
    func hash(future hasher: inout Hasher, of slots: some Sequence<Int>) {
        hasher.combine(position)
        hasher.combine(nodeIndex)
        for slot in slots { values[slot].hash(into: &hasher) }
        progress.hash(future: &hasher)
        if let call = node.call, let repetition = call.repetition {
            // The rounds that are demanded begin unasked. Whoever asks for the number of a round asks how many there were.
            let count = rounds(of: call).finished.count
            hasher.combine(slots.contains(flow.known.round) ? count : min(count, repetition.minimum))
        }
        // Whether an answer can lapse depends on its origin, and on the condition of its question.
        for lapsing in flow.lapsing {
            hasher.combine(origins[lapsing.slot]?.isGiven == true)
            hasher.combine(premises[lapsing.slot].map(\.identity))
        }
        for view in activation.views {
            hasher.combine(flow.fact(view.fact.id).map { origins[$0.slot] == .told })
        }
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
        func stir(_ kind: UInt8, _ content: some Hashable) {
            hasher.combine(kind)
            hasher.combine(content)
        }
        func stir(_ kind: UInt8, values: [Value]) {
            stir(kind, values.count)
            for value in values { value.hash(into: &hasher) }
        }
        switch self {
        case .null: stir(0, false)
        case .bool(let bool): stir(1, bool)
        case .int(let int): stir(2, int)
        case .uint(let uint): stir(3, uint)
        case .double(let double): stir(4, double)
        case .string(let text): stir(5, text)
        case .bytes(let bytes): stir(6, bytes)
        case .list(let values): stir(7, values: values)
        case .map(let map): stir(8, map.count)
        case .record(let record): stir(9, values: record.values)
        case .timestamp(let time): stir(10, time)
        case .duration(let span): stir(11, span)
        case .type(let type): stir(12, type)
        case .money(let money): stir(13, money)
        case .date(let date): stir(14, date)
        case .secret: stir(15, true)
        }
    }
}
