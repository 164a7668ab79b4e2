import Terminal
import TriageCore

/// Leaving the card with the answers on the form.
extension CardForm {
    /// Something that prevents leaving a card: the place and the problem.
    struct Obstacle: Error, Equatable {
        /// The place to look at.
        let place: Place
        /// The problem at that place.
        let problem: FieldProblem

        /// A part of the form.
        enum Place: Equatable {
            case steps
            case field(FactID)
        }

        /// Describes the problem at a place in a few words.
        init(_ place: Place, _ message: String) {
            self.place = place
            problem = FieldProblem(message)
        }
    }

    /// The outcome of submitting the form.
    struct Submission {
        /// The enquiry after submitting, or what keeps it on the card.
        let result: Result<Enquiry, Obstacle>
        /// Whether each answer still holds given the answers after it.
        let isConsistent: Bool
        /// The fact whose condition fails given the answers before it, and why; nil if all conditions hold.
        let misfit: (fact: FactID, problem: InputProblem)?
    }

    /// Answers the card's questions from the form.
    func submission(to enquiry: Enquiry, at time: Timestamp) -> Submission {
        var player = Player(enquiry)
        var submitter = Submitter(self, enquiry, time)
        do throws(Obstacle) {
            try player.play(&submitter, until: { !$0.isOnSameCard(as: enquiry) })
            try submitter.finish()
        } catch {
            return Submission(result: .failure(error), isConsistent: false, misfit: submitter.misfit)
        }
        return Submission(
            result: .success(player.enquiry), isConsistent: submitter.isConsistent, misfit: nil)
    }
}

/// Responds from a form, in the order in which the enquiry asks.
private struct Submitter: Respondent {
    private let form: CardForm
    private let wording: Wording
    private let time: Timestamp
    /// The questions whose answers were recorded on this card and changed since, in reverse order.
    private var corrected: [Int]
    private var answers: [(fact: FactID, value: Value)] = []
    /// The answers refused since the last one that was accepted: another answer may yet allow them.
    private var refused: [FactID: InputProblem] = [:]
    /// The enquiry when it last asked, still on the card.
    private var latest: Enquiry
    private(set) var misfit: (fact: FactID, problem: InputProblem)?

    init(_ form: CardForm, _ enquiry: Enquiry, _ time: Timestamp) {
        self.form = form
        self.time = time
        wording = enquiry.format.wording
        latest = enquiry
        corrected = form.fields.indices.reversed().filter { form.isCorrected($0, in: enquiry, at: time) }
    }

    mutating func event(
        for awaiting: Awaiting, in enquiry: Enquiry
    ) throws(CardForm.Obstacle) -> Event? {
        if latest.events.count != enquiry.events.count { refused = [:] }
        latest = enquiry
        return try kind(for: awaiting).map { Event(at: time, $0) }
    }

    mutating func take(
        _ refusal: Refusal, of event: Event, in enquiry: Enquiry
    ) throws(CardForm.Obstacle) {
        switch refusal {
        case .invalid(let fact, let problem):
            refused[fact] = problem
            guard nextQuestion(fact) == nil else { return }
            if case .refused = problem { misfit = (fact, problem) }
            throw CardForm.Obstacle(.field(fact), wording(inLabels(problem, fact)))
        case .reasonNeeded: throw CardForm.Obstacle(.steps, form.words.reasonNeeded)
        case .stepsFirst: throw CardForm.Obstacle(.steps, form.words.stepOpen)
        case .ended, .nothingBefore, .notAsked, .unknownFact, .noSuchStep, .unanswered, .noSuchMessage,
            .noRecipient, .notPickable, .notBetweenRounds, .noSuchRound, .unknownChannel, .notEnded,
            .openedTwice:
            throw CardForm.Obstacle(.init(event.kind), wording(why: refusal))
        }
    }

    /// Refuses to leave a card before changed answers have been recorded.
    func finish() throws(CardForm.Obstacle) {
        if let index = corrected.last {
            throw CardForm.Obstacle(.field(form.fields[index].fact), form.words.recorded)
        }
    }

    /// Whether each answer still holds given the answers after it.
    var isConsistent: Bool { latest.allows(answers) }

    private mutating func kind(for awaiting: Awaiting) throws(CardForm.Obstacle) -> Event.Kind? {
        if case .step(let number) = awaiting { return try stepEvent(number) }
        if let index = corrected.popLast() { return try answer(index) }
        switch awaiting {
        case .field(let fact):
            guard let index = nextQuestion(fact) else { return nil }
            return try answer(index)
        // No key that answers or ticks also ends the call.
        case .reading: return form.isReading ? .read : nil
        case .step, .review, .round, .destination, .wrapUp: return nil
        }
    }

    /// The question awaited, or the next one that is still open if its answer has been refused; nil if no
    /// other answer can help.
    private func nextQuestion(_ awaited: FactID) -> Int? {
        let open = form.fields.indices.filter { index in
            let fact = form.fields[index].fact
            return refused[fact] == nil && latest.answer(to: fact) == nil
        }
        return open.first { form.fields[$0].fact == awaited } ?? open.first
    }

    /// A problem with an option in the words that the agent sees.
    private func inLabels(_ problem: InputProblem, _ fact: FactID) -> InputProblem {
        guard case .noSuchOption(let name, _, _) = problem else { return problem }
        func options(_ fields: [CardField]) -> [CardOption] {
            fields.first { $0.fact == fact }?.options ?? []
        }
        let chosen = options(form.fields).first { $0.name == name }?.label
        return .noSuchOption(
            chosen ?? name, nearest: nil, options: options(latest.card().fields).map(\.label))
    }

    /// The form's event for a step; optional steps left open are skipped, but only if they were shown.
    private func stepEvent(_ number: Int) throws(CardForm.Obstacle) -> Event.Kind {
        let isOptional = latest.node.steps[number].isOptional
        guard form.steps.contains(where: { $0.number == number }) else {
            throw CardForm.Obstacle(.steps, isOptional ? form.words.stepAppeared : form.words.stepOpen)
        }
        if let kind = form.stepEvent(number) { return kind }
        guard isOptional else { throw CardForm.Obstacle(.steps, form.words.stepOpen) }
        return .skipped(step: number, reason: "")
    }

    private mutating func answer(_ index: Int) throws(CardForm.Obstacle) -> Event.Kind {
        let fact = form.fields[index].fact
        if let kind = form.reasonEvent(index) { return kind }
        switch form.value(of: index, in: latest, at: time) {
        case .success(let value):
            answers.append((fact, value))
            return .answered(fact, value)
        case .failure(let problem): throw CardForm.Obstacle(.field(fact), wording(problem))
        }
    }
}

extension CardForm.Obstacle.Place {
    /// Where to show that an event was refused.
    fileprivate init(_ kind: Event.Kind) {
        if case .answered(let fact, _) = kind { self = .field(fact) } else { self = .steps }
    }
}
