/// Texts that are shown as they are written, so that a placeholder in them is a mistake.
extension FlowDecoder {
    /// Reports each placeholder in a text that has none.
    mutating func checkUnreadPlaceholders() {
        check(root["title"], "a flow's title")
        check(root["version"], "a flow's version")
        for contact in definitions("contacts") {
            within(contact.source) { decoder in
                for member in contact.member.value.members ?? [] where member.key != "comment" {
                    decoder.check(member.value, "a contact's \(member.key)")
                }
            }
        }
        for outcome in members("outcomes") { check(outcome.value["label"], "an outcome's label") }
        for fact in definitions("facts") {
            within(fact.source) { decoder in
                let json = fact.member.value
                for word in json["words"]?.members ?? [] where word.key != "comment" {
                    decoder.check(word.value, "a word for yes or no")
                }
                for fixed in json["fixed"].map(decoder.list) ?? [] { decoder.check(fixed, "a fixed text") }
            }
        }
    }

    private mutating func check(_ json: JSON?, _ what: String) {
        guard let json, let text = json.string else { return }
        let (pieces, unclosed, _) = Template.cut(text)
        let placeholder = pieces.first(where: \.isPlaceholder).map { $0.offset - 2 } ?? unclosed
        guard let placeholder else { return }
        let start = source.offset(inString: json.span, utf8: placeholder)
        report(.unreadPlaceholder, at: start..<start + 2, "\(what) has no placeholders: the braces are shown")
    }
}

extension Flow {
    /// The names of the outcomes that a call of this flow can end with; nil if it declares none.
    var outcomeNames: [String]? { outcomes.isEmpty ? nil : outcomes.map(\.id.rawValue) }

    /// What is read for each outcome.
    var outcomeLabels: [String: String] {
        Dictionary(outcomes.map { ($0.id.rawValue, $0.label) }) { first, _ in first }
    }
}

extension Fact {
    /// The values that it can be chosen from; nil if it is no choice, or one without options.
    var optionNames: [String]? {
        if words != nil { return ["yes", "no"] }
        return type.hasOptions && !options.isEmpty ? options.map(\.value) : nil
    }

    /// What is read for each of them; empty if that depends on what is known.
    var optionLabels: [String: String] {
        if let words { return ["yes": words.yes, "no": words.no] }
        guard options.allSatisfy(\.label.isConstant) else { return [:] }
        return Dictionary(options.map { ($0.value, $0.label.constantText) }) { first, _ in first }
    }
}
