/// The state of one load: parts are decoded before the flow that calls them, each once.
struct Loading {
    private let file: @Sendable (FlowID) -> ParsedFile?
    private let names: @Sendable () -> [FlowID]
    private var others: OtherFiles
    /// The parts decoded so far, each after those it calls.
    private(set) var parts: [Flow] = []
    /// Everything that is wrong so far.
    private(set) var findings: [Finding] = []
    /// The tables of a desk that is checked by itself.
    private(set) var tables: [Table] = []
    /// The texts that were read so far.
    private(set) var texts: [SourceText] = []
    /// The result of decoding each name that was called.
    private var called: [FlowID: Called] = [:]
    /// Parts that are taken as they are.
    private let known: [FlowID: Flow]

    private enum Called {
        case flow(Flow)
        case missing
        case unreadable
    }

    /// Starts with functions that look up flows, other files and, for suggestions, the names of flows.
    ///
    /// - Parameter decoded: parts that are taken as they are, with all that they call.
    init(
        file: @escaping @Sendable (FlowID) -> ParsedFile?, other: @escaping FlowLibrary.OtherReader,
        names: @escaping @Sendable () -> [FlowID], decoded: [Flow] = []
    ) {
        known = Dictionary(decoded.map { ($0.id, $0) }) { first, _ in first }
        self.file = file
        self.names = names
        others = OtherFiles(read: other)
    }

    /// Decodes a file with all parts that it calls. `stack` names the flows already being decoded.
    mutating func flow(of file: ParsedFile, caller: Flow?, stack: [FlowID]) -> Flow? {
        let source = file.source
        texts.append(source)
        findings += source.findings(of: file.problems)
        guard let parsed = file.json else { return nil }
        let (meant, differences) = FlowDecoder.structure(of: parsed, in: source)
        guard let json = meant else {
            findings += differences
            return nil
        }
        let (desks, files) = others.used(by: json, in: source, &findings, &texts)
        // Only parts are lent something, and few flows have any.
        var lender = caller
        let id = FlowID(json["id"]?.string ?? "")
        let stack = stack.last == id ? stack : stack + [id]
        var parts: [FlowID: Flow] = [:]
        for node in json["nodes"]?.members ?? [] {
            guard let flow = node.value["call"]?["flow"], let name = flow.string else { continue }
            lender = lender ?? FlowDecoder.header(of: json, in: source, desks: desks, files: files)
            parts[FlowID(name)] = part(
                Reference(id: FlowID(name), span: flow.span), of: source, lender, stack)
        }
        let (flow, found) = FlowDecoder.decode(
            json, of: source, parts: parts, caller: caller, desks: desks, files: files)
        findings += differences + others.unreported(found, in: source)
        return flow
    }

    /// Checks a desk by itself.
    mutating func check(desk file: ParsedFile) {
        texts.append(file.source)
        let name = file.source.name.split(separator: "/").last.map(String.init) ?? ""
        let (desk, found) = DeskFile.read(file, named: name)
        findings += found
        guard let desk else { return }
        let files = others.tables(of: [(desk.json, desk.source)], &findings, &texts)
        let (problems, tables) = FlowDecoder.check(desk, files: files)
        findings += problems
        self.tables = tables
    }

    /// The part that a node calls; nil, with a finding at the call, if it cannot be called.
    private mutating func part(
        _ reference: Reference<Flow>, of source: SourceText, _ lender: Flow?, _ stack: [FlowID]
    ) -> Flow? {
        let name = reference.id
        func report(_ code: Finding.Code, _ message: String, suggestion: String? = nil) -> Finding {
            source.finding(code, at: reference.span, message, suggestion: suggestion)
        }
        if stack.contains(name) {
            let circle = stack.drop { $0 != name } + [name]
            let names = circle.map(\.rawValue).joined(separator: " calls ")
            findings.append(report(.callRecursion, "a flow cannot call itself: \(names)"))
            return nil
        }
        if called[name] == nil { called[name] = decoded(name, lender, stack) }
        switch called[name] {
        case .flow(let part):
            if part.id != name {
                findings.append(report(.idMismatch, "the flow in '\(name).json' has the id '\(part.id)'"))
            }
            if !part.isPart {
                findings.append(
                    report(.notAPart, "'\(name)' can only be called once it is marked \"part\": true"))
            }
            return part
        case .missing:
            let nearest = NearestName.of(name.rawValue, among: names().map(\.rawValue))
            let hint = NearestName.hint(naming: nearest)
            findings.append(
                report(.unknownFlow, "there is no flow '\(name)' beside this one\(hint)", suggestion: nearest)
            )
            return nil
        // Its problems were reported when it was read.
        case .unreadable, nil: return nil
        }
    }

    /// Takes a part as it is, after those that it calls.
    private mutating func take(_ part: Flow) {
        for call in part.nodes.compactMap(\.call) {
            guard called[call.flow.id] == nil, let inner = known[call.flow.id] else { continue }
            take(inner)
            called[call.flow.id] = .flow(inner)
        }
        parts.append(part)
    }

    private mutating func decoded(_ name: FlowID, _ lender: Flow?, _ stack: [FlowID]) -> Called {
        if let known = known[name] {
            take(known)
            return .flow(known)
        }
        guard let file = file(name) else { return .missing }
        guard let part = flow(of: file, caller: lender, stack: stack + [name]) else { return .unreadable }
        parts.append(part)
        return .flow(part)
    }
}
