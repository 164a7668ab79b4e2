import Foundation

/// Makes a typed flow from a file and lists everything that is wrong with it.
///
/// Decoding continues past every mistake, so that a supervisor sees all of them at once. A flow that came
/// with errors is only good for checks, never for a call.
struct FlowDecoder {
    /// The flow's file.
    let file: SourceText
    /// The file in which findings are placed: the flow's, or that of a desk while its definitions are decoded.
    var source: SourceText { didSet { cursor = StringCursor(0..<0) } }
    /// The root object of the flow's file.
    let root: JSON
    /// The desks whose definitions it uses, in the order in which it names them.
    let desks: [DeskFile]
    /// The files that it needs besides its own, found by their names: desks and tables.
    let files: [UsedFile]
    /// Whether it is read without what others lend it: a part without a caller, a desk without a flow.
    let isAlone: Bool
    /// The flows that this one may call, already decoded.
    let parts: [FlowID: Flow]
    /// The flow for which a part is decoded: it lends its time zone, currency, language, channels and
    /// contacts.
    let caller: Flow?
    /// The findings so far.
    var findings: [Finding] = []
    /// The names declared so far.
    var scope = Scope(currency: nil)
    /// The slots that expressions read.
    var readNames: SlotSet = []
    /// The slots that leave a text blank while they are unknown.
    var blankingNames: SlotSet = []
    /// The slots that the value of each slot is computed from; empty for one that is not computed.
    var computedReads: [[Int]] = []
    /// How callers reach the desk; empty in a part that is read by itself.
    var channels: [String] = []
    /// Texts that conditions compare facts with, where there are tables whose values they may be.
    var compared: [Flow.ComparedText] = []
    /// How far the text that was last reported about has been read.
    var cursor = StringCursor(0..<0)

    /// The values that slots have when a call begins, the last one for a slot counting.
    typealias InitialValues = [(slot: Int, value: Value)]

    /// Starts on a file whose structure has been checked.
    init(
        source: SourceText, root: JSON, parts: [FlowID: Flow] = [:], caller: Flow? = nil,
        desks: [DeskFile] = [],
        files: [UsedFile] = [], isAlone: Bool = false
    ) {
        file = source
        self.source = source
        self.root = root
        self.parts = parts
        self.caller = caller
        self.desks = desks
        self.files = files
        // A part that is read by itself has no caller to borrow from, and nothing to lend to its own parts.
        self.isAlone = isAlone || root["part"]?.bool == true && caller?.isPart ?? true
    }

    /// The flow that a parsed file describes, with its misspelt members called rightly, and what is wrong with its
    /// structure. It is nil if the file holds no flow.
    static func structure(of json: JSON, in source: SourceText) -> (meant: JSON?, findings: [Finding]) {
        var check = StructureCheck(source: source)
        check.check(json, against: .object(.flow), named: "a flow")
        guard json.members != nil else { return (nil, check.findings) }
        let meant = check.meant(by: json)
        let telling = ["format", "start", "facts", "outcomes", "nodes"]
        guard telling.contains(where: { meant[$0] != nil }) else {
            let opening = json.span.lowerBound..<json.span.lowerBound + 1
            return (
                nil,
                [
                    source.finding(
                        .notAFlow, at: opening, "this is no flow: it has neither 'format' nor 'nodes'")
                ]
            )
        }
        return (meant, check.findings)
    }

    /// Decodes a file whose structure has been checked.
    static func decode(
        _ json: JSON, of source: SourceText, parts: [FlowID: Flow] = [:], caller: Flow? = nil,
        desks: [DeskFile] = [], files: [UsedFile] = []
    ) -> (flow: Flow, findings: [Finding]) {
        var decoder = FlowDecoder(
            source: source, root: json, parts: parts, caller: caller, desks: desks, files: files)
        let flow = decoder.decode()
        return (flow, decoder.findings)
    }

