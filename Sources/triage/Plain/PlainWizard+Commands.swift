import TriageCore

/// The commands that can be typed after a colon.
enum PlainCommand: String, CaseIterable {
    case back, note, told, facts, status, skip, edit, channel, park, abandon, help

    /// The command named on a line; nil if there is none.
    init?(_ line: String) {
        self.init(rawValue: String(line.dropFirst().prefix { !$0.isWhitespace }))
    }
}

extension PlainWizard {
    mutating func obey(_ line: String, _ awaiting: Awaiting) throws(Failure) -> Reply {
        let name = String(line.dropFirst().prefix { !$0.isWhitespace })
        let rest = String(line.dropFirst(name.count + 1)).trimming
        guard let command = PlainCommand(line) else {
            return hint(
                wording(.unknownCommand(name))
                    + wording.nearest(to: ":" + name, among: PlainCommand.allCases.map { ":" + $0.rawValue }))
        }
        switch command {
        case .back:
            guard enquiry.canGoBack else { return hint(wording(.nothingBefore)) }
            let reply = try perform(.back)
            shown.visit = nil
            return reply
        case .note:
            guard !rest.isEmpty else { return hint(wording.form(of: .text)) }
            let reply = try perform(.noted(rest), typed: rest)
            print("   " + wording(.noted))
            return reply
        case .told: return try tell(rest)
        case .facts:
            showFacts()
            return .goOn
        case .status:
            showStatus()
            return .goOn
        case .skip: return try skip(rest, awaiting)
        case .edit: return try edit(awaiting)
        case .channel:
            let channels = enquiry.flows.main.channels
            guard channels.contains(rest) else {
                return hint(wording(.unknownChannel(rest, channels.joined(separator: ", "))))
            }
            let reply = try perform(.channel(rest))
            print("   " + wording(.channelNow(rest)))
            return reply
        case .park: return .leave(try park(nil))
        case .abandon:
            guard !rest.isEmpty else { return hint(wording.form(of: .text)) }
            return try perform(.abandoned(reason: rest), typed: rest)
        case .help:
            print(wording(.helpLines))
            shown.asked = []
            if let field = shown.field {
                print("   " + (field.help.isEmpty ? wording.form(of: field.type) : field.help))
            }
            return .goOn
        }
    }

    mutating func tell(_ rest: String) throws(Failure) -> Reply {
        let name = String(rest.prefix { !$0.isWhitespace })
        let text = String(rest.dropFirst(name.count)).trimming
        guard !name.isEmpty else {
            return hint(
                wording(.example(":told \(enquiry.tellableFields().first?.field.fact.rawValue ?? "") …")))
        }
        guard let result = enquiry.readTold(text, for: FactID(name), at: session.now) else {
            return hint(
                wording(.unknownFact(name))
                    + wording.nearest(to: name, among: enquiry.tellableFields().map(\.field.fact.rawValue)))
        }
        switch result {
        case .failure(let problem): return hint(wording(problem))
        case .success(let value) where enquiry.isSaid(FactID(name), value): return hint(wording(.unchanged))
        case .success(let value):
            if let correction = enquiry.correction(of: FactID(name), to: value, at: session.now) {
                print("!  " + wording(.otherWay))
                showLapsed(correction.lapsed)
            }
            let path = enquiry.name(ofTold: FactID(name))
            let reply = try perform(.told(FactID(name), value), typed: text)
            if let known = enquiry.knownFacts().first(where: { $0.name == path }) {
                print("   " + wording(.told(known.label, known.text)))
            }
            return reply
        }
    }

    /// A typed line in a form that may be shown: without the value that `:told` gives for a secret, or for a
    /// name that may be a misspelt secret.
    func withoutSecret(_ line: String) -> String {
        let words = line.split(maxSplits: 2, whereSeparator: \.isWhitespace)
        guard words.count == 3, words[0].hasPrefix(":"), PlainCommand(String(words[0])) == .told else {
            return line
        }
        switch enquiry.readTold(String(words[2]), for: FactID(String(words[1])), at: session.now) {
        case nil, .failure(.secretTold): return "\(words[0]) \(words[1])"
        case .success, .failure: return line
        }
    }

    func showFacts() {
        let facts = enquiry.knownFacts().filter { $0.origin == .asked || $0.origin == .told }
        print("   " + (facts.isEmpty ? wording(.noFacts) : wording(.facts)))
        for fact in facts { print("     \(fact.name) = \(fact.text)") }
    }

    mutating func skip(_ reason: String, _ awaiting: Awaiting) throws(Failure) -> Reply {
        switch awaiting {
        case .step(let number): return try perform(.skipped(step: number, reason: reason), typed: reason)
        case .review(let id):
            let reply = try perform(.withheld(id))
            print("   " + wording(.leftOut))
            return reply
        case .field(let id) where shown.field?.needsReason == true:
            guard !reason.isEmpty else { return hint(wording(.skipForReason)) }
            return try perform(.skippedQuestion(id, reason: reason), typed: reason)
        case .field(let id) where shown.field?.isOptional == true:
            return try perform(.answered(id, .null))
        case .field, .reading, .destination: return hint(wording(.nothingToSkip))
        }
    }

    mutating func edit(_ awaiting: Awaiting) throws(Failure) -> Reply {
        guard case .review(let id) = awaiting, let message = enquiry.pendingMessage() else {
            return hint(wording(.nothingToEdit))
        }
        environment.output.flush()
        switch MessageEditor(environment: environment, wording: wording).edit(message) {
        case .failure(let problem): return hint(problem.message)
        case .success(let edited):
            let reply = try perform(.queued(id, edited: edited))
            print("   " + wording(.edited))
            return reply
        }
    }
}
