/// A flow and all parts that it calls, directly or through other parts: what one enquiry runs on.
public struct FlowSet: Sendable, Equatable {
    /// The flow that the agent started, then its parts.
    package let flows: [Flow]
    private let index: [FlowID: Int]

    /// Joins a flow with its parts.
    init(main: Flow, parts: [Flow]) {
        flows = [main] + parts
        index = Dictionary(flows.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The flow that the agent started.
    package var main: Flow { flows[0] }

    /// One of the parts as a call of its own, with what the main flow lends it; nil if there is no such part.
    package func part(_ id: FlowID) -> FlowSet? {
        guard let position = position(of: id), position > 0 else { return nil }
        return FlowSet(main: flows[position], parts: flows.dropFirst().filter { $0.id != id })
    }

    /// The position of a flow in `flows`.
    func position(of id: FlowID) -> Int? { index[id] }

    /// Whether both have the same main flow and the same parts, in any order.
    public static func == (left: FlowSet, right: FlowSet) -> Bool {
        left.main == right.main && Catalog(left.flows) == Catalog(right.flows)
    }
}

/// Finds flows by name and loads them with all parts that they call.
public struct FlowLibrary: Sendable {
    /// Returns the text of a flow's file; nil if there is no such file.
    public typealias Reader = @Sendable (FlowID) -> SourceText?

    private let names: @Sendable () -> [FlowID]
    private let file: @Sendable (FlowID) -> ParsedFile?

    /// Takes a function that reads a flow's file, so that a folder, a snapshot and a test are read alike.
    ///
    /// - Parameters:
    ///   - names: the flows that exist, for suggesting one in place of an unknown name; looked up only then.
    ///   - read: returns the text of a flow's file.
    public init(names: @autoclosure @escaping @Sendable () -> [FlowID] = [], read: @escaping Reader) {
        self.init(names: names()) { read($0).map(ParsedFile.init) }
    }

    /// Takes a function that returns files that may be parsed already.
    ///
    /// - Parameters:
    ///   - names: the flows that exist, for suggesting one in place of an unknown name; looked up only then.
    ///   - file: returns a flow's file; nil if there is none.
    package init(
        names: @autoclosure @escaping @Sendable () -> [FlowID],
        file: @escaping @Sendable (FlowID) -> ParsedFile?
    ) {
        self.names = names
        self.file = file
    }

    /// The result of loading a flow.
    public struct Loaded: Sendable {
        /// The flow and its parts; nil if its file could not be read as JSON.
        public let flows: FlowSet?
        /// Everything that is wrong with it, in the order of the files.
        package let findings: [Finding]
        /// The texts that were read, for quoting lines from them.
        package let texts: [SourceText]
    }

    /// Loads a flow and its parts and checks their structure, names and types; nil if there is no such file.
    public func load(_ id: FlowID) -> Loaded? {
        file(id).map { load($0) }
    }

    /// Loads a flow from a given text; its parts are looked up by name.
    package func load(_ source: SourceText) -> Loaded { load(ParsedFile(source)) }

    /// Loads a flow from a given file; its parts are looked up by name.
    package func load(_ file: ParsedFile) -> Loaded {
        var loading = Loading(file: self.file, names: names)
        let main = loading.flow(of: file, caller: nil, stack: [])
        let set = main.map { FlowSet(main: $0, parts: loading.parts) }
        return Loaded(flows: set, findings: loading.findings, texts: loading.texts)
    }
}

/// The state of one load: parts are decoded before the flow that calls them, each once.
private struct Loading {
    let file: @Sendable (FlowID) -> ParsedFile?
    let names: @Sendable () -> [FlowID]
    var parts: [Flow] = []
    var findings: [Finding] = []
    var texts: [SourceText] = []
    /// The result of decoding each name that was called.
    private var called: [FlowID: Called] = [:]

    private enum Called {
        case flow(Flow)
        case missing
        case unreadable
    }

    init(file: @escaping @Sendable (FlowID) -> ParsedFile?, names: @escaping @Sendable () -> [FlowID]) {
        self.file = file
        self.names = names
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
        let lender = caller ?? FlowDecoder.header(of: json, in: source)
        let id = FlowID(json["id"]?.string ?? "")
        let stack = stack.last == id ? stack : stack + [id]
        var parts: [FlowID: Flow] = [:]
        for node in json["nodes"]?.members ?? [] {
            guard let flow = node.value["call"]?["flow"], let name = flow.string else { continue }
            parts[FlowID(name)] = part(
                Reference(id: FlowID(name), span: flow.span), of: source, lender, stack)
        }
        let (flow, found) = FlowDecoder.decode(json, of: source, parts: parts, caller: caller)
        findings += differences + found
        return flow
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

    private mutating func decoded(_ name: FlowID, _ lender: Flow?, _ stack: [FlowID]) -> Called {
        guard let file = file(name) else { return .missing }
        guard let part = flow(of: file, caller: lender, stack: stack + [name]) else { return .unreadable }
        parts.append(part)
        return .flow(part)
    }
}