    /// What a flow lends to its parts, decoded without its facts and nodes.
    static func header(
        of json: JSON, in source: SourceText, desks: [DeskFile], files: [UsedFile]
    ) -> Flow? {
        guard json.members != nil else { return nil }
        let hours = ([json] + desks.map(\.json)).firstResult { $0["hours"] }
        let shared = ["contacts", "hours"] + (hours?["closedIn"] == nil ? [] : ["tables"])
        func lent(_ json: JSON, _ names: [String]) -> JSON {
            JSON(
                value: .object((json.members ?? []).filter { names.contains($0.key) }), span: json.span)
        }
        let header = lent(
            json, ["id", "part", "language", "timeZone", "currency", "channels"] + shared)
        let lenders = desks.map {
            DeskFile(name: $0.name, source: $0.source, json: lent($0.json, shared))
        }
        var decoder = FlowDecoder(source: source, root: header, desks: lenders, files: files)
        return decoder.decode()
    }

    /// Decodes the flow.
    mutating func decode() -> Flow {
        let isPart = root["part"]?.bool ?? false
        // Read alone, any one currency will do.
        let currency =
            root["currency"]?.string.flatMap { Currency(code: $0) } ?? caller?.currency
            ?? (isAlone ? Currency(code: "USD") : nil)
        channels = root["channels"].map { list($0).compactMap(\.string) } ?? caller?.channels ?? []
        scope = Scope(currency: currency)
        scope.zone = (root["timeZone"]?.string ?? caller?.timeZone.identifier).flatMap { name in
            TimeZone(identifier: name).flatMap { $0.isUTC ? nil : name }
        }
        scope.texts = ValueText(
            language: root["language"]?.string ?? caller?.language ?? "en",
            timeZone: root["timeZone"]?.string.flatMap { TimeZone(iana: $0) } ?? caller?.timeZone ?? .gmt)
        checkSharedNames()
        let tables = decodeTables()
        scope.hours = decodeHours(in: scope.texts.timeZone, tables) ?? caller?.hours
        // A part that is read by itself may be lent any hours.
        if isAlone, scope.hours == nil {
            let workday = [9 * 60..<17 * 60]
            scope.hours = OpeningHours(week: Array(repeating: workday, count: 5) + [[], []], timeZone: .gmt)
        }
        checkUnreadPlaceholders()
        let known = Flow.KnownSlots(
            now: scope.declare("now", .timestamp, mayBeNull: false),
            today: scope.declare("today", .date, mayBeNull: false),
            agent: scope.declare("agent", .string, mayBeNull: false),
            channel: scope.declare(
                "channel", .string, options: isPart || channels.isEmpty ? nil : channels, mayBeNull: false),
            notes: scope.declare("notes", .string, mayBeNull: false),
            round: scope.declare("round", .int, mayBeNull: false))
        var values: InitialValues = [(known.notes, .string("")), (known.round, .int(1))]
        let contacts = declareContacts(&values)
        if isAlone { declareLentContacts() }
        let drafts = declareFacts()
        let calls = declareCalls(&values)
        let (declared, computed) = decodeFacts(drafts, tables, currency: currency, &values)
        computedReads = Array(repeating: [], count: scope.slotCount)
        for one in computed { computedReads[one.slot] = one.expression.reads }
        let messages = decodeMessages()
        let targets = decodeTargets()
        let nodes = decodeNodes(declared, calls: calls)
        let summary = decodeSummary(isPart: isPart)
        let start: Reference<Node> = reference(root["start"]) ?? Reference(id: "", span: 0..<0)
        let facts = declaredOrRead(declared)
        let (outcomes, results) = (decodeOutcomes(), results(facts, nodes))
        return Flow(
            id: FlowID(root["id"]?.string ?? ""), idSpan: root["id"]?.span ?? 0..<1,
            title: root["title"]?.string ?? "",
            version: root["version"]?.string ?? "",
            language: root["language"]?.string ?? caller?.language ?? "en",
            timeZone: root["timeZone"]?.string.flatMap { TimeZone(iana: $0) } ?? caller?.timeZone
                ?? .gmt,
            currency: currency, channels: channels, isPart: isPart,
            summary: summary, start: start, contacts: Catalog(contacts),
            hours: scope.hours, targets: targets, facts: facts, messages: messages, outcomes: outcomes,
            hangUp: hangUp(), reasons: list(definition(of: "reasons")?.json).compactMap(\.string),
            nodes: nodes, audit: decodeAudit(), ignores: ignores,
            scope: scope, file: file, files: files, namesInExpressions: readNames,
            namesThatBlank: blankingNames,
            results: results,
            roundType: isPart ? Self.roundType(results, outcomes) : RecordType("a round", []),
            computed: computed, lapsing: lapsing(facts, nodes),
            tables: tables.values.sorted { $0.name < $1.name }, comparedTexts: compared,
            initialValues: all(values), known: known)
    }

