import TriageCore

/// What scenarios noticed of the changes to their flows, as text or JSON.
struct MutationReport {
    private let trial: MutationTrial
    private let verdicts: [MutationTrial.Verdict]
    private let texts: [String: SourceText]

    init(_ trial: MutationTrial, texts: [SourceText]) {
        self.trial = trial
        verdicts = trial.verdicts()
        self.texts = Dictionary(texts.map { ($0.name, $0) }) { first, _ in first }
    }

    private var survivors: [(mutation: Mutation, telling: MutationTrial.Telling?)] {
        zip(trial.mutations, verdicts).compactMap { mutation, verdict in
            if case .survived(let telling) = verdict { (mutation, telling) } else { nil }
        }
    }

    /// The calls that would have noticed changes, with the flows whose scenarios they belong to.
    var tellings: [MutationTrial.Telling] { survivors.compactMap(\.telling) }

    private var ignored: [(mutation: Mutation, because: String)] {
        zip(trial.mutations, verdicts).compactMap { mutation, verdict in
            if case .ignored(let because) = verdict { (mutation, because) } else { nil }
        }
    }

    private var stillborn: Int { verdicts.count { $0 == .stillborn } }
    private var equivalent: Int { verdicts.count { $0 == .equivalent } }
    private var counted: Int { verdicts.count - stillborn - equivalent - ignored.count }
    private var killed: Int { counted - survivors.count }

    /// The share of the changes that count which a scenario noticed; nil if none counts. **Units**: percent.
    var percent: Double? { counted == 0 ? nil : Double(killed) * 100 / Double(counted) }

    /// The changes that no scenario noticed, each with its line, a caret and a call that tells, and a summary.
    /// **Shape** of its last line: `mutations: 98.5 % (1280 of 1300 changes were noticed)`.
    var text: String {
        var lines: [String] = []
        for (mutation, telling) in survivors {
            lines.append(
                "\(mutation.location.headline): not noticed: \(mutation.change) [\(mutation.kind.rawValue)]")
            if let text = texts[mutation.location.file] {
                lines += Excerpt(mutation.location, of: text).lines
            }
            lines +=
                telling.map {
                    ["  told by: \($0.call.name)", "    on the way \($0.call.path.joined(separator: " > "))"]
                }
                ?? ["  no call was found that tells"]
        }
        for finding in trial.superfluousIgnores(after: verdicts) {
            lines.append(finding.headline)
            if let text = texts[finding.location.file] { lines += Excerpt(finding.location, of: text).lines }
        }
        var uncounted = [
            "\(trial.plainLines) lines of plain words", "\(stillborn) changes on which no call can be taken",
            "\(equivalent) that make no difference",
        ]
        if !ignored.isEmpty { uncounted.append("\(ignored.count) that are ignored, with a reason") }
        lines.append("not counted: " + uncounted.joined(separator: ", "))
        let tenths = percent.map { Int($0 * 10) }
        lines.append(
            tenths.map { "mutations: \($0 / 10).\($0 % 10) % (\(killed) of \(counted) changes were noticed)" }
                ?? "mutations: there was nothing to change")
        return lines.joined(separator: "\n")
    }

    /// Writes the report as a member. **Shape**: `"mutations":{"percent":98.5,"counted":1300,"noticed":1280,
    /// "stillborn":12,"equivalent":3,"plainLines":140,"survivors":[{"kind","change","flow","file","line","column",
    /// "told":{"flow","scenario"}}],"ignored":[{…,"because"}]}`; the percentage null where nothing counts, `told` where no
    /// call was found.
    func write(to writer: inout JSONWriter) {
        writer.key("mutations")
        writer.object { writer in
            writer.key("percent")
            if let percent { writer.double(percent) } else { writer.null() }
            let counts = [
                ("counted", counted), ("noticed", killed), ("stillborn", stillborn),
                ("equivalent", equivalent),
                ("plainLines", trial.plainLines),
            ]
            for (key, count) in counts {
                writer.key(key)
                writer.int(count)
            }
            writer.key("survivors")
            writer.array { writer in
                for (mutation, telling) in survivors {
                    writer.object { writer in
                        writer.place(mutation)
                        writer.key("told")
                        guard let telling else { return writer.null() }
                        writer.object { writer in
                            writer.key("flow")
                            writer.string(telling.flow.rawValue)
                            writer.key("scenario")
                            writer.raw(telling.call.scenario)
                        }
                    }
                }
            }
            writer.key("ignored")
            writer.array { writer in
                for (mutation, because) in ignored {
                    writer.object { writer in
                        writer.place(mutation)
                        writer.key("because")
                        writer.string(because)
                    }
                }
            }
        }
    }
}

extension JSONWriter {
    /// Writes the members that say what a change is and where.
    fileprivate mutating func place(_ mutation: Mutation) {
        let members = [
            ("kind", mutation.kind.rawValue), ("change", mutation.change),
            ("flow", mutation.flow.rawValue), ("file", mutation.location.file),
        ]
        for (key, text) in members {
            self.key(key)
            string(text)
        }
        key("line")
        int(mutation.location.start.line)
        key("column")
        int(mutation.location.start.column)
    }
}
