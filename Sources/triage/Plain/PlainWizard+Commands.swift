import TriageCore

/// The commands that can be typed after a colon.
enum PlainCommand: String, CaseIterable {
    case back, note, told, facts, past, status, skip, send, edit, responded, channel, open, remove, park,
        hangup,
        abandon, help

    /// The command named on a line; nil if there is none.
    init?(_ line: String) {
        self.init(rawValue: String(line.dropFirst().prefix { !$0.isWhitespace }))
    }
}

extension PlainWizard {
    mutating func obey(_ line: String, _ awaiting: Awaiting) throws(Failure) -> Reply {
        let name = String(line.dropFirst().prefix { !$0.isWhitespace })
        let rest = String(line.dropFirst(name.count + 1)).trimming
        if let number = shown.removing,
            let round = enquiry.card().rounds.first(where: { $0.number == number })
        {
            print("   " + wording(.roundKept(round.text)))
        }
        shown.removing = nil
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
        case .past:
            showPast(rest)
            return .goOn
        case .status:
            showStatus()
            return .goOn
        case .skip: return try skip(rest, awaiting)
        case .send:
            guard case .review(let id) = awaiting else { return hint(wording(.noSuchMessage)) }
            return try perform(.queued(id, edited: nil))
        case .edit: return try edit(awaiting)
        case .responded:
            let reply = try perform(.responded)
            print("   " + wording(.responded))
            return reply
        case .channel:
            let channels = enquiry.flows.main.channels
            guard let channel = channels.first(where: { [$0, wording.channel($0)].contains(rest) }) else {
                let known = channels.map(wording.channel).joined(separator: ", ")
                return hint(wording(.unknownChannel(rest, known)))
            }
            guard channel != enquiry.channel else { return hint(wording(.unchanged)) }
            let reply = try perform(.channel(channel))
            print("   " + wording(.channelNow(wording.channel(channel))))
            return reply
        case .open, .remove: return try change(round: rest, by: command)
        case .park: return .leave(try park(nil))
        case .hangup: return try perform(.hungUp)
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

    /// Shows the last calls in which a text occurs, the newest first.
    private func showPast(_ text: String) {
        let calls = PastCall.newest(in: home, atMost: 10, with: text)
        guard !calls.isEmpty else { return print("   " + wording(.noPastCalls)) }
        for call in calls { print("   " + call.text(for: enquiry)) }
    }

    /// Opens a round again, or asks whether to take it out.
    private mutating func change(round text: String, by command: PlainCommand) throws(Failure) -> Reply {
        let card = enquiry.card()
        guard enquiry.isBetweenRounds, !card.rounds.isEmpty else { return hint(wording(.notBetweenRounds)) }
        guard let number = Int(text) else { return hint(wording(.example(":\(command.rawValue) 1"))) }
        guard let round = card.rounds.first(where: { $0.number == number }) else {
            return hint(wording(.noSuchRound(number)))
        }
        if command == .remove {
            shown.removing = number
            return .goOn
        }
        let reply = try perform(.reopened(round: number))
        print("   " + wording(.roundReopened(round.text)))
        return reply
    }

    mutating func tell(_ rest: String) throws(Failure) -> Reply {
        let name = String(rest.prefix { !$0.isWhitespace })
        let text = String(rest.dropFirst(name.count)).trimming
        guard !name.isEmpty else {
            return hint(
                wording(.example(":told \(enquiry.tellableFields().first?.field.fact.rawValue ?? "") …")))
        }
        guard let result = enquiry.readTold(text, for: FactID(name), at: session.now) else {
            if let list = enquiry.roundsCall(of: name) { return hint(wording(.toldInRound(list))) }
            return hint(
                wording(.unknownFact(name))
                    + wording.nearest(to: name, among: enquiry.tellableFields().map(\.field.fact.rawValue)))
        }
        switch result {
        case .failure(let problem): return hint(wording(problem))
        case .success(let value) where enquiry.isSaid(FactID(name), value): return hint(wording(.unchanged))
        case .success(let value):
            if let correction = enquiry.correction(of: FactID(name), to: value, at: session.now) {
                if correction.isOtherWay { print("!  " + wording(.otherWay)) }
                showLapsed(correction.lapsed)
            }
            let path = enquiry.name(ofTold: FactID(name))
            let old = enquiry.knownFacts().first { $0.name == path }
            let reply = try perform(.told(FactID(name), value), typed: text)
            if let known = enquiry.knownFacts().first(where: { $0.name == path }) {
                print("   " + wording.told(known, before: old))
            }
            return reply
        }
    }

    /// A typed line in a form that may be shown: without what stands behind the name of a secret after `:told`, or
    /// behind one that may be a misspelt secret. Whatever is no command may be a misspelt `:told`.
    func withoutSecret(_ line: String) -> String {
        let words = line.split(whereSeparator: \.isWhitespace)
        guard words.count > 1, !words[0].hasPrefix("::") else { return line }
        let command = PlainCommand(String(words[0]))
        guard words[0].hasPrefix(":") else {
            // Without its colon it is an answer, and few answers have such a word in second place.
            return words.count > 2 && isSecret(words[1]) ? "\(words[0]) \(words[1])" : line
        }
        guard command ?? .told == .told else { return line }
        if let name = words.firstIndex(where: isSecret) { return words[...name].joined(separator: " ") }
        guard enquiry.readTold("", for: FactID(String(words[1])), at: session.now) == nil else { return line }
        return command == nil ? String(words[0]) : "\(words[0]) \(words[1])"
    }

    /// Whether a word is the name of a secret, whatever its case and the marks around it.
    private func isSecret(_ word: Substring) -> Bool {
        let name = word.filter { $0.isLetter || $0.isNumber }.lowercased()
        return enquiry.flows.flows.contains { flow in
            flow.facts.contains { $0.type == .secret && $0.id.rawValue.lowercased() == name }
        }
    }

    func showFacts() {
        let facts = enquiry.knownFacts().filter { $0.origin.isGiven }
        print("   " + (facts.isEmpty ? wording(.noFacts) : wording(.facts)))
        for fact in facts { print("     \(fact.name)\(fact.round.map { " (\($0))" } ?? "") = \(fact.text)") }
        guard !enquiry.notes.isEmpty else { return }
        print("   " + wording(.notesHeading))
        for note in enquiry.notes { print("     " + note) }
    }

    mutating func skip(_ reason: String, _ awaiting: Awaiting) throws(Failure) -> Reply {
        switch awaiting {
        case .step(let number): return try perform(.skipped(step: number, reason: reason), typed: reason)
        case .review(let id):
            let isSentAlready = enquiry.earlierCopy?.isSame ?? false
            let needsReason = !isSentAlready && !(enquiry.pendingMessage()?.to.isEmpty ?? true)
            if needsReason, reason.isEmpty { return hint(wording(.leaveOutReason)) }
            let reply = try perform(.withheld(id, reason: reason), typed: reason)
            print("   " + wording(.leftOut))
            return reply
        case .field(let id) where shown.field?.needsReason == true:
            guard !reason.isEmpty else { return hint(wording(.skipForReason)) }
            return try perform(.skippedQuestion(id, reason: reason), typed: reason)
        case .field(let id) where shown.field?.isOptional == true:
            return try perform(.answered(id, .null))
        case .field, .reading, .round, .destination, .wrapUp: return hint(wording(.nothingToSkip))
        }
    }

    mutating func edit(_ awaiting: Awaiting) throws(Failure) -> Reply {
        guard case .review(let id) = awaiting, let message = enquiry.pendingMessage() else {
            return hint(wording(.nothingToEdit))
        }
        environment.output.flush()
        switch MessageEditor(environment: environment, wording: wording).edit(message) {
        case .failure(let problem): return hint(problem.message)
        case .success(let edited) where edited == message: return hint(wording(.unchanged))
        case .success(let edited):
            let reply = try perform(.queued(id, edited: edited))
            print("   " + wording(.edited))
            return reply
        }
    }
}
