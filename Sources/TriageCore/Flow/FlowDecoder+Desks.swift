/// Definitions that a flow shares with others: each is written in its own file or in a desk that it uses.
extension FlowDecoder {
    /// Something that a flow or one of its desks defines by name.
    struct Definition {
        /// The name and what it stands for.
        let member: JSON.Member
        /// The file that it is written in.
        let source: SourceText
    }

    /// What the flow and its desks define of one kind, the flow's own first.
    func definitions(_ kind: String) -> [Definition] {
        let own = members(kind).map { Definition(member: $0, source: file) }
        guard !desks.isEmpty else { return own }
        var seen = Set(own.map(\.member.key))
        return own
            + desks.flatMap { desk in
                (desk.json[kind]?.members ?? []).filter {
                    $0.key != "comment" && seen.insert($0.key).inserted
                }.map { Definition(member: $0, source: desk.source) }
            }
    }

    /// A member that a flow has once, such as its hours, and the file that gives it; the flow's own first.
    func definition(of member: String) -> (json: JSON, source: SourceText)? {
        root[member].map { ($0, file) }
            ?? desks.firstResult { desk in desk.json[member].map { ($0, desk.source) } }
    }

    /// Does something while findings are placed in another file.
    mutating func within<Result>(_ other: SourceText, _ work: (inout FlowDecoder) -> Result) -> Result {
        guard other.name != source.name else { return work(&self) }
        let outer = source
        source = other
        defer { source = outer }
        return work(&self)
    }

    /// Reports each name that two files define, since a text could not tell which of the two is meant.
    mutating func checkSharedNames() {
        guard !desks.isEmpty else { return }
        for kind in ["contacts", "facts", "options", "tables", "messages"] {
            var firsts: [String: Finding.Location] = [:]
            for (json, source) in desks.map({ ($0.json, $0.source) }) + [(root, file)] {
                for member in json[kind]?.members ?? [] where member.key != "comment" {
                    let place = source.location(of: member.keySpan)
                    guard let first = firsts[member.key], first.file != place.file else {
                        firsts[member.key] = place
                        continue
                    }
                    report(twice: "'\(member.key)' is", at: member.keySpan, of: source, first)
                }
            }
        }
        for name in ["hours", "reasons"] {
            let places = desks.map { ($0.json, $0.source) } + [(root, file)]
            let given = places.compactMap { json, source in
                json.members?.first { $0.key == name }.map { ($0.keySpan, source) }
            }
            for (span, source) in given.dropFirst() {
                report(twice: "'\(name)' are", at: span, of: source, given[0].1.location(of: given[0].0))
            }
        }
    }

    private mutating func report(
        twice what: String, at span: Span, of source: SourceText, _ first: Finding.Location
    ) {
        var finding = source.finding(.duplicateName, at: span, "\(what) given by two files")
        finding.related = Finding.Related(message: "first given here", location: first)
        findings.append(finding)
    }
}

/// Checking a desk by itself.
extension FlowDecoder {
    /// Whether a desk is read by itself, as if it were a flow without nodes.
    var isDesk: Bool { desks.contains { $0.source.name == file.name } }

    /// What is wrong with the definitions of a desk, whatever the flows are that use it. What they lend it, such
    /// as facts to read and a currency, is not known: that is checked with them.
    ///
    /// - Returns: the findings, and the tables, whose rows are not looked at.
    static func check(_ desk: DeskFile, files: [UsedFile]) -> (findings: [Finding], tables: [Table]) {
        let nothing = JSON(value: .object([]), span: 0..<0)
        var decoder = FlowDecoder(
            source: desk.source, root: nothing, desks: [desk], files: files, isAlone: true)
        let tables = decoder.decode().tables
        let lent = Set(Finding.Code.expressions.filter { $0 != .expressionSyntax })
        return (decoder.findings.filter { !lent.contains($0.code) }, tables)
    }
}
