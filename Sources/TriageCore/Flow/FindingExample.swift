extension Finding {
    /// A flow that breaks one rule, and the same flow without the mistake, told by the members in which each
    /// differs from the smallest flow.
    package struct Example: Sendable {
        /// Members as they stand in the file; one without a text is left out.
        package typealias Members = KeyValuePairs<String, String?>

        /// What is said of the broken flow, and nothing else.
        package let message: String
        /// The members of the broken flow. **Shape**: a mark `▸` stands before what the message is about.
        package let broken: Members
        /// The members of the cured flow.
        package let cured: Members
        /// The other flows of the folder, by name.
        package let others: KeyValuePairs<String, Members>
        /// What stands in the broken flow's file before the flow.
        package let preamble: String

        /// Joins a broken flow with its cured twin.
        init(
            _ message: String, in broken: Members, cured: Members = [:],
            beside others: KeyValuePairs<String, Members> = [:], after preamble: String = ""
        ) {
            self.message = message
            self.broken = broken
            self.cured = cured
            self.others = others
            self.preamble = preamble
        }

        /// The text of the broken flow, its mark included.
        package var markedText: String { preamble + Self.text(broken) }

        /// The text of the cured flow.
        package var curedText: String { Self.text(cured) }

        /// The members to show of the broken flow. **Shape**: the mark is kept; a member without a name is the
        /// beginning of the file.
        package var shownBroken: [(key: String, text: String)] {
            let members = broken.compactMap { member in member.value.map { (member.key, $0) } }
            guard !preamble.isEmpty else { return members }
            // What is not seen is spelled.
            let spelled = preamble.unicodeScalars.map { scalar in
                Character(scalar) == Self.mark
                    ? String(Self.mark) : "<U+\(String(scalar.value, radix: 16, uppercase: true))>"
            }
            return [("", spelled.joined() + "{")] + members
        }

        /// The members of the cured flow to show beside those: the ones that differ.
        package var shownCured: [(key: String, text: String)] {
            let members = shownBroken.compactMap { shown -> (String, String)? in
                let text = cured.first { $0.key == shown.key }?.value ?? Self.smallestText(of: shown.key)
                return text.flatMap { $0 == shown.text ? nil : (shown.key, $0) }
            }
            return preamble.isEmpty ? members : [("", "{")] + members
        }

        /// The texts of the other flows, by name.
        package var otherTexts: [String: String] {
            others.reduce(into: [:]) { texts, other in
                let named = [("id", "\"\(other.key)\"")] + other.value.map { ($0.key, $0.value) }
                texts[other.key] = Self.text(named)
            }
        }
    }
}

extension Finding.Example {
    /// The mark that stands before what is found.
    package static let mark: Character = "▸"

    /// A small flow without a mistake, called `demo`. **Shape**: a member a line, the first one on line 2.
    private static let smallest: [(key: String, text: String?)] = [
        ("format", "1"), ("id", #""demo""#), ("title", #""A demonstration""#), ("version", #""1.0.0""#),
        ("language", #""en-AU""#), ("timeZone", #""Australia/Melbourne""#), ("currency", #""AUD""#),
        ("channels", #"["phone", "chat"]"#), ("part", nil), ("start", #""first""#), ("contacts", nil),
        ("targets", nil), ("facts", #"{ "isOn": { "type": "yesno", "label": "Is it on?" } }"#),
        ("messages", nil), ("outcomes", #"{ "done": { "label": "Done", "kind": "resolved" } }"#),
        (
            "nodes",
            #"{ "first": { "ask": ["isOn"], "next": "last" }, "last": { "say": ["Bye."], "end": "done" } }"#
        ),
    ]

    private static func smallestText(of key: String) -> String? {
        smallest.first { $0.key == key }?.text ?? nil
    }

    /// The smallest flow with some members replaced; nil leaves a member out, unknown ones stand last.
    package static func text(_ replaced: Members) -> String {
        text(replaced.map { ($0.key, $0.value) })
    }

    private static func text(_ replaced: [(key: String, text: String?)]) -> String {
        var members = smallest
        for (key, text) in replaced {
            if let index = members.firstIndex(where: { $0.key == key }) {
                members[index].text = text
            } else {
                members.append((key, text))
            }
        }
        let lines = members.compactMap { key, text in text.map { "  \"\(key)\": \($0)" } }
        return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
    }
}
