/// The names that an expression may read, and what is known of them.
package struct Scope: Sendable {
    /// A name with a type; its slot is the place of its value when an expression is evaluated.
    struct Variable: Sendable, Equatable {
        let name: String
        let type: ValueType
        /// The only texts that the value, or an element of it, can be; nil where any can.
        let options: [String]?
        let mayBeNull: Bool
        /// A slot whose being known makes this one known. Shape: `ticket` for `ticket.outcome`.
        let knownWith: Int?
    }

    /// The currency of literal amounts; without one there are none.
    package let currency: Currency?
    /// The namespace that names are looked for in first. Source: CEL language definition, "Name Resolution".
    let container: String
    /// The variables, by slot.
    private(set) var variables: [Variable] = []
    private var slots: [String: Int] = [:]
    /// The slots of which only declared members may be read.
    private(set) var closed: Set<Int> = []
    /// The functions that only the checker knows.
    private(set) var functions: [String: [Overload]] = [:]

    /// An empty scope.
    package init(currency: Currency? = nil) {
        self.init(currency: currency, container: "")
    }

    /// An empty scope whose names are looked for in a namespace first.
    init(currency: Currency? = nil, container: String) {
        self.currency = currency
        self.container = container
    }

    /// Declares a name and answers with its slot. A name declared again gets a new slot.
    ///
    /// - Parameters:
    ///   - name: an identifier, or several joined by dots; the longest declared name is taken.
    ///   - type: the type of the value when there is one.
    ///   - options: for a text or a list of texts, the only texts there can be.
    ///   - mayBeNull: whether the value can be null.
    ///   - knownWith: a slot; where its value is not null, this one's is not either.
    @discardableResult
    package mutating func declare(
        _ name: String, _ type: ValueType, options: [String]? = nil, mayBeNull: Bool = true,
        knownWith: Int? = nil
    ) -> Int {
        variables.append(
            Variable(name: name, type: type, options: options, mayBeNull: mayBeNull, knownWith: knownWith))
        slots[name] = variables.count - 1
        return variables.count - 1
    }

    /// Notes that a slot's value cannot be null after all, as inferred for a computed fact.
    mutating func markKnown(_ slot: Int) {
        let variable = variables[slot]
        variables[slot] = Variable(
            name: variable.name, type: variable.type, options: variable.options, mayBeNull: false,
            knownWith: variable.knownWith)
    }

    /// Notes that only the declared members of a name may be read, as of a call's result.
    mutating func close(_ slot: Int) {
        closed.insert(slot)
    }

    /// Declares one more overload of a function that the checker knows and the evaluator does not.
    mutating func declare(function name: String, _ overload: Overload) {
        functions[name, default: []].append(overload)
    }

    /// The number of slots.
    package var slotCount: Int { variables.count }

    /// The slot of a declared name.
    package func slot(of name: String) -> Int? { slots[name] }

    /// The name declared for a slot.
    package func name(of slot: Int) -> String { variables[slot].name }

    /// The type declared for a slot.
    package func type(of slot: Int) -> ValueType { variables[slot].type }

    /// The options declared for a slot.
    package func options(of slot: Int) -> [String]? { variables[slot].options }

    /// Whether a slot's value can be null.
    package func mayBeNull(_ slot: Int) -> Bool { variables[slot].mayBeNull }

    /// All declared names, for suggestions.
    var names: some Sequence<String> { slots.keys.sorted() }

    /// The names that a written name can stand for, in the order in which they are tried.
    func candidates(for name: String, isAbsolute: Bool) -> [String] {
        guard !isAbsolute, !container.isEmpty else { return [name] }
        var parts = container.split(separator: ".")
        var candidates: [String] = []
        while !parts.isEmpty {
            candidates.append(parts.joined(separator: ".") + "." + name)
            parts.removeLast()
        }
        return candidates + [name]
    }
}
