@testable import TriageCore

/// A hub in memory that answers as a test wants it to.
///
/// A class, because a test looks at what it was sent.
final class ScriptedHub: Hub {
    /// What it has, in the order in which it came; of an enquiry the first record counts.
    private(set) var lines: [PushLine] = []
    /// What it keeps as it stands.
    private(set) var kept: [PushLine] = []
    /// How many lines each delivery had, refused ones too.
    private(set) var deliveries: [Int] = []
    /// The sums of lines that it cannot take.
    var unfit: Set<String> = []
    /// How many deliveries it still takes before nobody knows what became of one; nil for all.
    var patience: Int?
    /// Whether it has what nobody knows of.
    var takesSilently = false

    func deliver(_ lines: ArraySlice<PushLine>, meanwhile: () -> Void, isStopped: () -> Bool) -> Delivery {
        deliveries.append(lines.count)
        meanwhile()
        guard lines.allSatisfy({ !unfit.contains($0.sum) }) else { return .refused("unfit") }
        if let left = patience {
            guard left > 0 else {
                if takesSilently { take(lines) }
                return .doubtful("gone")
            }
            patience = left - 1
        }
        take(lines)
        return .taken(
            conflicts: lines.compactMap { line in
                let has = self.lines.contains { $0.kind == line.kind && $0.sum != line.sum }
                return has ? line.kind.id : nil
            })
    }

    func keep(_ line: PushLine, refusedBecause reason: String, isStopped: () -> Bool) -> Delivery {
        kept.append(line)
        return .taken(conflicts: [])
    }

    /// The numbers of the sample records that it has.
    func numbers(of ids: [EnquiryID]) -> [Int] {
        lines.compactMap { line in line.kind.id.flatMap { ids.firstIndex(of: $0) } }
    }

    private func take(_ lines: ArraySlice<PushLine>) {
        for line in lines where !self.lines.contains(where: { $0.kind == line.kind && $0.kind != .erasure }) {
            self.lines.append(line)
        }
    }
}
