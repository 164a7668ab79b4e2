import TriageCore

/// Cuts a flow down while it still shows something.
package enum Shrinker {
    /// The smallest flow found for which a condition still holds.
    ///
    /// - Parameters:
    ///   - tries: how many smaller flows are looked at, at most.
    ///   - isStill: the condition, which holds for the flow as given.
    package static func shrunk(
        _ sample: FlowSample, tries: Int = 800, while isStill: (FlowSample) -> Bool
    ) -> FlowSample {
        var smallest = sample
        var left = tries
        var start = 0
        search: while left > 0 {
            let smaller = smallest.reductions
            // What could not be cut before is tried again only after everything else.
            for offset in smaller.indices {
                let index = (start + offset) % smaller.count
                left -= 1
                if left < 0 { break search }
                if isStill(smaller[index]) {
                    smallest = smaller[index]
                    start = index
                    continue search
                }
            }
            break
        }
        return smallest
    }
}

extension FlowSample {
    /// The flows that lack one thing of this one.
    fileprivate var reductions: [FlowSample] {
        var all: [FlowSample] = []
        for index in flows.indices {
            if index > 0 {
                var copy = self
                copy.flows.remove(at: index)
                all.append(copy)
            }
            for tree in flows[index].tree.reductions {
                var copy = self
                copy.flows[index].tree = tree
                all.append(copy)
            }
        }
        return all
    }
}

extension Tree {
    /// The values that lack one member or element, or have a shorter expression.
    fileprivate var reductions: [Tree] {
        switch self {
        case .word: return []
        case .text(let text): return Self.parts(of: text).map { .text($0) }
        case .list(let elements):
            var all: [Tree] = []
            for index in elements.indices {
                var fewer = elements
                fewer.remove(at: index)
                all.append(.list(fewer))
                if let goal = elements[index]["go"] { all.append(goal) }
                for smaller in elements[index].reductions {
                    var changed = elements
                    changed[index] = smaller
                    all.append(.list(changed))
                }
            }
            return all
        case .object(let members):
            var all: [Tree] = []
            for index in members.indices {
                var fewer = members
                fewer.remove(at: index)
                all.append(.object(fewer))
            }
            for index in members.indices {
                for smaller in members[index].value.reductions {
                    var changed = members
                    changed[index].value = smaller
                    all.append(.object(changed))
                }
            }
            return all
        }
    }

    /// What an expression joins, and what stands between its outermost brackets.
    private static func parts(of text: String) -> [String] {
        var parts: [String] = []
        for sign in [" && ", " || ", " ? ", " : "] {
            var (depth, start) = (0, text.startIndex)
            var cuts: [Substring] = []
            for index in text.indices {
                if text[index] == "(" { depth += 1 }
                if text[index] == ")" { depth -= 1 }
                if depth == 0, text[index...].hasPrefix(sign), index >= start {
                    cuts.append(text[start..<index])
                    start = text.index(index, offsetBy: sign.count)
                }
            }
            if !cuts.isEmpty { parts += (cuts + [text[start...]]).map(String.init) }
        }
        if let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close,
            text.hasSuffix(")"), text[..<open].allSatisfy({ $0 == "!" })
        {
            parts.append(String(text[text.index(after: open)..<close]))
        }
        return parts.filter { $0 != text }
    }
}
