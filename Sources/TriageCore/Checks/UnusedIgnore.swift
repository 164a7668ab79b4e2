/// A finding that a flow has ignored, and why.
package struct IgnoredFinding: Sendable, Equatable {
    /// What was found.
    package let finding: Finding
    /// Why it is to stay, as the flow says.
    package let because: String
}

extension Checks {
    /// Takes out of what was found what the flows say is to be ignored, and adds what is wrong with saying so.
    ///
    /// - Parameter sets: the flows that were checked, each with its parts; an entry of a part is only then superfluous
    ///   if the part was checked by itself.
    package static func heeding(
        _ sets: [FlowSet], _ findings: [Finding]
    ) -> (findings: [Finding], ignored: [IgnoredFinding]) {
        let flows = Dictionary(
            sets.flatMap(\.flows).map { ($0.file.name, $0) }, uniquingKeysWith: { first, _ in first })
        guard flows.values.contains(where: { !$0.ignores.isEmpty }) else { return (findings, []) }
        var kept: [Finding] = []
        var ignored: [IgnoredFinding] = []
        var used: [String: Set<Int>] = [:]
        for finding in findings {
            let entries = flows[finding.location.file]?.ignores ?? []
            let entry = entries.firstIndex { $0.covers(finding.code, finding.location) }
            guard let entry, finding.severity < .error || !binding.contains(finding.code) else {
                kept.append(finding)
                continue
            }
            ignored.append(IgnoredFinding(finding: finding, because: entries[entry].because))
            used[finding.location.file, default: []].insert(entry)
        }
        // What follows from an error may be lacking among what was found.
        let broken = Set(kept.filter { $0.severity == .error }.map(\.location.file))
        let judged = Set(sets.map(\.main.file.name))
        for file in judged.sorted() {
            guard let flow = flows[file] else { continue }
            for (index, entry) in flow.ignores.enumerated() {
                if let mistake = entry.mistake(in: flow.file) {
                    kept.append(mistake)
                } else if !broken.contains(file), used[file]?.contains(index) != true,
                    // What nobody notices is found by changing the flow, which no check does.
                    !entry.isAbout(.unnoticedChange)
                {
                    kept.append(entry.superfluous(in: flow.file))
                }
            }
        }
        return (kept, ignored)
    }
}

extension Ignore {
    /// Whether it silences findings of a code.
    func isAbout(_ code: Finding.Code) -> Bool { code.name == self.code }

    /// Whether it silences the findings of a code at a location in its flow's file.
    func covers(_ code: Finding.Code, _ location: Finding.Location) -> Bool {
        isAbout(code) && place?.contains(location.span.lowerBound) == true
    }

    /// What is wrong with the names in the entry; nil if nothing is.
    fileprivate func mistake(in file: SourceText) -> Finding? {
        guard let known = Checks.codes.first(where: { $0.name == code }) else {
            let nearest = NearestName.of(code, among: Checks.codes.map(\.name))
            return file.finding(
                .badValue, at: codeSpan,
                "no finding has the code '\(code)'\(NearestName.hint(naming: nearest))", suggestion: nearest)
        }
        guard !Checks.binding.contains(known) else {
            return file.finding(
                .badValue, at: codeSpan,
                "'\(code)' cannot be ignored: errors of structure, names and types stop every call")
        }
        guard place == nil else { return nil }
        return file.finding(
            .badValue, at: atSpan, "there is no '\(at)' in this flow\(NearestName.hint(naming: nearest))",
            suggestion: nearest)
    }

    /// The finding that there is nothing to silence.
    func superfluous(in file: SourceText) -> Finding {
        var finding = file.finding(.unusedIgnore, at: span, "there is no '\(code)' to ignore at '\(at)'")
        finding.fix = file.removal(of: span).map { Finding.Fix([.init($0)]) }
        return finding
    }
}

extension Finding.Code {
    /// An entry of `ignore` that matches no finding.
    static let unusedIgnore = Finding.Code(
        "unused-ignore", .warning,
        fault: "The flow has a finding ignored that there is not, or no longer is.",
        harm: "Were the mistake made again, with another cause, it would pass unseen.",
        cure: "Remove the entry, or let \"at\" name the place of the finding.",
        examples: Finding.Example(
            "there is no 'unused-fact' to ignore at 'facts.isOn'",
            in: [
                "ignore":
                    #"[▸{ "code": "unused-fact", "at": "facts.isOn", "because": "asked again next year" }]"#
            ],
            cured: [
                "facts":
                    #"{ "isOn": { "type": "yesno", "label": "On?" }, "isOld": { "type": "yesno", "label": "Old?" } }"#,
                "ignore":
                    #"[{ "code": "unused-fact", "at": "facts.isOld", "because": "asked again next year" }]"#,
            ]))
}
