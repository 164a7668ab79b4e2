/// A change to one place of a JSON tree; everything else keeps its value and its span.
struct JSONEdit: Sendable, Equatable {
    /// The way to the place, from the root on.
    let path: [Step]
    /// What happens there.
    let change: Change

    /// One step into a tree.
    enum Step: Sendable, Equatable {
        case member(String)
        case element(Int)
    }

    /// What can happen to a value.
    enum Change: Sendable, Equatable {
        case replace(JSON.Value)
        /// The member or element goes.
        case remove
        /// The element changes places with the one after it.
        case swapWithNext
    }
}

extension JSON {
    /// The tree with the change made; the tree itself where the way leads nowhere.
    func applying(_ edit: JSONEdit) -> JSON { applying(edit.change, along: edit.path[...]) }

    private func applying(_ change: JSONEdit.Change, along path: ArraySlice<JSONEdit.Step>) -> JSON {
        guard let step = path.first else {
            guard case .replace(let new) = change else { return self }
            return JSON(value: new, span: span)
        }
        let rest = path.dropFirst()
        switch (step, value) {
        case (.member(let key), .object(var members)):
            guard let index = members.firstIndex(where: { $0.key == key }) else { return self }
            if rest.isEmpty, change == .remove {
                members.remove(at: index)
            } else {
                let old = members[index]
                members[index] = Member(
                    key: old.key, keySpan: old.keySpan, value: old.value.applying(change, along: rest))
            }
            return JSON(value: .object(members), span: span)
        case (.element(let index), .array(var elements)):
            guard elements.indices.contains(index) else { return self }
            switch change {
            case .remove where rest.isEmpty: elements.remove(at: index)
            case .swapWithNext where rest.isEmpty && index + 1 < elements.count:
                elements.swapAt(index, index + 1)
            case .remove, .swapWithNext, .replace:
                elements[index] = elements[index].applying(change, along: rest)
            }
            return JSON(value: .array(elements), span: span)
        default: return self
        }
    }
}
