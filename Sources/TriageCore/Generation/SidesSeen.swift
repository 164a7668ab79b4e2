/// The sides of boundaries that a call comes to.
struct SidesSeen {
    /// What it came to so far.
    private(set) var sides: Set<Boundary.Side> = []
    private let boundaries: [Boundary]
    private var visit = 0

    /// Begins with nothing seen.
    init(along boundaries: [Boundary]) { self.boundaries = boundaries }

    /// Takes in where a call stands.
    mutating func look(at enquiry: Enquiry) {
        sides.formUnion(Self.sides(in: enquiry, since: visit, boundaries))
        visit = enquiry.frame.visit
    }

    /// The sides on which a call is at the nodes of its latest visits, from one on; the node is read as it is left.
    static func sides(in enquiry: Enquiry, since visit: Int, _ boundaries: [Boundary]) -> [Boundary.Side] {
        guard !boundaries.isEmpty else { return [] }
        return enquiry.run.visits[max(0, visit - 1)...].flatMap { visit -> [Boundary.Side] in
            let frame = enquiry.run.frame(of: visit)
            guard let node = frame.flow.index(of: visit.path.node) else { return [] }
            return boundaries.filter { $0.place == Proof.NodePlace(flow: frame.position, node: node) }
                .compactMap { $0.side(in: frame) }
        }
    }
}
