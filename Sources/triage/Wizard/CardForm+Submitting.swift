import Terminal
import TriageCore

/// Leaving the card with what stands on the form.
extension CardForm {
    /// Something that keeps a card from being left: where, and what is wrong there.
    struct Obstacle: Error, Equatable {
        /// Where to look.
        let place: Place
        /// What is wrong there.
        let problem: FieldProblem

        /// A part of the form.
        enum Place: Equatable {
            case steps
            case field(FactID)
        }

        /// Says in a few words what is wrong at a place.
        init(_ place: Place, _ message: String) {
            self.place = place
            problem = FieldProblem(message)
        }
    }

    /// What came of submitting the form.
    struct Submission {
        /// The enquiry as it goes on, or what keeps it on the card.
        let result: Result<Enquiry, Obstacle>
        /// Whether each answer still holds with those that were given after it.
        let isConsistent: Bool
        /// The fact whose condition does not hold with the answers before it, and why; nil where all do.
        let misfit: (fact: FactID, problem: InputProblem)?
    }

    /// Answers what the card asks with what stands on the form.
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

/// Says what stands on a form, in the order in which the enquiry asks for it.
private struct Submitter: Respondent {
    private let form: CardForm
    private let wording: Wording
    private let time: Timestamp
    /// The questions whose answers on this card were recorded and changed since, the first of them last.
    private var corrected: [Int]
    private var answers: [(fact: FactID, value: Value)] = []
    /// The enquiry as it was when it was asked last, still on the card.
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
        latest = enquiry
        return try kind(for: awaiting).map { Event(at: time, $0) }
    }

    mutating func take(
        _ refusal: Refusal, of event: Event, in enquiry: Enquiry
    ) throws(CardForm.Obstacle) {
        switch refusal {
        case .invalid(let fact, let problem):
            if case .refused = problem { misfit = (fact, problem) }
            throw CardForm.Obstacle(.field(fact), wording(problem))
        case .reasonNeeded: throw CardForm.Obstacle(.steps, form.words.reasonNeeded)
        case .stepsFirst: throw CardForm.Obstacle(.steps, form.words.stepOpen)
        case .ended, .nothingBefore, .notAsked, .unknownFact, .noSuchStep, .unanswered, .noSuchMessage,
            .noRecipient, .notPickable, .unknownChannel, .notEnded, .openedTwice:
            throw CardForm.Obstacle(.init(event.kind), wording(why: refusal))
        }
    }

    /// Refuses to leave a card before what was changed on it was recorded.
    func finish() throws(CardForm.Obstacle) {
        if let index = corrected.last {
            throw CardForm.Obstacle(.field(form.fields[index].fact), form.words.recorded)
        }
    }

    /// Whether each answer still holds with those that were given after it.
    var isConsistent: Bool { latest.allows(answers) }

    private mutating func kind(for awaiting: Awaiting) throws(CardForm.Obstacle) -> Event.Kind? {
        if case .step(let number) = awaiting { return try stepEvent(number) }
        if let index = corrected.popLast() { return try answer(index) }
        switch awaiting {
        case .field(let fact):
            guard let index = form.fields.firstIndex(where: { $0.fact == fact }) else { return nil }
            return try answer(index)
        case .reading: return .read
        case .step, .review, .destination: return nil
        }
    }

    /// What the form has for a step; optional ones left open are skipped, but none unseen.
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
        switch form.value(of: index, in: latest, at: time) {
        case .success(let value):
            answers.append((fact, value))
            return .answered(fact, value)
        case .failure(let problem): throw CardForm.Obstacle(.field(fact), wording(problem))
        }
    }
}

extension CardForm.Obstacle.Place {
    /// Where an event is looked for that cannot happen.
    fileprivate init(_ kind: Event.Kind) {
        if case .answered(let fact, _) = kind { self = .field(fact) } else { self = .steps }
    }
}
