/// What a scenario claims of the card of a visit.
struct ClaimedSight: Equatable {
    /// How many steps it has; nil if nothing is claimed of them.
    var steps: Int?
    /// What stands on it, and what does not, by name.
    var shown: [String] = []
    var hidden: [String] = []

    /// Whether nothing is claimed.
    var isEmpty: Bool { self == ClaimedSight() }

    fileprivate func write(to writer: inout JSONWriter) {
        if let steps {
            writer.key("steps")
            writer.int(steps)
        }
        for (key, names) in [("shows", shown), ("hides", hidden)] where !names.isEmpty {
            writer.key(key)
            writer.array { writer in names.forEach { writer.string($0) } }
        }
    }
}

/// The scripts of a scenario that does what was done in a call, visit by visit.
struct VisitScripts {
    private var scripts: [NodePath: [Script]] = [:]
    /// The nodes in the order in which they were first come to.
    private var order: [NodePath] = []
    /// Where the script of a visit is, by the visit's index.
    private var places: [Int: (path: NodePath, number: Int)] = [:]
    /// Whether answers stand with the visits on which they are given.
    private let holdsAnswers: Bool

    /// Begins without a visit.
    ///
    /// - Parameter holdsAnswers: false if answers stand elsewhere in the scenario.
    init(holdsAnswers: Bool = true) { self.holdsAnswers = holdsAnswers }

    /// What is done at one visit.
    fileprivate struct Script {
        var wait = 0
        var channel: String?
        var notes: [String] = []
        var told: [(fact: FactID, value: Value)] = []
        var answers: [(fact: FactID, value: Value)] = []
        var skips: [(step: String, reason: String)] = []
        var withheld: [(id: MessageID, reason: String)] = []
        /// Members that say one thing: `open`, `remove`, `back`, `go`, `abandon`, `hangUp`.
        var others: [(key: String, json: String)] = []
        /// What is claimed of the card.
        var sight = ClaimedSight()

        var isEmpty: Bool {
            sight.isEmpty && wait == 0 && channel == nil && notes.isEmpty && told.isEmpty && answers.isEmpty
                && skips.isEmpty
                && withheld.isEmpty && others.isEmpty
        }
    }

    /// Begins the script of a visit.
    mutating func begin(_ arrival: Arrivals.Arrival) {
        if scripts[arrival.path] == nil { order.append(arrival.path) }
        scripts[arrival.path, default: []].append(Script())
        places[arrival.visit] = (arrival.path, arrival.number)
    }

    /// Lets time pass on a visit. **Units**: seconds.
    mutating func wait(_ seconds: Int, on visit: Int) { change(visit) { $0.wait += seconds } }

    /// Does what is about to happen in a call.
    mutating func take(_ event: Event.Kind, in enquiry: Enquiry) {
        // A message belongs to the visit that sends it.
        let visit = enquiry.run.underReview?.visit ?? enquiry.frame.visit
        let holdsAnswers = holdsAnswers
        change(visit) { script in
            switch event {
            case .answered(let fact, let value): if holdsAnswers { script.answers.append((fact, value)) }
            case .skippedQuestion(let fact, _): if holdsAnswers { script.answers.append((fact, .null)) }
            case .told(let fact, let value, _): script.told.append((fact, value))
            case .channel(let channel): script.channel = channel
            case .noted(let text): script.notes.append(text)
            case .skipped(let step, let reason):
                script.skips.append((enquiry.stepName(step), reason))
            case .withheld(let message, let reason): script.withheld.append((message, reason))
            case .reopened(let round): script.others.append(("open", "\(round)"))
            case .removed(let round): script.others.append(("remove", "\(round)"))
            case .back: script.others.append(("back", "true"))
            case .picked(let node): script.others.append(("go", "\"\(node)\""))
            case .hungUp: script.others.append(("hangUp", "true"))
            case .abandoned(let reason):
                var writer = JSONWriter()
                writer.string(reason)
                script.others.append(("abandon", writer.text))
            // A scenario ticks, reads, approves and goes round by itself.
            case .ticked, .read, .round, .roundsDone, .queued, .closing: break
            // Neither changes where a call goes.
            case .opened, .responded, .drafted, .draftedStep, .parked, .resumed: break
            }
        }
    }

    /// Claims something of the card of a visit.
    mutating func claim(_ sight: ClaimedSight, of visit: Int) { change(visit) { $0.sight = sight } }

    /// The visits that have scripts, in the order in which they were come to.
    var visits: [Int] { places.keys.sorted() }

    private mutating func change(_ visit: Int, _ change: (inout Script) -> Void) {
        guard let (path, number) = places[visit] else { return }
        change(&scripts[path, default: []][number])
    }

    /// Writes the member `at`; nothing if every visit goes by itself.
    func write(to writer: inout JSONWriter) {
        let used = order.filter { scripts[$0]?.contains { !$0.isEmpty } ?? false }
        guard !used.isEmpty else { return }
        writer.key("at")
        writer.object { writer in
            for path in used {
                let all = scripts[path] ?? []
                let scripts = all[...(all.lastIndex { !$0.isEmpty } ?? 0)]
                writer.key(path.text)
                if scripts.count == 1 {
                    writer.script(scripts[0])
                } else {
                    writer.array { writer in scripts.forEach { writer.script($0) } }
                }
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func script(_ script: VisitScripts.Script) {
        object { writer in
            if script.wait > 0 { writer.text("wait", TimeLimit.text(script.wait)) }
            if let channel = script.channel { writer.text("channel", channel) }
            if !script.notes.isEmpty { writer.text("note", script.notes.joined(separator: "\n")) }
            writer.scripted("told", script.told)
            writer.scripted("answers", script.answers)
            writer.texts("skip", script.skips.map { ($0.step, $0.reason) })
            writer.texts(
                "messages",
                script.withheld.map { ($0.id.rawValue, $0.reason.isEmpty ? "left out" : $0.reason) })
            for (key, json) in script.others {
                writer.key(key)
                writer.raw(json)
            }
            script.sight.write(to: &writer)
        }
    }

    private mutating func text(_ key: String, _ text: String) {
        self.key(key)
        string(text)
    }

    private mutating func texts(_ key: String, _ texts: [(String, String)]) {
        guard !texts.isEmpty else { return }
        self.key(key)
        object { writer in
            var written: Set<String> = []
            for (name, text) in texts where written.insert(name).inserted { writer.text(name, text) }
        }
    }

    /// Writes values by fact as scenarios give them, under a key; the last one counts. Nothing if there are none.
    mutating func scripted(_ key: String, _ values: [(fact: FactID, value: Value)]) {
        guard !values.isEmpty else { return }
        self.key(key)
        object { writer in
            for (index, one) in values.enumerated()
            where !values[(index + 1)...].contains(where: { $0.fact == one.fact }) {
                writer.key(one.fact.rawValue)
                // A scenario never holds a secret, only that one was given.
                if one.value == .secret { writer.string("secret") } else { writer.value(one.value) }
            }
        }
    }
}
