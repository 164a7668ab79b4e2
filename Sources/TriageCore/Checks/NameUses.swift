/// Where a flow uses names of one kind, and which declared names are meant.
struct NameUses<Kind> {
    /// The uses of names that are not declared, in the order given.
    let unknown: [Reference<Kind>]
    private let uses: [Reference<Kind>]
    private let nearest: [Identifier<Kind>: Identifier<Kind>]

    /// Compares uses with the declared names; of equally near ones, the first declared is preferred.
    init(
        _ uses: [Reference<Kind>], declared: some Sequence<Identifier<Kind>>,
        isDeclared: (Identifier<Kind>) -> Bool
    ) {
        self.uses = uses
        unknown = uses.filter { !isDeclared($0.id) }
        var names = unknown.isEmpty ? KnownNames([]) : KnownNames(declared.map(\.rawValue))
        var nearest: [Identifier<Kind>: Identifier<Kind>] = [:]
        for use in unknown where nearest[use.id] == nil {
            nearest[use.id] = names.nearest(to: use.id.rawValue).map { Identifier($0) }
        }
        self.nearest = nearest
    }

    /// Compares uses with the names of the elements of a catalog.
    init<Element>(_ uses: [Reference<Kind>], in declared: Catalog<Element>)
    where Element.ID == Identifier<Kind> {
        self.init(uses, declared: declared.lazy.map { $0.id }) { declared.index(of: $0) != nil }
    }

    /// The names that are used, put together anew. A misspelt name counts as the nearest declared one, so that one
    /// mistake does not cause further findings.
    var meant: Set<Identifier<Kind>> { Set(uses.map { nearest[$0.id] ?? $0.id }) }

    /// The declared name nearest to an undeclared one; nil if none is near.
    func nearest(to name: Identifier<Kind>) -> Identifier<Kind>? { nearest[name] }
}
