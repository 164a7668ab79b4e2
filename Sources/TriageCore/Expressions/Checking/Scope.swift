/// The names that an expression may read, and what is known about them.
package struct Scope: Sendable {
    /// A name with a type; its slot is the position of its value during evaluation.
    struct Variable: Sendable, Equatable {
        let name: String
        let type: ValueType
        /// The only strings that the value, or an element of it, can be; nil when any can.
        let options: OptionNames?
        let mayBeNull: Bool
        /// A slot that implies this one: if it is not null, neither is this. **Shape**: `ticket` for
        /// `ticket.outcome`.
        let knownWith: Int?
    }

    /// The currency of literal amounts; without one, they are not allowed.
    package let currency: Currency?
    /// The namespace that is searched first for names. **Source**: CEL language definition, "Name
    /// Resolution".
    let container: String
    /// The variables, by slot.
    private(set) var variables: [Variable] = []
    private var slots: [String: Int] = [:]
    /// The slots that are known when another one is, by that one.
    private(set) var implied: [Int: [Int]] = [:]
    /// The declared members of names, by the part before the first dot.
    private(set) var members: [String: [String]] = [:]
    /// The most parts that a declared name has. **Shape**: 3 for `contacts.desk.email`.
    private(set) var longestName = 1
    /// The time zone of the flow, to suggest where an hour is asked for without one; nil if there is none.
    var zone: String?
    /// How `text()` puts values into words.
    package var texts = ValueText()
    /// When the desk is open; nil if that is not said.
    package var hours: OpeningHours?
    private var spellings = SharedNames()
    private var firstSpellings = SharedNames()
    /// The slots whose undeclared members may not be read.
    private(set) var closed: SlotSet = []
    /// The functions known only to the checker.
    private(set) var functions: [String: [Overload]] = [:]

    /// Creates an empty scope.
    package init(currency: Currency? = nil) {
        self.init(currency: currency, container: "")
    }

    /// Creates an empty scope that searches a namespace first for names.
    init(currency: Currency? = nil, container: String) {
        self.currency = currency
        self.container = container
    }

    /// Declares a name and returns its slot. A name that is declared again gets a new slot.
    ///
    /// - Parameters:
    ///   - name: an identifier, or several joined by dots; the longest declared name wins.
    ///   - type: the type of the value when it is not null.
    ///   - options: for a string or a list of strings, the only strings possible.
    ///   - labels: what is read for each of them; nil if that is the string itself, empty if it depends on what is
    ///     known.
    ///   - mayBeNull: whether the value can be null.
    ///   - knownWith: a slot that implies this one: if its value is not null, neither is this one's.
    @discardableResult
    package mutating func declare(
        _ name: String, _ type: ValueType, options: [String]? = nil, labels: [String: String]? = nil,
        mayBeNull: Bool = true, knownWith: Int? = nil
    ) -> Int {
        variables.append(
            Variable(
                name: name, type: type, options: options.map { OptionNames($0, labels: labels) },
                mayBeNull: mayBeNull,
                knownWith: knownWith))
        let slot = variables.count - 1
        slots[name] = slot
        if let knownWith { implied[knownWith, default: []].append(slot) }
        if let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")) {
            members[String(name[..<dot]), default: []].append(String(name[name.utf8.index(after: dot)...]))
            longestName = max(longestName, name.utf8.count { $0 == UInt8(ascii: ".") } + 1)
        }
        (spellings, firstSpellings) = (SharedNames(), SharedNames())
        return slot
    }

    /// Notes that a slot's value can never be null, as inferred for a computed fact.
    mutating func markKnown(_ slot: Int) {
        let variable = variables[slot]
        variables[slot] = Variable(
            name: variable.name, type: variable.type, options: variable.options, mayBeNull: false,
            knownWith: variable.knownWith)
    }

    /// Notes that only the declared members of a name may be read, as with a call's result.
    mutating func close(_ slot: Int) {
        closed.insert(slot)
    }

    /// Declares another overload of a function known to the checker but not to the evaluator.
    mutating func declare(function name: String, _ overload: Overload) {
        functions[name, default: []].append(overload)
    }

    /// The slots of a name and of its declared members.
    func slots(under name: String) -> [Int] {
        ([name] + (members[name] ?? []).map { "\(name).\($0)" }).compactMap { slots[$0] }
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
    package func options(of slot: Int) -> [String]? { variables[slot].options?.names }

    /// Whether a slot's value can be null.
    package func mayBeNull(_ slot: Int) -> Bool { variables[slot].mayBeNull }

    /// All declared names, in order.
    var names: [String] { slots.keys.sorted() }

    /// The declared name nearest to a word; nil if none is near.
    func nearest(to word: String) -> String? { spellings.nearest(to: word) { names } }

    /// The declared name, or first part of one, nearest to a word; nil if none is near.
    func nearestFirst(to word: String) -> String? {
        firstSpellings.nearest(to: word) {
            names + names.compactMap { $0.split(separator: ".").first.map(String.init) }
        }
    }

    /// The names that a name in an expression can refer to, in the order in which they are tried.
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
