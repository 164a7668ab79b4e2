import TriageCore

/// The candidates from an enquiry that has not begun, for a command line that names its flow.
extension Enquiry {
    /// The facts that `--set` accepts, each followed by `=`, except those already given.
    func settableFacts(without given: [FactID]) -> [Completion.Candidate] {
        flows.main.facts.filter { $0.isSettable && !given.contains($0.id) }
            .map { .init("\($0.id)=", $0.outline) }
    }

    /// The acceptable settings of a fact whose values are a closed set, and a description of the fact.
    ///
    /// - Parameter typed: the part of `FACT=VALUE` typed so far; of several values, only the last is
    ///   completed.
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
            // If the word for yes begins with "no", only the words themselves are understood.
            return zip(["yes", "no"], own).map { word, own in
                takes(word, for: fact.id) ? .init(word, own == word ? "" : own) : .init(own, word)
            }
        case .choice, .choices: return fact.options.map { .init($0.value, $0.label.outline) }
        case .text, .integer, .number, .money, .date, .datetime, .email, .phone, .domain, .url, .ip, .secret:
            return []
        }
    }

    /// Expressions that continue the typed one with the name of a fact.
    func names(goingOnWith expression: String) -> [Completion.Candidate] {
        let end = expression.lastIndex { !($0.isLetter || $0.isNumber || $0 == "_") }
        let before = end.map { expression[...$0] } ?? ""
        // After a dot comes a member, and inside quotation marks a string.
        let isText = ["'", "\""].contains { mark in before.count { $0 == mark } % 2 == 1 }
        guard before.last != ".", !isText else { return [] }
        return flows.main.facts.map { .init(before + $0.id.rawValue, $0.outline) }
    }
}

extension Fact {
    /// Whether `--set` accepts the fact.
    fileprivate var isSettable: Bool { isAnswerable && type != .secret }

    /// One line about the fact.
    fileprivate var outline: String { label?.outline ?? type.rawValue }
}

extension Template {
    /// The text without a call to fill it in. **Shape**: `Repair for …`.
    fileprivate var outline: String {
        pieces.map { if case .text(let text) = $0 { text } else { "…" } }.joined()
    }
}
