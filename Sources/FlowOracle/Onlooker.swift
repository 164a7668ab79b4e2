import Synchronization
import TriageCore

/// Sees every moment of the calls that the oracle tries. It is shared by all copies of an enquiry, so it is a class.
final class Onlooker: Sendable {
    private let memory: Mutex<Memory>
    /// Compares a moment with what is claimed; nil if nobody claims anything.
    private let claim: Claim?

    /// Says of a moment what somebody claims that it cannot be.
    typealias Claim = @Sendable (Moment) -> [Disagreement]

    private struct Memory {
        var sightings: Sightings
        /// The nodes entered since the last event, by flow and position.
        var recent: [[Int]] = []
        /// What was seen although somebody claims that it cannot be.
        var surprises: [Disagreement] = []
        /// Whether no note is taken at the moment.
        var looksAway = false
    }

    init(_ flows: FlowSet, claim: Claim? = nil) {
        memory = Mutex(Memory(sightings: Sightings(flows)))
        self.claim = claim
    }

    /// What was seen so far.
    var sightings: Sightings { memory.withLock { $0.sightings } }

    /// What was seen although somebody claims that it cannot be.
    var surprises: [Disagreement] { memory.withLock { $0.surprises } }

    /// Takes note of a moment.
    func see(_ moment: Moment) {
        guard !memory.withLock({ $0.looksAway }) else { return }
        let surprises = claim.map { $0(moment) } ?? []
        memory.withLock { memory in
            if moment.kind == .entered { memory.recent.append([moment.position, moment.nodeIndex]) }
            memory.sightings.see(moment)
            for surprise in surprises where !memory.surprises.contains(surprise) {
                memory.surprises.append(surprise)
            }
        }
    }

    /// Takes note of a call that waits.
    func see(_ enquiry: Enquiry) {
        see(enquiry.moment)
        memory.withLock { memory in
            guard !memory.looksAway else { return }
            for caller in enquiry.callers { memory.sightings.seeKnown(caller) }
        }
        seeMessages(of: enquiry, isOnHangUp: false)
    }

    /// Takes note of the messages that wait in an enquiry.
    func seeMessages(of enquiry: Enquiry, isOnHangUp: Bool) {
        for (message, moment, isInDoubt) in enquiry.waitingMessages {
            memory.withLock { memory in
                guard !memory.looksAway else { return }
                memory.sightings.see(
                    message, in: moment, isOnHangUp: isOnHangUp, isInDoubt: isInDoubt)
            }
        }
    }

    /// Takes no note of what happens meanwhile.
    func lookAway(_ body: () -> Void) {
        memory.withLock { $0.looksAway = true }
        body()
        memory.withLock { $0.looksAway = false }
    }

    /// Forgets which nodes were entered.
    func beginEvent() { memory.withLock { $0.recent.removeAll(keepingCapacity: true) } }

    /// Takes note of a call that is stuck.
    ///
    /// - Parameter isLate: whether time has passed in it between two nodes.
    func see(_ dilemma: Dilemma, in enquiry: Enquiry, isLate: Bool) {
        let moment = enquiry.moment
        memory.withLock { memory in
            func mark(_ marks: Sightings.Marks, _ what: String) {
                memory.sightings.nodes[moment.position][moment.nodeIndex].marks.insert(marks)
                let key = "\(what) /\(moment.path)"
                if memory.sightings.examples[key] == nil { memory.sightings.examples[key] = enquiry.events }
            }
            switch dilemma {
            case .noBranch: mark(isLate ? .isLateGap : .isGap, isLate ? "gap-over-midnight" : "gap")
            case .failed: mark(.isStuck, "failing-guard")
            case .circle:
                mark([], "endless-round")
                // What was entered once led into the circle.
                let times = Dictionary(memory.recent.map { ($0, 1) }, uniquingKeysWith: +)
                for (node, count) in times where count > 1 {
                    memory.sightings.nodes[node[0]][node[1]].marks.insert(.isCircle)
                }
            }
        }
    }
}
