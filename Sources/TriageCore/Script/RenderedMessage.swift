/// An e-mail with its placeholders filled in.
package struct RenderedMessage: Sendable, Equatable {
    /// Its recipients, each a valid address.
    package let to: [String]
    /// Who gets a copy, each a valid address.
    package let cc: [String]
    /// Its subject, one line.
    package let subject: String
    /// Its lines.
    package let body: [String]

    /// Joins the parts of a message.
    ///
    /// Line breaks and control characters in what becomes a header are made spaces, so that no fact can add
    /// a header of its own (RFC 5322 section 2.2).
    package init(to: [String], cc: [String], subject: String, body: [String]) {
        self.to = to
        self.cc = cc
        self.subject = Self.oneLine(subject)
        self.body = body
    }

    /// An address in its usual form; nil for what is none.
    package static func address(_ text: String) -> String? {
        AnswerReader.normalized(text, as: .email)
    }

    private static func oneLine(_ text: String) -> String {
        text.unicodeScalars.replacing(with: " ") { scalar in
            scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}"
        }
    }
}

extension Enquiry {
    /// A message of the current flow with what is known now; nil when the flow has none of that name.
    ///
    /// Recipients that are not addresses are left out: a blank is not somebody to write to.
    func rendered(_ id: MessageID) -> RenderedMessage? {
        guard let message = flow.message(id) else { return nil }
        func addresses(_ lines: [Line]) -> [String] {
            lines.filter { holds($0.when) }.compactMap { RenderedMessage.address(text(of: $0.text)) }
        }
        return RenderedMessage(
            to: addresses(message.to), cc: addresses(message.cc), subject: text(of: message.subject),
            body: message.body.filter { holds($0.when) }.map { text(of: $0.text) })
    }

    /// A template with what the current flow knows.
    package func text(of template: Template) -> String {
        text(of: template, values: frame.values, frame: state.frames.count - 1)
    }

    func text(of template: Template, values: [Value], frame index: Int) -> String {
        let flow = flows.flows[state.frames[index].flow]
        return template.pieces.map { piece in
            switch piece {
            case .text(let text): return text
            case .placeholder(let expression, let name):
                guard let value = try? expression.evaluate(values) else { return ValueFormat.blank }
                guard let fact = name.flatMap(flow.fact) else { return format.text(value) }
                return words(for: value, of: fact, values: values, frame: index)
            }
        }.joined()
    }

    /// A fact's value as people read it: an option by its label.
    func words(for value: Value, of fact: Fact, values: [Value], frame index: Int) -> String {
        switch value {
        case .string(let option) where fact.type == .choice:
            return label(of: option, in: fact, values: values, frame: index)
        case .list(let options) where fact.type == .choices:
            let labels = options.map { option -> Value in
                guard case .string(let text) = option else { return option }
                return .string(label(of: text, in: fact, values: values, frame: index))
            }
            return format.text(.list(labels))
        default: return format.text(value, of: fact)
        }
    }

    private func label(of option: String, in fact: Fact, values: [Value], frame index: Int) -> String {
        guard let option = fact.options.first(where: { $0.value == option }) else { return option }
        return text(of: option.label, values: values, frame: index)
    }

    /// How the enquiry puts values into words: always in the language of the flow that was started.
    package var format: ValueFormat { flows.main.format }
}
