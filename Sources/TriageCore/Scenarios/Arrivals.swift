/// How often a call has come to each node, as scenarios count it: a node passed without a stop counts too.
struct Arrivals: Sendable {
    /// One arrival: the visit, by its index, the node, and how often it was arrived at before.
    typealias Arrival = (visit: Int, path: NodePath, number: Int)

    private var counts: [NodePath: Int] = [:]
    /// The nodes that were come to, of visits that were taken back and of calls among them.
    private(set) var reached: Set<NodePath> = []
    /// The latest visit that was arrived at.
    private var latest = -1

    /// How often a node was arrived at, in whichever round.
    func count(of path: NodePath) -> Int { counts[path.inAnyRound, default: 0] }

    /// Whether an enquiry has moved on to a card since the last look at it.
    func areBehind(_ enquiry: Enquiry) -> Bool { enquiry.frame.visit > latest }

    /// Moves on with an enquiry: to the nodes passed on the way, of which the card at hand may show the lines, and
    /// to that card. Nothing if it stands where it stood.
    mutating func follow(_ enquiry: Enquiry) -> [Arrival] {
        guard areBehind(enquiry) else { return [] }
        let visit = enquiry.frame.visit
        for new in enquiry.run.visits[(latest + 1)...] { reached.insert(new.path.inAnyRound) }
        let passed = (latest + 1..<visit).filter(enquiry.run.isPassed)
        latest = visit
        return (passed + [visit]).map { visit in
            let path = enquiry.run.visits[visit].path.inAnyRound
            defer { counts[path, default: 0] += 1 }
            return (visit, path, counts[path, default: 0])
        }
    }

    /// Comes to the card at hand anew, as after a step back.
    mutating func comeAgain(to enquiry: Enquiry) { latest = enquiry.frame.visit - 1 }
}
