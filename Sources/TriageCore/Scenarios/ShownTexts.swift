/// What the agent saw during an enquiry, each text once.
struct ShownTexts: Sendable {
    /// The texts, in the order they were first shown.
    private(set) var texts: [String] = []
    private var known: Set<String> = []

    /// Records what the agent sees now.
    mutating func observe(_ enquiry: Enquiry, at now: Timestamp) {
        let card = enquiry.card(withFailures: false)
        insert(card.title)
        for line in card.lines { insert(line.text) }
        for step in card.steps { insert(step.text) }
        for round in card.rounds { insert(round.text) }
        insert(card.another)
        for field in card.fields {
            insert(field.label)
            insert(field.hint)
            for option in field.options { insert(option.label) }
        }
        if let message = enquiry.pendingMessage() {
            insert(message.subject)
            for line in message.body { insert(line) }
        }
        for target in enquiry.targets(at: now) where target.isMissed {
            for line in target.note { insert(line) }
        }
    }

    /// Records the messages that wait for the wrap-up, as they would be shown there.
    mutating func insertPending(of enquiry: Enquiry) {
        for message in enquiry.run.pending.compactMap(enquiry.run.rendered) {
            insert(message.subject)
            for line in message.body { insert(line) }
        }
    }

    /// Records one text.
    mutating func insert(_ text: String) {
        guard !text.isEmpty, known.insert(text).inserted else { return }
        texts.append(text)
    }

    /// The first text that contains a part; nil if none does.
    func first(with part: String) -> String? {
        texts.first { $0.hasPart(part) }
    }
}

extension [String] {
    /// The text that has most words in common with a part, the shortest of several; nil if none has half of them.
    func mostAlike(_ part: String) -> String? {
        let wanted = Set(part.words)
        return map { (text: $0, common: wanted.intersection($0.words).count) }
            .filter { $0.common > 0 && $0.common * 2 >= wanted.count }
            .min { ($1.common, $0.text.count) < ($0.common, $1.text.count) }?.text
    }
}

extension String {
    /// The words in lower case, without what is around them.
    fileprivate var words: [String] {
        lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Whether the text contains the part, byte for byte.
    func hasPart(_ part: String) -> Bool {
        let (text, part) = (Array(utf8), Array(part.utf8))
        guard let first = part.first else { return true }
        guard part.count <= text.count else { return false }
        return (0...(text.count - part.count)).contains { start in
            text[start] == first && text[start..<start + part.count].elementsEqual(part)
        }
    }
}
