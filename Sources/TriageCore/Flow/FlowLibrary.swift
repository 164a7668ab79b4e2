/// A flow and all parts that it calls, directly or through other parts: what one enquiry runs on.
public struct FlowSet: Sendable, Equatable {
    /// The flow that the agent started, then its parts.
    package let flows: [Flow]
    /// The flow that lends its zone, contacts and hours to the main one, a part that is run by itself; nil for any
    /// other.
    let lender: Flow?
    private let index: [FlowID: Int]

    /// Joins a flow with its parts.
    init(main: Flow, parts: [Flow], lender: Flow? = nil) {
        self.lender = lender
        flows = [main] + parts
        index = Dictionary(flows.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The flow that the agent started.
    package var main: Flow { flows[0] }

    /// One of the parts as a call of its own, with what the main flow lends it; nil if there is no such part.
    package func part(_ id: FlowID) -> FlowSet? {
        guard let position = position(of: id), position > 0 else { return nil }
        return FlowSet(
            main: flows[position], parts: flows.dropFirst().filter { $0.id != id }, lender: lender ?? main)
    }

    /// The position of a flow in `flows`.
    func position(of id: FlowID) -> Int? { index[id] }

    /// The files that the flows need besides their own, each once, in order of name.
    package var files: [UsedFile] {
        var seen: Set<String> = []
        return flows.flatMap(\.files).filter { seen.insert($0.name).inserted }.sorted { $0.name < $1.name }
    }

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
    private let other: OtherReader
    /// Parts that are taken as they are instead of being read.
    private let decoded: [Flow]

    /// Returns a file that lies beside the flows, by its whole name; nil if there is no such file.
    public typealias OtherReader = @Sendable (String) -> SourceText?

    /// Takes a function that reads a flow's file, so that a folder, a snapshot and a test are read alike.
    ///
    /// - Parameters:
    ///   - names: the flows that exist, for suggesting one in place of an unknown name; looked up only then.
    ///   - other: reads what flows use besides: desks and tables.
    ///   - read: returns the text of a flow's file.
    public init(
        names: @autoclosure @escaping @Sendable () -> [FlowID] = [],
        other: @escaping OtherReader = { _ in nil }, read: @escaping Reader
    ) {
        self.init(names: names(), other: other, file: { read($0).map(ParsedFile.init) })
    }

    /// Takes a function that returns files that may be parsed already.
    ///
    /// - Parameters:
    ///   - names: the flows that exist, for suggesting one in place of an unknown name; looked up only then.
    ///   - other: reads what flows use besides: desks and tables.
    ///   - file: returns a flow's file; nil if there is none.
    ///   - decoded: parts that need not be read, since they were, for the same flow, with all that they call.
    package init(
        names: @autoclosure @escaping @Sendable () -> [FlowID],
        other: @escaping OtherReader,
        file: @escaping @Sendable (FlowID) -> ParsedFile?,
        decoded: [Flow] = []
    ) {
        self.names = names
        self.other = other
        self.file = file
        self.decoded = decoded
    }

    /// The result of loading a flow.
    public struct Loaded: Sendable {
        /// The flow and its parts; nil if its file could not be read as JSON.
        public let flows: FlowSet?
        /// Everything that is wrong with it, in the order of the files.
        package let findings: [Finding]
        /// The texts that were read, for quoting lines from them.
        package let texts: [SourceText]
        /// Whether the file holds what flows share rather than a flow.
        package var isDesk = false
        /// The tables of such a file.
        var tables: [Table] = []
    }

    /// Loads a flow and its parts and checks their structure, names and types; nil if there is no such file.
    public func load(_ id: FlowID) -> Loaded? {
        file(id).map { load($0) }
    }

    /// Loads a flow from a given text; its parts are looked up by name.
    package func load(_ source: SourceText) -> Loaded { load(ParsedFile(source)) }

    /// Loads a flow from a given file; its parts are looked up by name.
    package func load(_ file: ParsedFile) -> Loaded {
        var loading = Loading(file: self.file, other: other, names: names, decoded: decoded)
        if let json = file.json, DeskFile.isDesk(json) {
            loading.check(desk: file)
            return Loaded(
                flows: nil, findings: loading.findings, texts: loading.texts, isDesk: true,
                tables: loading.tables)
        }
        let main = loading.flow(of: file, caller: nil, stack: [])
        let set = main.map { FlowSet(main: $0, parts: loading.parts) }
        return Loaded(flows: set, findings: loading.findings, texts: loading.texts)
    }
}
