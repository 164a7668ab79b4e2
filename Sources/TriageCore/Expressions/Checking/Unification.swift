/// What the checker has deduced about types that were not known at first, such as that of `[]`.
///
/// `dyn` is compatible with everything; a variable takes the most general of the types it meets.
///
/// **Source**: CEL language definition, "Gradual Type Checking".
struct Unification {
    private var bindings: [ValueType?] = []

    /// Creates a variable for a type that is not known yet.
    mutating func fresh() -> ValueType {
        bindings.append(nil)
        return .variable(bindings.count - 1)
    }

    /// A copy of an overload with fresh type variables.
    mutating func instance(of overload: Overload) -> Overload {
        let first = bindings.count
        return Overload(
            parameters: overload.parameters.map { renamed($0, from: first) },
            result: renamed(overload.result, from: first), isMember: overload.isMember)
    }

    /// A type whose variables, which are numbered from 0, are numbered from the first fresh one.
    private mutating func renamed(_ type: ValueType, from first: Int) -> ValueType {
        switch type {
        case .variable(let number):
            while bindings.count <= first + number { bindings.append(nil) }
            return .variable(first + number)
        case .list(let element): return .list(renamed(element, from: first))
        case .map(let key, let value):
            return .map(renamed(key, from: first), renamed(value, from: first))
        case .type(let inner): return .type(renamed(inner, from: first))
        case .wrapper(let inner): return .wrapper(renamed(inner, from: first))
        case .opaque(let name, let parameters):
            return .opaque(name, parameters.map { renamed($0, from: first) })
        default: return type
        }
    }

    /// A type with all known variables substituted; with `settling`, unknown ones become `dyn`.
    func resolved(_ type: ValueType, settling: Bool = false) -> ValueType {
        switch type {
        case .variable(let number):
            bindings[number].map { resolved($0, settling: settling) } ?? (settling ? .dyn : type)
        case .list(let element): .list(resolved(element, settling: settling))
        case .map(let key, let value):
            .map(resolved(key, settling: settling), resolved(value, settling: settling))
        case .type(let inner): .type(resolved(inner, settling: settling))
        case .wrapper(let inner): resolved(inner, settling: settling).orNull
        case .opaque(let name, let parameters):
            .opaque(name, parameters.map { resolved($0, settling: settling) })
        default: type
        }
    }

    /// Whether values of the given types can be used where others are expected; if so, records what follows.
    mutating func accept(_ types: [ValueType], as expected: [ValueType]) -> Bool {
        guard types.count == expected.count else { return false }
        let before = bindings
        for (type, expectation) in zip(types, expected) where !unify(type, expectation) {
            bindings = before
            return false
        }
        return true
    }

    /// The element type of a list that contains both types; nil when it could only be `dyn`.
    mutating func join(_ left: ValueType, _ right: ValueType) -> ValueType? {
        accept([left], as: [right]) ? moreGeneral(left, right) : nil
    }

    private mutating func unify(_ left: ValueType, _ right: ValueType) -> Bool {
        if left == right { return true }
        if case .variable(let number) = right {
            if bindings[number] != nil { return meet(number, left) }
            if bind(number, to: left) { return true }
        }
        if case .variable(let number) = left {
            return bindings[number] != nil ? meet(number, right) : bind(number, to: right)
        }
        switch (left, right) {
        case (.dyn, _), (_, .dyn): return true
        case (.null, let other), (let other, .null): return other.takesNull
        case (.wrapper(let a), .wrapper(let b)): return unify(a, b)
        case (.wrapper(let inner), let other), (let other, .wrapper(let inner)): return unify(inner, other)
        case (.type, .type): return true
        case (.list(let a), .list(let b)): return unify(a, b)
        case (.map(let keyA, let valueA), .map(let keyB, let valueB)):
            return unify(keyA, keyB) && unify(valueA, valueB)
        case (.opaque(let nameA, let a), .opaque(let nameB, let b)):
            return nameA == nameB && a.count == b.count && zip(a, b).allSatisfy { unify($0, $1) }
        default: return false
        }
    }

    /// Unifies a bound variable with another type, keeping the more general of the two.
    private mutating func meet(_ number: Int, _ type: ValueType) -> Bool {
        guard let bound = bindings[number], unify(type, bound) else { return false }
        let general = moreGeneral(type, bound)
        if !occurs(number, in: general) { bindings[number] = general }
        return true
    }

    private mutating func bind(_ number: Int, to type: ValueType) -> Bool {
        guard !occurs(number, in: type) else { return resolved(type) == .variable(number) }
        bindings[number] = type
        return true
    }

    private func occurs(_ number: Int, in type: ValueType) -> Bool {
        switch type {
        case .variable(let other):
            other == number || bindings[other].map { occurs(number, in: $0) } ?? false
        case .list(let inner), .type(let inner), .wrapper(let inner): occurs(number, in: inner)
        case .map(let key, let value): occurs(number, in: key) || occurs(number, in: value)
        case .opaque(_, let parameters): parameters.contains { occurs(number, in: $0) }
        default: false
        }
    }

    /// The less specific of two compatible types.
    private func moreGeneral(_ left: ValueType, _ right: ValueType) -> ValueType {
        saysNoMore(left, than: right) ? left : right
    }

    private func saysNoMore(_ left: ValueType, than right: ValueType) -> Bool {
        switch (left, right) {
        case (.dyn, _), (.variable, _): true
        case (_, .dyn), (_, .variable): false
        case (_, .null): true
        case (.null, _): false
        case (.wrapper, _): true
        case (_, .wrapper): false
        case (.type, .type): true
        case (.list(let a), .list(let b)): saysNoMore(a, than: b)
        case (.map(let keyA, let valueA), .map(let keyB, let valueB)):
            saysNoMore(keyA, than: keyB) && saysNoMore(valueA, than: valueB)
        case (.opaque(_, let a), .opaque(_, let b)): zip(a, b).allSatisfy { saysNoMore($0, than: $1) }
        default: left == right
        }
    }
}

extension ValueType {
    /// The type of a value of this type or null.
    var orNull: ValueType {
        switch self {
        case .wrapper, .null: self
        default: .wrapper(self)
        }
    }

    /// The type without null, and whether null was possible.
    var withoutNull: (type: ValueType, mayBeNull: Bool) {
        if case .wrapper(let type) = self { (type, true) } else { (self, false) }
    }

    /// Whether the language accepts null as a value of this type.
    fileprivate var takesNull: Bool {
        switch self {
        case .null, .dyn, .wrapper, .timestamp, .duration, .opaque, .money, .date, .secret: true
        default: false
        }
    }
}
