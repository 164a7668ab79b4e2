/// The files that flows use besides those of their parts, each read once a load.
struct OtherFiles {
    private let read: FlowLibrary.OtherReader
    private var desks: [String: DeskFile?] = [:]
    private var files: [String: UsedFile] = [:]
    /// What was reported about files that several flows of the load use.
    private var reported: Set<Finding> = []

    /// Takes a function that reads a file beside the flows.
    init(read: @escaping FlowLibrary.OtherReader) {
        self.read = read
    }

    /// The desks that a flow uses, and the files that are needed for it to be read again.
    mutating func used(
        by json: JSON, in source: SourceText, _ findings: inout [Finding], _ texts: inout [SourceText]
    ) -> (desks: [DeskFile], files: [UsedFile]) {
        var used: [DeskFile] = []
        var firsts: [String: Span] = [:]
        for element in json["use"]?.elements ?? [] {
            guard let name = element.string, StringRule.isFileName(name, ending: ".json") else { continue }
            if let first = firsts.updateValue(element.span, forKey: name) {
                findings.append(
                    source.finding(
                        .duplicateName, at: element.span, "'\(name)' is used twice",
                        related: ("first used here", first)))
                continue
            }
            if let desk = desk(name, at: element.span, of: source, &findings, &texts) { used.append(desk) }
        }
        let tables = tables(
            of: [(json, source)] + used.map { ($0.json, $0.source) }, &findings, &texts)
        return (used, used.compactMap { files[$0.name] } + tables)
    }

    /// The files with the rows of the tables that some files declare; their bytes are not looked at.
    mutating func tables(
        of declaring: [(json: JSON, source: SourceText)], _ findings: inout [Finding],
        _ texts: inout [SourceText]
    ) -> [UsedFile] {
        var used: [UsedFile] = []
        for (json, source) in declaring {
            for member in json["tables"]?.members ?? [] {
                guard let csv = member.value["csv"], let name = csv.string,
                    StringRule.isFileName(name, ending: ".csv"), !used.contains(where: { $0.name == name })
                else { continue }
                if let file = files[name] {
                    used.append(file)
                } else if let text = read(name) {
                    let file = UsedFile(name: name, source: text)
                    (files[name], texts) = (file, texts + [text])
                    used.append(file)
                } else if reported.insert(lack(of: name, at: csv.span, in: source)).inserted {
                    findings.append(lack(of: name, at: csv.span, in: source))
                }
            }
        }
        return used
    }

    private func lack(of name: String, at span: Span, in source: SourceText) -> Finding {
        source.finding(.unknownFile, at: span, "there is no file '\(name)' beside this one")
    }

    /// The findings about a flow, without what was reported already about a file that it shares with others.
    mutating func unreported(_ findings: [Finding], in source: SourceText) -> [Finding] {
        desks.isEmpty
            ? findings : findings.filter { $0.location.file == source.name || reported.insert($0).inserted }
    }

    private mutating func desk(
        _ name: String, at span: Span, of source: SourceText, _ findings: inout [Finding],
        _ texts: inout [SourceText]
    ) -> DeskFile? {
        if let known = desks[name], let desk = known { return desk }
        guard let text = read(name) else {
            findings.append(lack(of: name, at: span, in: source))
            return nil
        }
        let (desk, found) = DeskFile.read(ParsedFile(text), named: name)
        if desks[name] == nil {
            texts.append(text)
            findings += found
        }
        desks[name] = .some(desk)
        if let desk {
            files[name] = UsedFile(name: name, source: text)
            return desk
        }
        if found.isEmpty {
            findings.append(
                source.finding(.notADesk, at: span, "'\(name)' is no desk: it is not marked \"desk\": true"))
        }
        return nil
    }
}
