/// Decodes facts: first declares all by name and type, so that every expression can read every fact.
extension FlowDecoder {
    /// A fact whose name and slot are known but whose members are yet to be read.
    struct FactDraft {
        /// The fact's name.
        let id: FactID
        /// Where the name is declared.
        let span: Span
        /// The file that declares it: the flow's, or that of a desk.
        let source: SourceText
        /// The slot of its value.
        let slot: Int
        /// The type of its value.
        let type: FactType
        /// Whether the file names a valid type; otherwise `type` is a guess and nothing more is reported.
        let isTypeKnown: Bool
        /// The fact as written in the file; nil for the fact of a step.
        let json: JSON?

        /// The type that conditions see.
        var valueType: ValueType { isTypeKnown ? type.valueType : .dyn }
    }

    /// Declares the facts in the file and those of its steps.
    mutating func declareFacts() -> [FactDraft] {
        var drafts: [FactDraft] = []
        var declared: [String: (span: Span, source: SourceText)] = [:]
        for definition in definitions("facts") {
            let member = definition.member
            let isKnown = Self.knownNames.contains(member.key) || declared[member.key] != nil
            within(definition.source) { decoder in
                if isKnown {
                    decoder.report(
                        .duplicateName, at: member.keySpan, "'\(member.key)' is known to every flow already")
                }
                decoder.checkFunctionName(member.key, at: member.keySpan)
                decoder.checkRoundMember(member.key, at: member.keySpan)
            }
            // In a snapshot from before the name was reserved, the flow's own fact is meant.
            if isKnown, !Self.lateNames.contains(member.key) { continue }
            declared[member.key] = (member.keySpan, definition.source)
            // Keep a fact of unknown type (already reported) so that its uses are not reported too.
            let written = member.value["type"]?.string.flatMap(FactType.init)
            var seen: Set<String> = []
            let options = writtenOptions(member.value["options"]).compactMap { $0["value"]?.string }
                .filter { seen.insert($0).inserted }
            let type = written ?? meantType(member.value["type"]?.string, hasOptions: !options.isEmpty)
            let words =
                written == .yesno ? self.words(member.value).map { ["yes": $0.yes, "no": $0.no] } : nil
            let slot = scope.declare(
                member.key, written?.valueType ?? .dyn,
                options: words == nil
                    ? written?.hasOptions == true && !options.isEmpty ? options : nil : ["yes", "no"],
                labels: words ?? labels(member.value), mayBeNull: member.value["fixed"] == nil)
            drafts.append(
                FactDraft(
                    id: FactID(member.key), span: member.keySpan, source: definition.source, slot: slot,
                    type: type,
                    isTypeKnown: written != nil, json: member.value))
        }
        for node in members("nodes") {
            for step in list(node.value["do"]) {
                guard let id = step["id"], let name = id.string else { continue }
                if Self.knownNames.contains(name) || declared[name] != nil {
                    report(
                        takenName: name, at: id.span,
                        first: declared[name].map { $0.source.location(of: $0.span) })
                    if declared[name] != nil || !Self.lateNames.contains(name) { continue }
                }
                checkFunctionName(name, at: id.span)
                declared[name] = (id.span, file)
                checkRoundMember(name, at: id.span)
                let slot = scope.declare(name, .bool)
                drafts.append(
                    FactDraft(
                        id: FactID(name), span: id.span, source: file, slot: slot, type: .yesno,
                        isTypeKnown: true, json: nil))
            }
        }
        return drafts
    }

    /// Reports a name that is taken already, and where.
    mutating func report(takenName name: String, at span: Span, first: Finding.Location?) {
        var finding = source.finding(.duplicateName, at: span, "the name '\(name)' is taken")
        finding.related = first.map { .init(message: "first declared here", location: $0) }
        findings.append(finding)
    }

    /// Reports a name that a function has: `first` would be a fact, `first()` a function.
    mutating func checkFunctionName(_ name: String, at span: Span) {
        let isTaken = Function(rawValue: name) != nil || SyntaxTree.Macro(rawValue: name) != nil
        guard isTaken || name == "has" else { return }
        report(.functionName, at: span, "'\(name)' is the name of a function")
    }

    /// The labels of a fact's options, by value; empty if one has placeholders.
    private func labels(_ fact: JSON) -> [String: String] {
        var labels: [String: String] = [:]
        for option in writtenOptions(fact["options"]) {
            guard let value = option["value"]?.string, let label = option["label"]?.string,
                !Template.begins(in: label)
            else { return [:] }
            labels[value] = labels[value] ?? label
        }
        return labels
    }

