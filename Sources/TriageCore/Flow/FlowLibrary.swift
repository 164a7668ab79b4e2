/// A flow and all that it calls, directly or over other parts: what one enquiry runs on.
public struct FlowSet: Sendable {
    /// The flow that the agent started first, then its parts.
    public let flows: [Flow]
    private let index: [FlowID: Int]

    /// Joins a flow with its parts.
    init(main: Flow, parts: [Flow]) {
        flows = [main] + parts
        index = Dictionary(flows.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The flow that the agent started.
    public var main: Flow { flows[0] }

    /// The position of a flow in `flows`.
    func position(of id: FlowID) -> Int? { index[id] }
}

/// Finds flows by name and loads them with all that they call.
public struct FlowLibrary: Sendable {
    /// Gives the text of a flow's file; nil when there is no such file.
    public typealias Reader = @Sendable (FlowID) -> SourceText?

    private let read: Reader

    /// Takes the way to a flow's file, so that a folder, a snapshot and a test are read alike.
    public init(read: @escaping Reader) {
        self.read = read
    }

    /// What came of loading a flow.
    public struct Loaded: Sendable {
        /// The flow and its parts; nil when its file could not be read as JSON.
        public let flows: FlowSet?
        /// All that is wrong with it, in the order of the files.
        public let findings: [Finding]
        /// The texts that were read, for showing lines of them.
        public let texts: [SourceText]

        /// Whether a call can be taken on it.
        public var isRunnable: Bool { flows != nil && !findings.contains { $0.severity == .error } }
    }

    /// Loads a flow, its parts, and their structure, names and types; nil when there is no such file.
    public func load(_ id: FlowID) -> Loaded? {
        read(id).map { load($0) }
    }

    /// Loads a flow from a text at hand; its parts are looked up by name.
    public func load(_ source: SourceText) -> Loaded {
        var loading = Loading(read: read)
        let main = loading.flow(of: source, caller: nil, stack: [])
        let set = main.map { FlowSet(main: $0, parts: loading.parts) }
        return Loaded(flows: set, findings: loading.findings, texts: loading.texts)
    }
}

/// One loading: parts are decoded before the flow that calls them, each once.
private struct Loading {
    let read: FlowLibrary.Reader
    var parts: [Flow] = []
    var findings: [Finding] = []
    var texts: [SourceText] = []

    mutating func flow(of source: SourceText, caller: Flow?, stack: [FlowID]) -> Flow? {
        texts.append(source)
        let (json, problems) = JSONParser.parse(source.bytes)
        findings += problems.map { problem in
            source.finding(
                problem.code, at: problem.span, problem.message,
                related: problem.first.map { ("first given here", $0) })
        }
        guard let json else { return nil }
        let id = FlowID(json["id"]?.string ?? "")
        let lender = caller ?? FlowDecoder.header(of: json, in: source)
        var called: [FlowID: Flow] = [:]
        for node in json["nodes"]?.members ?? [] {
            guard let reference = node.value["call"]?["flow"], let name = reference.string else { continue }
            let target = FlowID(name)
            if let known = called[target] ?? parts.first(where: { $0.id == target }) {
                called[target] = known
                continue
            }
            if target == id || stack.contains(target) {
                findings.append(
                    source.finding(
                        .callRecursion, at: reference.span,
                        "'\(name)' is being run already; a flow cannot call itself, directly or over others"))
                continue
            }
            guard let text = read(target) else {
                findings.append(
                    source.finding(
                        .unknownFlow, at: reference.span, "there is no flow '\(name)' beside this one"))
                continue
            }
            guard let part = flow(of: text, caller: lender, stack: stack + [id]) else { continue }
            if !part.isPart {
                findings.append(
                    source.finding(
                        .notAPart, at: reference.span,
                        "'\(name)' can only be called once it is marked \"part\": true"))
            }
            called[target] = part
            parts.append(part)
        }
        let (flow, found) = FlowDecoder.decode(json, of: source, parts: called, caller: caller)
        findings += found
        return flow
    }
}
