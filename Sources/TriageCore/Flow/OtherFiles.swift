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
        return (used, used.compactMap { files[$0.name] })
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
            findings.append(source.finding(.unknownFile, at: span, "there is no file '\(name)' beside this one"))
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
