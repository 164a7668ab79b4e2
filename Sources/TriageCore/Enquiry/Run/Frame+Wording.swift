/// Puts what a flow knows into words.
extension Frame {
    /// Formats values, always in the language of the flow that was started.
    var format: ValueFormat { flows.main.format }

    /// A template filled in with what the flow knows.
    func text(of template: Template) -> String { template.pieces.map { text(of: $0) }.joined() }

    /// What a card that is not at hand is called: by its title, or by its name while the title has a blank.
    func heading(of node: Node) -> String {
        guard let title = node.title else { return node.id.rawValue }
        let text = text(of: title)
        return text.contains(ValueFormat.blank) ? node.id.rawValue : text
    }

    /// A piece of a template, a placeholder filled in with what the flow knows.
    ///
    /// - Parameter isInLabel: whether it stands in the label of an option that another text prints.
    func text(of piece: Template.Piece, isInLabel: Bool = false) -> String {
        switch piece {
        case .text(let text): return text
        case .placeholder(let expression, let name):
            guard let value = try? value(of: expression) else { return ValueFormat.blank }
            return name.flatMap { words(for: value, at: $0, isInLabel: isInLabel) } ?? format.text(value)
        }
    }

    /// A value in the words of the fact at a path, in this flow or in a part; nil if there is no such fact.
    func words(for value: Value, at path: FactPath, isInLabel: Bool = false) -> String? {
        owner(of: path)?.words(
            for: value, of: path.fact, isPart: !path.calls.isEmpty, isInLabel: isInLabel)
    }

    /// A value in the words of one of this flow's facts, or of its outcome if it was called; nil if there is no
    /// such fact.
    func words(for value: Value, of id: FactID, isPart: Bool, isInLabel: Bool = false) -> String? {
        if let fact = flow.fact(id) { return words(for: value, of: fact, isInLabel: isInLabel) }
        guard id == "outcome", isPart, case .string(let name) = value else { return nil }
        return flow.outcome(OutcomeID(name))?.label
    }

    /// The label of the fact at a path, in this flow or in a part; nil if there is no such fact.
    func label(at path: FactPath) -> String? {
        owner(of: path)?.label(of: path.fact, isPart: !path.calls.isEmpty)
    }

    /// The label of one of this flow's facts, or its title for the outcome of a called one; nil if there is no
    /// such fact.
    func label(of id: FactID, isPart: Bool) -> String? {
        if let fact = flow.fact(id) { return label(of: fact) }
        return id == "outcome" && isPart ? flow.title : nil
    }

    /// The flow that a path leads to: this one, or a part with what this one remembers of it.
    private func owner(of path: FactPath) -> Frame? { remembered(path.calls) }

    /// The part that calls of these names lead to, with what this flow remembers of it; itself for none.
    func remembered(_ calls: [String]) -> Frame? {
        calls.reduce(self) { frame, name in frame?.remembered(name) }
    }

    /// The label of a fact; its name if it has none.
    func label(of fact: Fact) -> String {
        flow.label(of: fact).map(text) ?? fact.id.rawValue
    }

    /// A fact's value in words: for an option, its label.
    func words(for value: Value, of fact: Fact, isInLabel: Bool = false) -> String {
        switch value {
        case .string(let option) where fact.type == .choice:
            return label(of: option, in: fact, isInLabel)
        case .list(let options) where fact.type == .choices:
            let labels = options.map { option -> Value in
                guard case .string(let text) = option else { return option }
                return .string(label(of: text, in: fact, isInLabel))
            }
            return format.text(.list(labels))
        default: return format.text(value, of: fact)
        }
    }

    /// The label of an option. Labels can print each other's facts: in one, an option whose own label depends on what is
    /// known is called by its value.
    private func label(of option: String, in fact: Fact, _ isInLabel: Bool) -> String {
        if let selection = fact.selection { return self.label(of: option, in: selection) ?? option }
        guard let option = fact.options.first(where: { $0.value == option }) else { return option }
        if isInLabel, !option.label.isConstant { return option.value }
        return option.label.pieces.map { text(of: $0, isInLabel: true) }.joined()
    }

    /// One of the flow's messages filled in with what is known now; nil if the flow has no message of that
    /// name.
    ///
    /// Recipients that are not valid addresses, such as a blank, are left out; a text of several lines, such
    /// as the notes, takes as many lines of the body.
    func rendered(_ id: MessageID) -> RenderedMessage? {
        guard let message = flow.message(id) else { return nil }
        func addresses(_ lines: [Line]) -> [String] { lines.compactMap(address) }
        return RenderedMessage(
            to: addresses(message.to), cc: addresses(message.cc), subject: text(of: message.subject),
            body: message.body.filter { holds($0.when) }.flatMap { line in
                text(of: line.text).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            })
    }

    /// Whether a message would have someone to go to now.
    func hasRecipient(_ id: MessageID) -> Bool {
        flow.message(id)?.to.contains { address($0) != nil } ?? false
    }

    /// The address that a line gives; nil if it gives none, or would with a blank in it.
    private func address(_ line: Line) -> String? {
        guard holds(line.when), line.text.expressions.allSatisfy({ ((try? value(of: $0)) ?? .null) != .null })
        else {
            return nil
        }
        return RenderedMessage.address(text(of: line.text))
    }
}