    /// The type that is most likely meant by one that does not exist.
    private func meantType(_ written: String?, hasOptions: Bool) -> FactType {
        let nearest = written.flatMap { NearestName.of($0, among: FactType.allCases.map(\.rawValue)) }
        return nearest.flatMap(FactType.init) ?? (hasOptions ? .choice : .text)
    }

    /// Decodes the facts, and orders computed ones so that each comes after those it reads.
    mutating func decodeFacts(
        _ drafts: [FactDraft], _ tables: [String: Table], currency: Currency?, _ values: inout InitialValues
    ) -> (facts: Catalog<Fact>, computed: [Flow.Computation]) {
        let computed = compileComputed(drafts)
        var expressions = [Expression?](repeating: nil, count: scope.slotCount)
        for one in computed { expressions[one.slot] = one.expression }
        let shared = decodeSharedOptions()
        checkCallersFact(drafts)
        let facts = drafts.map { draft -> Fact in
            guard let json = draft.json else { return Fact(step: draft) }
            return within(draft.source) { decoder in
                let source = decoder.factSource(draft, expressions[draft.slot], currency)
                if case .fixed(let value) = source { values.append((draft.slot, value)) }
                if draft.isTypeKnown { decoder.checkMembers(draft, json, currency) }
                return decoder.fact(draft, json, source, shared, tables, currency)
            }
        }
        return (Catalog(facts), computed)
    }

    /// Reports what cannot tell callers apart: a second such fact, and one that is not asked.
    private mutating func checkCallersFact(_ drafts: [FactDraft]) {
        var first: FactID?
        for draft in drafts {
            guard let json = draft.json, let mark = json["identifies"] else { continue }
            within(draft.source) { decoder in
                if json["fixed"] != nil || json["value"] != nil {
                    decoder.report(
                        .badValue, at: mark.span,
                        "'\(draft.id)' has a value of its own, so it cannot tell callers apart")
                } else if let first {
                    decoder.report(
                        .badValue, at: mark.span,
                        "'\(first)' identifies the caller already, and a call is looked up by one fact")
                }
            }
            first = first ?? draft.id
        }
    }

    private mutating func fact(
        _ draft: FactDraft, _ json: JSON, _ value: Fact.Source, _ shared: [String: [Fact.Option]],
        _ tables: [String: Table], _ currency: Currency?
    ) -> Fact {
        Fact(
            id: draft.id, span: draft.span, file: draft.source, slot: draft.slot, type: draft.type,
            source: value, label: template(json["label"]), hint: template(json["hint"]),
            help: template(json["help"]), optional: optionality(json["optional"], known: []) ?? .never,
            isPersonal: json["personal"]?.bool ?? false, isInternal: json["internal"]?.bool ?? false,
            identifiesCaller: json["identifies"] != nil, options: options(json["options"], shared),
            selection: selection(json["options"], tables),
            words: words(json),
            limits: limits(draft, json, currency),
            suggest: expression(
                json["suggest"], for: .computed(draft.valueType), of: draft.id, options: options(of: draft)))
    }

    private mutating func factSource(
        _ draft: FactDraft, _ computed: Expression?, _ currency: Currency?
    ) -> Fact.Source {
        if let json = draft.json?["fixed"] {
            if draft.json?["value"] != nil {
                report(.badValue, at: draft.span, "'\(draft.id)' cannot be both fixed and computed")
            }
            return .fixed(literal(json, draft, currency, named: "fixed") ?? .null)
        }
        guard draft.json?["value"] != nil else { return .answered }
        // One that is broken still is a computed fact.
        return (computed ?? Expression.compile("null", in: Scope()).expression).map { .computed($0) }
            ?? .answered
    }

    /// The only values that a fact can have; nil if it is no choice.
    func options(of draft: FactDraft) -> OptionNames? { scope.variables[draft.slot].options }

