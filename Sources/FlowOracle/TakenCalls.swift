import Synchronization
import TriageCore

/// Random calls on a flow as it is, and the nodes that each comes to. After a change somewhere else the call of the same
/// seed goes as it went.
package struct TakenCalls: Sendable {
    /// The seeds of all calls, in order.
    private(set) var seeds: [UInt64] = []
    /// What the callers say.
    let samples: Samples
    /// The nodes that each call comes to; those of parts are apart.
    private var courses: [UInt64: Set<Place>] = [:]
    /// Whether the calls meet nothing that should be reported, so that one of them has nothing to show after a change
    /// somewhere else.
    private var isClean = true

    /// Takes calls.
    init(_ seeds: Range<UInt64>, on flows: FlowSet, _ samples: Samples) {
        self.seeds = Array(seeds)
        self.samples = samples
        let course = Mutex<Set<Place>>([])
        let onlooker = Onlooker(flows) { moment in
            if moment.kind == .entered {
                let place = Place(moment.flow.id, moment.node.id)
                _ = course.withLock { $0.insert(place) }
            }
            return []
        }
        for seed in seeds {
            course.withLock { $0 = [] }
            var caller = RandomCaller(flows, samples, seed: seed, onlooker: onlooker)
            caller.call()
            courses[seed] = course.withLock { $0 }
        }
        isClean =
            Comparison.disagreements(
                on: flows, reported: [], seen: onlooker.sightings, .some, checked: Mutants.met
            ).isEmpty
    }

    /// Adds calls on the same flow with the same samples.
    package mutating func add(_ others: TakenCalls) {
        seeds += others.seeds
        courses.merge(others.courses) { first, _ in first }
        isClean = isClean && others.isClean
    }

    /// The seeds of the calls that can be any different after a change to nodes of a flow; nil is for any change.
    func seeds(to nodes: Set<NodeID>?, of flow: FlowID) -> [UInt64] {
        guard let nodes, isClean else { return seeds }
        let places = Set(nodes.map { Place(flow, $0) })
        return seeds.filter { courses[$0].map { !places.isDisjoint(with: $0) } ?? true }
    }
}
