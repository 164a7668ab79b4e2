extension Finding {
    /// A flow that breaks one rule and the same flow corrected, each given as the members in which it differs
    /// from the smallest flow.
    package struct Example: Sendable {
        /// Members as written in the file; one whose text is nil is left out.
        package typealias Members = KeyValuePairs<String, String?>

        /// The one message reported for the broken flow.
        package let message: String
        /// The members of the broken flow. **Shape**: a `▸` marks the start of what the message is about.
        package let broken: Members
        /// The members of the corrected flow.
        package let cured: Members
        /// The other flows in the folder, by name.
        package let others: KeyValuePairs<String, Members>
        /// Files beside the flow that are no flows, by their whole names.
        package let files: KeyValuePairs<String, String>
        /// What comes before the flow in the broken flow's file.
        package let preamble: String

        /// Pairs a broken flow with its corrected twin.
        init(
            _ message: String, in broken: Members, cured: Members = [:],
            beside others: KeyValuePairs<String, Members> = [:], files: KeyValuePairs<String, String> = [:],
            after preamble: String = ""
        ) {
            self.message = message
            self.broken = broken
            self.cured = cured
            self.others = others
            self.files = files
            self.preamble = preamble
        }

        /// The text of the broken flow, including the mark.
        package var markedText: String { preamble + Self.text(broken) }

        /// The text of the corrected flow.
        package var curedText: String { Self.text(cured) }

        /// The members of the broken flow to show. **Shape**: the mark is kept; a member with an empty name
        /// is the beginning of the file.
        package var shownBroken: [(key: String, text: String)] {
            let members = broken.compactMap { member in member.value.map { (member.key, $0) } }
            guard !preamble.isEmpty else { return members }
            // Spell out invisible characters.
            let spelled = preamble.unicodeScalars.map { scalar in
                Character(scalar) == Self.mark
                    ? String(Self.mark) : "<U+\(String(scalar.value, radix: 16, uppercase: true))>"
            }
            return [("", spelled.joined() + "{")] + members
        }

        /// The members of the corrected flow to show beside those: the ones that differ.
        package var shownCured: [(key: String, text: String)] {
            let members = shownBroken.compactMap { shown -> (String, String)? in
                let text = cured.first { $0.key == shown.key }?.value ?? Self.smallestText(of: shown.key)
                return text.flatMap { $0 == shown.text ? nil : (shown.key, $0) }
            }
            return preamble.isEmpty ? members : [("", "{")] + members
        }

        /// The texts of the other flows, by name, and of other files, by whole names.
        package var otherTexts: [String: String] {
            others.reduce(into: Dictionary(uniqueKeysWithValues: files.map { ($0.key, $0.value) })) {
                texts, other in
                let named = [("id", "\"\(other.key)\"")] + other.value.map { ($0.key, $0.value) }
                texts[other.key] = Self.text(named)
            }
        }
    }
}

extension Finding.Example {
    /// The mark before what the message is about.
    package static let mark: Character = "▸"

    /// A small flow without mistakes, named `demo`. **Shape**: one member per line, the first on line 2.
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

    /// The smallest flow with some members replaced; nil leaves a member out, additional ones come last.
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
