/// Runs a pattern's machine over a string, in all states at once.
struct PatternMatcher {
    private let program: PatternProgram
    private let isWhole: Bool
    private var states: States
    private var nextStates: States
    private var pending: [Int32] = []

    /// The set of states that the machine is in.
    private struct States {
        private var marks: [Int]
        private var mark = 1
        private(set) var members: [Int32] = []

        init(count: Int) {
            marks = Array(repeating: 0, count: count)
        }

        /// Adds a state; false when it is already there.
        mutating func insert(_ state: Int32) -> Bool {
            guard marks[Int(state)] != mark else { return false }
            marks[Int(state)] = mark
            members.append(state)
            return true
        }

        mutating func removeAll() {
            mark += 1
            members.removeAll(keepingCapacity: true)
        }
    }

    /// Takes a program; `isWhole` requires a match of the whole string.
    init(_ program: PatternProgram, isWhole: Bool) {
        self.program = program
        self.isWhole = isWhole
        states = States(count: program.steps.count)
        nextStates = states
    }

    /// Whether the machine accepts the string, or some part of it.
    mutating func matches(_ text: String.UnicodeScalarView) -> Bool {
        var previous: Unicode.Scalar?
        var index = text.startIndex
        var current = index < text.endIndex ? text[index] : nil
        // The states are those reached after the scalars read so far.
        if enter(0, before: current, after: nil), !isWhole || current == nil { return true }
        while let scalar = current {
            text.formIndex(after: &index)
            let following = index < text.endIndex ? text[index] : nil
            nextStates.removeAll()
            swap(&states, &nextStates)
            previous = scalar
            var isMatch = false
            for state in nextStates.members where takes(state, scalar) {
                if enter(state + 1, before: following, after: previous) { isMatch = true }
            }
            if !isWhole, enter(0, before: following, after: previous) { isMatch = true }
            if isMatch, !isWhole || following == nil { return true }
            if states.members.isEmpty { return false }
            current = following
        }
        return false
    }

    private func takes(_ state: Int32, _ scalar: Unicode.Scalar) -> Bool {
        switch program.steps[Int(state)] {
        case .scalar(let own): own == scalar
        case .scalars(let index): program.classes[Int(index)].contains(scalar)
        case .place, .jump, .split, .match: false
        }
    }

    /// Enters a state and all that are reachable without consuming a scalar; true when a match is among them.
    private mutating func enter(
        _ state: Int32, before next: Unicode.Scalar?, after previous: Unicode.Scalar?
    ) -> Bool {
        var isMatch = false
        pending.append(state)
        while let state = pending.popLast() {
            guard states.insert(state) else { continue }
            switch program.steps[Int(state)] {
            case .scalar, .scalars: break
            case .match: isMatch = true
            case .jump(let target): pending.append(target)
            case .split(let first, let second):
                pending.append(second)
                pending.append(first)
            case .place(let place):
                if Self.isAt(place, previous, next) { pending.append(state + 1) }
            }
        }
        return isMatch
    }

    private static func isAt(
        _ place: PatternNode.Place, _ previous: Unicode.Scalar?, _ next: Unicode.Scalar?
    ) -> Bool {
        let isWord = { (scalar: Unicode.Scalar?) in scalar.map { ScalarClass.words.contains($0) } ?? false }
        switch place {
        case .textStart: return previous == nil
        case .textEnd: return next == nil
        case .lineStart: return previous == nil || previous == "\n"
        case .lineEnd: return next == nil || next == "\n"
        case .wordBoundary: return isWord(previous) != isWord(next)
        case .noWordBoundary: return isWord(previous) == isWord(next)
        }
    }
}
