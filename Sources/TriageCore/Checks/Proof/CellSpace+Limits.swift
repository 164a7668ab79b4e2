import Foundation

/// What limits that follow the day, or the time, say of an answer: `"max": "today"` leaves of `days(bought, today)` only
/// what is not below zero.
extension CellSpace {
    /// Where the value of a term lies while an answer that it reads keeps to a limit.
    struct Kept: Sendable {
        let term: Int
        let mask: UInt64
    }

    /// What the limits of each fact say of the terms about it and the time alone, by the slot of the fact.
    ///
    /// Such a term follows their distance, and so does the limit: what it is at the limit on one day, it is on any.
    func keptByLimits() -> [Int: [Kept]] {
        var kept: [Int: [Kept]] = [:]
        for fact in flow.facts where fact.hasComputedBound && bySlot[fact.slot] != nil {
            for clock in [flow.known.now, flow.known.today] {
                for index in terms[fact.slot] ?? []
                where variables[index].slots == [fact.slot, clock].sorted() {
                    let mask = mask(keptBy: fact, of: variables[index], clock)
                    guard mask != variables[index].place.all else { continue }
                    kept[fact.slot, default: []].append(Kept(term: index, mask: mask))
                }
            }
        }
        return kept
    }

    private func mask(keptBy fact: Fact, of variable: Variable, _ clock: Int) -> UInt64 {
        let slots: Set<Int> = [fact.slot, clock]
        guard !variable.canFail, let term = variable.term, let trend = variable.trend,
            term.movement(with: slots) == .still
        else {
            return variable.place.all
        }
        let isRising = trend.rising.contains(fact.slot)
        func end(_ bound: Fact.Bound?) -> Value? {
            guard case .computed(let limit)? = bound, limit.movement(with: [clock]) == .moving,
                !limit.canFail(in: self)
            else { return nil }
            var values = flow.initialValues
            let someTime = Timestamp(milliseconds: 0)
            values[clock] =
                clock == flow.known.today ? .date(CalendarDate(someTime, in: .gmt)) : .timestamp(someTime)
            guard let value = try? limit.evaluate(values) else { return nil }
            values[fact.slot] = value
            return try? term.evaluate(values)
        }
        let (least, most) = (end(fact.limits.minimum), end(fact.limits.maximum))
        return variable.mask {
            $0.mayHold(from: isRising ? least : most, to: isRising ? most : least)
        }
    }
}

extension Expression {
    /// How a value changes when some days, or times, all move by the same.
    fileprivate enum Movement {
        /// Not at all.
        case still
        /// By as much as they do.
        case moving
    }

    /// How its value changes when those of some slots all move by the same; nil if that is not known.
    fileprivate func movement(with slots: Set<Int>) -> Movement? {
        movement(of: checked.tree.root, slots)
    }

    private func movement(of id: SyntaxTree.NodeID, _ slots: Set<Int>) -> Movement? {
        let operands = checked.tree[id].kind.operands
        func movements() -> [Movement?] { operands.map { movement(of: $0, slots) } }
        switch checked.meanings[id] {
        case .constant: return .still
        case .slot(let slot): return slots.contains(slot) ? .moving : nil
        case .function(.days): return Self.isDistance(movements()) ? .still : nil
        case .function(.addDays):
            let movements = movements()
            return movements.last == .still ? movements.first ?? nil : nil
        case .plain: break
        default: return nil
        }
        switch checked.tree[id].kind {
        case .literal: return .still
        case .binary(let operation, _, _) where operation.isComparison && operation != .in:
            return Self.isDistance(movements()) ? .still : nil
        case .binary(.add, _, _), .binary(.subtract, _, _):
            let movements = movements()
            return movements.last == .still ? movements.first ?? nil : nil
        default: return nil
        }
    }

    /// Whether what they are apart stays the same.
    private static func isDistance(_ movements: [Movement?]) -> Bool {
        movements.count == 2 && movements[0] != nil && movements[0] == movements[1]
    }
}
