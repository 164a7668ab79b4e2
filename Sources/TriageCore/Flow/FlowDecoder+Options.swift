/// Decodes what can be chosen: lists of a fact's own, and those that several facts share.
extension FlowDecoder {
    /// The options of a fact as they are written, in its own list or in the one that it names; empty if there
    /// are none.
    func writtenOptions(_ json: JSON?) -> [JSON] {
        guard let name = json?.string else { return json?.elements ?? [] }
        return definitions("options").first { $0.member.key == name }?.member.value.elements ?? []
    }

    /// Decodes the lists that facts share, by name: a mistake in one is found once, whoever offers it. Of a
    /// desk's lists only those that the flow offers.
    mutating func decodeSharedOptions() -> [String: [Fact.Option]] {
        let definitions = definitions("options")
        guard !definitions.isEmpty else { return [:] }
        let named = Set(self.definitions("facts").compactMap { $0.member.value["options"]?.string })
        var shared: [String: [Fact.Option]] = [:]
        for definition in definitions {
            let member = definition.member
            let isOwn = definition.source.name == file.name
            if isOwn, !isDesk, !named.contains(member.key) {
                findings.append(
                    source.finding(
                        superfluous: .unusedOptions, at: member.keySpan,
                        "no fact offers the options '\(member.key)'"))
            }
            guard isOwn || named.contains(member.key) else { continue }
            shared[member.key] = within(definition.source) { $0.options(member.value) }
        }
        return shared
    }

    /// A fact's options: a list of its own, or one that it shares with others.
    mutating func options(_ json: JSON?, _ shared: [String: [Fact.Option]]) -> [Fact.Option] {
        guard let json, let name = json.string else { return json?["table"] == nil ? options(json) : [] }
        if let options = shared[name] { return options }
        let nearest = NearestName.of(name, among: definitions("options").map(\.member.key))
        report(
            .unknownOptions, at: json.span,
            "there are no options '\(name)'\(NearestName.hint(naming: nearest))",
            suggestion: nearest)
        return []
    }

    private mutating func options(_ json: JSON?) -> [Fact.Option] {
        var seen: [String: Span] = [:]
        var keys: [String: Span] = [:]
        var labels: [String: Span] = [:]
        return list(json).compactMap { option in
            guard let value = option["value"]?.string else { return nil }
            let label = template(option["label"]) ?? Template(pieces: [.text(value)], span: option.span)
            let span = option["value"]?.span ?? option.span
            if let first = seen.updateValue(span, forKey: value) {
                report(
                    .duplicateOption, at: span, "the option '\(value)' is given twice",
                    related: ("first given here", first))
                return nil
            }
            if let key = option["key"], let letter = key.string,
                let first = keys.updateValue(key.span, forKey: letter.lowercased())
            {
                report(
                    .duplicateOption, at: key.span, "the key '\(letter)' chooses two options",
                    related: ("first given here", first))
            }
            // Conditions may see to it that only one of two alike is offered.
            if let json = option["label"], let text = json.string, option["when"] == nil,
                let first = labels.updateValue(json.span, forKey: text.trimming.simplified)
            {
                report(
                    .duplicateLabel, at: json.span, "two options read '\(text)'",
                    related: ("first given here", first))
            }
            if let json = option["label"], let text = json.string, text.trimming.first?.isNumber == true,
                // This number is the option's place as well.
                text.trimming.prefix(while: \.isNumber) != "\(seen.count)"
            {
                report(
                    .digitLabel, at: json.span,
                    "the label '\(text)' begins with a digit, which typed means an option's place")
            }
            return Fact.Option(
                value: value, label: label, when: expression(option["when"], for: .condition),
                hint: template(option["hint"]), key: option["key"]?.string?.first, span: span, file: source)
        }
    }
}