    /// The initial value of every slot, null where none is given.
    private func all(_ values: InitialValues) -> [Value] {
        var all = Array(repeating: Value.null, count: scope.slotCount)
        for (slot, value) in values { all[slot] = value }
        return all
    }

    private func hangUp() -> HangUp? {
        guard let json = root["hangUp"], let end: Reference<Outcome> = reference(json["end"]) else {
            return nil
        }
        return HangUp(end: end, send: references(json["send"]))
    }

    /// A part that is read by itself may name any contact: which ones its callers lend is checked with them.
    private mutating func declareLentContacts() {
        for match in file.text.matches(of: #/contacts\.([a-z][A-Za-z0-9]*)\.(name|email|phone|url)/#)
        where scope.slot(of: String(match.output.0)) == nil {
            scope.declare(String(match.output.0), .string, mayBeNull: false)
        }
    }

    private mutating func declareContacts(_ values: inout InitialValues) -> [Contact] {
        let definitions = definitions("contacts")
        let own = definitions.map { definition in
            let member = definition.member
            return Contact(
                id: ContactID(member.key), span: member.keySpan, file: definition.source,
                members: Catalog(
                    (member.value.members ?? []).compactMap { part in
                        guard part.key != "comment", let value = part.value.string else { return nil }
                        return Contact.Member(name: part.key, value: value)
                    }), isSender: member.value["sender"]?.bool ?? false)
        }
        let ownNames = Set(own.map(\.id))
        let all = own + (caller?.contacts.filter { !ownNames.contains($0.id) } ?? [])
        for definition in definitions {
            within(definition.source) { $0.checkAddress(definition.member.value["email"]) }
        }
        for contact in all {
            for member in contact.members {
                let slot = scope.declare(
                    "contacts.\(contact.id).\(member.name)", .string, mayBeNull: false)
                values.append((slot, .string(member.value)))
            }
        }
        return own
    }

    private mutating func decodeOutcomes() -> Catalog<Outcome> {
        let outcomes = members("outcomes").map { member in
            Outcome(
                id: OutcomeID(member.key), span: member.keySpan, label: member.value["label"]?.string ?? "",
                kind: member.value["kind"]?.string.flatMap(Outcome.Kind.init) ?? .resolved)
        }
        return Catalog(outcomes)
    }

    /// The flow's own facts, and those of its desks that it reads: a record has nothing to say of the others.
    private func declaredOrRead(_ facts: Catalog<Fact>) -> Catalog<Fact> {
        guard !desks.isEmpty else { return facts }
        return Catalog(facts.filter { $0.file.name == file.name || readNames.contains($0.slot) })
    }

    private mutating func decodeTargets() -> [Target] {
        if let json = root["targets"], root["part"]?.bool ?? false, !list(json).isEmpty {
            report(.unreadTargets, at: json.span, "targets of a part are not read: they belong to the call")
        }
        var seen: [String: Span] = [:]
        return list(root["targets"]).compactMap { json in
            if let name = json["id"], let text = name.string,
                let first = seen.updateValue(name.span, forKey: text)
            {
                report(
                    .duplicateName, at: name.span, "the target '\(text)' is given twice",
                    related: ("first given here", first))
                return nil
            }
            guard let id = json["id"]?.string else { return nil }
            return Target(
                id: TargetID(id), label: template(json["label"]),
                limit: json["within"]?.string.flatMap(TimeLimit.seconds) ?? 0,
                scope: json["per"]?.string.flatMap(Target.Scope.init) ?? .enquiry,
                until: reference(json["until"]), when: expression(json["when"], for: .condition),
                countsOpenTime: countsOpenTime(json["clock"]), note: lines(json["note"]))
        }
    }

    private mutating func countsOpenTime(_ clock: JSON?) -> Bool {
        guard let clock, clock.string == "open" else { return false }
        if scope.hours == nil {
            report(.badValue, at: clock.span, "a clock that counts open time needs the flow's 'hours'")
        }
        return scope.hours != nil
    }
}

extension TimeZone {
    /// Whether its days and hours are those of UTC.
    fileprivate var isUTC: Bool { ["UTC", "GMT", "Etc/UTC", "Etc/GMT"].contains(identifier) }
}