    private mutating func literal(
        _ json: JSON, _ draft: FactDraft, _ currency: Currency?, named name: String
    ) -> Value? {
        guard draft.isTypeKnown, draft.type.allows(member: name) else { return nil }
        if let value = draft.type.value(of: json, currency: currency), value != .null {
            checkOptions(json, draft)
            return value
        }
        let needsCurrency = draft.type == .money && currency == nil
        let mayBeWorkedOut = ["min", "max"].contains(name) && [.date, .datetime].contains(draft.type)
        let sample = draft.type == .date ? "addDays(today, 60)" : "now"
        let other = mayBeWorkedOut ? ", or an expression such as \"\(sample)\"," : ""
        report(
            .badValue, at: json.span,
            needsCurrency
                ? "an amount needs the flow's 'currency'"
                : "'\(name)' must be \(draft.type.writtenForm)\(other) for a fact of type \(draft.type.rawValue)"
        )
        return nil
    }

    /// Reports each text in a literal that is not one of the fact's options.
    private mutating func checkOptions(_ json: JSON, _ draft: FactDraft) {
        guard let options = options(of: draft) else { return }
        for text in json.elements ?? [json] {
            guard let value = text.string, !options.contains(value) else { continue }
            let nearest = options.nearest(to: value)
            let hint = NearestName.hint(naming: nearest)
            report(
                .impossibleOption, at: text.span, "'\(value)' is not an option of '\(draft.id)'\(hint)",
                suggestion: nearest)
        }
    }

    private func words(_ json: JSON) -> Fact.Words? {
        guard let yes = json["words"]?["yes"]?.string, let no = json["words"]?["no"]?.string else {
            return nil
        }
        return Fact.Words(yes: yes, no: no)
    }

    private mutating func limits(_ draft: FactDraft, _ json: JSON, _ currency: Currency?) -> Fact.Limits {
        var limits = Fact.Limits()
        limits.minimum = bound(json["min"], draft, currency, named: "min")
        limits.maximum = bound(json["max"], draft, currency, named: "max")
        if case .fixed(let minimum)? = limits.minimum, case .fixed(let maximum)? = limits.maximum,
            let json = json["min"], (try? minimum.compared(with: maximum)) == .after
        {
            report(.badValue, at: json.span, "'min' is above 'max', so no answer could be given")
        }
        if let pattern = json["pattern"], let text = pattern.string {
            do {
                limits.pattern = try RegularExpression(text.composed)
            } catch {
                let start = source.offset(inString: pattern.span, utf8: error.offset)
                report(.badValue, at: start..<start + 1, "'pattern': \(error.message)")
            }
        }
        limits.maximumLength = json["maxLength"]?.int.map { Int(clamping: $0) }
        limits.isPublic = json["public"]?.bool ?? false
        limits.accept = expression(json["accept"], for: .condition, known: [draft.slot])
        limits.because = template(json["because"])
        return limits
    }

    /// The smallest or largest value allowed. For a day or moment, a text that is no such literal is an expression.
    private mutating func bound(
        _ json: JSON?, _ draft: FactDraft, _ currency: Currency?, named name: String
    ) -> Fact.Bound? {
        guard let json else { return nil }
        let isDay = draft.type == .date || draft.type == .datetime
        let isLiteral = json.string?.first?.isNumber ?? true
        guard isDay, draft.isTypeKnown, !isLiteral else {
            return literal(json, draft, currency, named: name).map { .fixed($0) }
        }
        return expression(json, for: .computed(draft.valueType)).map { .computed($0) }
    }

    /// Reports members that a fact of its type cannot have, and missing ones that it must have.
    private mutating func checkMembers(_ draft: FactDraft, _ json: JSON, _ currency: Currency?) {
        let type = draft.type
        for member in json.members ?? [] where !type.allows(member: member.key) {
            report(
                .badValue, at: member.keySpan,
                "a fact of type \(type.rawValue) has no '\(member.key)'")
        }
        let isAsked = json["fixed"] == nil && json["value"] == nil
        if type.hasOptions, isAsked, json["options"] == nil {
            report(.emptyOptions, at: draft.span, "'\(draft.id)' is a \(type.rawValue) without options")
        }
        if type == .money, isAsked, currency == nil {
            report(.missingMember, at: draft.span, "an amount needs the flow's 'currency'")
        }
    }
}

extension Fact {
    /// The fact of a step with an `id`.
    fileprivate convenience init(step draft: FlowDecoder.FactDraft) {
        self.init(
            id: draft.id, span: draft.span, file: draft.source, slot: draft.slot, type: .yesno,
            source: .step, label: nil, hint: nil, help: nil, optional: .never, isPersonal: false,
            isInternal: false, identifiesCaller: false, options: [], selection: nil, words: nil,
            limits: Limits(),
            suggest: nil)
    }
}
