import Foundation

extension GeneratedCall {
    /// What the scenario claims, in words, from how it fails where that is not so.
    func claim(failing failure: ScenarioRun.Failure) -> String {
        let (message, node) = (failure.message, failure.node)
        switch failure.kind {
        case .outcome, .kind:
            return run.enquiry.outcome.map { "it ends as '\($0.label)'" } ?? "it is abandoned"
        case .path:
            let next = run.path.drop { $0 != node }.dropFirst().first
            return next.map { "'\(node)' leads to '\($0)'" } ?? "the call ends on '\(node)'"
        case .steps:
            let visits = run.enquiry.run.visits
            let index = visits.lastIndex { $0.path.inAnyRound.text == node }
            let count = index.flatMap { script.sights[$0] }?.steps.count ?? 0
            return "'\(node)' has \(count) step\(count == 1 ? "" : "s")"
        case .shows: return "'\(node)' shows \(message.quoted)"
        case .hides: return "'\(node)' does not show \(message.quoted)"
        case .facts: return message.wanted(after: " is ")
        case .lines: return "\(message.quoted) is shown"
        case .notLines: return "nothing else than today is shown"
        case .messages:
            if let part = message.range(of: ", without ") {
                return "\(message.quoted) has \(message[part.upperBound...]) in its subject"
            }
            if message.hasPrefix("no line of ") { return "\(message.quoted) says \(message.quoted(at: 1))" }
            if message.hasPrefix("a line of ") { return "\(message.quoted) says no more than today" }
            if message.contains(" lines, not ") { return message.wanted(after: " has ") + " lines" }
            return message.wanted(after: message.contains(" are ") ? " are " : " is ")
        case .play, .unused, .until, .targets, .notes: return "what is asked, ticked and left out is as it is"
        }
    }
}

extension String {
    /// What a message puts in quotes first, in its quotes.
    fileprivate var quoted: String { quoted(at: 0) }

    /// What a message puts in quotes, in its quotes; the first for 0.
    fileprivate func quoted(at number: Int) -> String {
        let parts = split(separator: "'", omittingEmptySubsequences: false)
        return parts.indices.contains(2 * number + 1) ? "'\(parts[2 * number + 1])'" : "it"
    }

    /// What a message says should be, after what it is about.
    fileprivate func wanted(after verb: String) -> String {
        guard let about = range(of: verb), let not = range(of: ", not ", options: .backwards) else {
            return self
        }
        return String(self[..<about.upperBound] + self[not.upperBound...])
    }
}
