import TriageCore

/// What an enquiry that has not begun has to offer to a command line that names its flow.
extension Enquiry {
    /// The facts that `--set` takes, each with its `=`, but for some.
    func settableFacts(without given: [FactID]) -> [Completion.Candidate] {
        flows.main.facts.filter { $0.isSettable && !given.contains($0.id) }
            .map { .init("\($0.id)=", $0.outline) }
    }

    /// The settings of a fact whose values are a closed set, those that would be taken, and what the fact is.
    ///
    /// - Parameter typed: what stands there of `FACT=VALUE`; of several values, only the last is completed.
    func settings(of id: FactID, typed: String) -> (settings: [Completion.Candidate], about: String) {
        guard let fact = flows.main.fact(id), fact.isSettable else { return ([], "") }
        let comma = fact.type == .choices ? typed.lastIndex(of: ",") : nil
        guard let equals = typed.firstIndex(of: "=") else { return ([], fact.outline) }
        let before = typed[...(comma ?? equals)]
        let chosen = typed[equals..<before.endIndex].split { "=,".contains($0) }.map(String.init)
        let settings = values(of: fact).filter { !chosen.contains($0.word) }
            .map { Completion.Candidate(before + $0.word, $0.description) }
        return (settings.filter { takes($0.word.dropFirst("\(id)=".count), for: id) }, fact.outline)
    }

    private func takes(_ value: some StringProtocol, for id: FactID) -> Bool {
        if case .success = readGiven(String(value), for: id, at: lastEvent) { true } else { false }
    }

    private func values(of fact: Fact) -> [Completion.Candidate] {
        switch fact.type {
        case .yesno:
            let wording = Wording(language: flows.main.language)
            let own = [fact.words?.yes ?? wording(.yes), fact.words?.no ?? wording(.no)]
            // Where the word for yes begins with "no", only the words themselves are understood.
            return zip(["yes", "no"], own).map { word, own in
                takes(word, for: fact.id) ? .init(word, own == word ? "" : own) : .init(own, word)
            }
        case .choice, .choices: return fact.options.map { .init($0.value, $0.label.outline) }
        case .text, .integer, .number, .money, .date, .datetime, .email, .phone, .domain, .url, .ip, .secret:
            return []
        }
    }

    /// Expressions that go on with the name of a fact.
    func names(goingOnWith expression: String) -> [Completion.Candidate] {
        let end = expression.lastIndex { !($0.isLetter || $0.isNumber || $0 == "_") }
        let before = end.map { expression[...$0] } ?? ""
        // Behind a dot stands a member, and inside quotation marks a text.
        let isText = ["'", "\""].contains { mark in before.count { $0 == mark } % 2 == 1 }
        guard before.last != ".", !isText else { return [] }
        return flows.main.facts.map { .init(before + $0.id.rawValue, $0.outline) }
    }
}

extension Fact {
    /// Whether `--set` takes it.
    fileprivate var isSettable: Bool { isAnswerable && type != .secret }

    /// One line about it.
    fileprivate var outline: String { label?.outline ?? type.rawValue }
}

extension Template {
    /// The text without a call at hand. **Shape**: `Repair for …`.
    fileprivate var outline: String {
        pieces.map { if case .text(let text) = $0 { text } else { "…" } }.joined()
    }
}
