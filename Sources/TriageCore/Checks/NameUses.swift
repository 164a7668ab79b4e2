/// Where a flow uses names of one kind, and which declared ones they stand for.
struct NameUses<Kind> {
    /// The uses of names that are not declared, in the order of the uses.
    let unknown: [Reference<Kind>]
    /// The names that are used; a misspelt one counts as the nearest declared one, since what one mistake hides
    /// is not reported as well.
    let meant: Set<Identifier<Kind>>
    private let nearest: [Identifier<Kind>: Identifier<Kind>]

    /// Compares uses with the declared names, in the order in which equally near ones are preferred.
    init(_ uses: [Reference<Kind>], declared: some Sequence<Identifier<Kind>>) {
        let all = Set(declared)
        unknown = uses.filter { !all.contains($0.id) }
        var names = unknown.isEmpty ? KnownNames([]) : KnownNames(declared.map(\.rawValue))
        var nearest: [Identifier<Kind>: Identifier<Kind>] = [:]
        for use in unknown where nearest[use.id] == nil {
            nearest[use.id] = names.nearest(to: use.id.rawValue).map { Identifier($0) }
        }
        self.nearest = nearest
        meant = Set(uses.map { nearest[$0.id] ?? $0.id })
    }

    /// The declared name that is nearest to one that is not; nil when none is near.
    func nearest(to name: Identifier<Kind>) -> Identifier<Kind>? { nearest[name] }
}
