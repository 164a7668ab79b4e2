import Terminal
import TriageCore

/// Plays the contents of a form on its card, which is not left even if nothing more is asked there.
struct Lookahead: Respondent {
    /// The enquiry as far as it was played.
    private(set) var enquiry: Enquiry
    private let form: CardForm
    private let time: Timestamp
    /// The questions still to be answered, the next one first.
    private var questions: ArraySlice<Int>
    /// The questions whose answers were refused, for another try if other answers were accepted since.
    private var refused: [Int] = []
    /// How many questions there were when the current round through them began.
    private var roundCount: Int
    /// The values read from the form, by question.
    private var values: [Int: Result<Value, InputProblem>] = [:]
    private let ticksOpenSteps: Bool
    /// Whether everything on the form was accepted, and nothing else was needed.
    private(set) var isWhole = true
    /// The steps that cannot be done before another question is answered.
    private var refusedSteps: Set<Int> = []

    /// Answers the given questions and does the steps before and between them.
    init(
        _ form: CardForm, answering questions: [Int], ticksOpenSteps: Bool, _ enquiry: Enquiry,
        _ time: Timestamp
    ) {
        self.enquiry = enquiry.stayingOnCard
        self.form = form
        self.time = time
        self.questions = questions[...]
        roundCount = questions.count
        self.ticksOpenSteps = ticksOpenSteps
        var player = Player(self.enquiry)
        player.play(&self)
        self.enquiry = player.enquiry
        if !refused.isEmpty { isWhole = false }
    }

    /// The event for a step that can be done, or else for the next question with an answer.
    mutating func event(for awaiting: Awaiting, in enquiry: Enquiry) -> Event? {
        self.enquiry = enquiry
        if case .step(let awaited) = awaiting, let kind = stepEvent(awaited) { return Event(at: time, kind) }
        if questions.isEmpty, refused.count < roundCount {
            questions = refused[...]
            roundCount = refused.count
            refused = []
        }
        while let index = questions.popFirst() {
            let value = form.value(of: index, in: enquiry, at: time)
            values[index] = value
            guard case .success(let value) = value, value != .null || form.item(index).isTouched else {
                continue
            }
            refusedSteps = []
            return Event(at: time, form.reasonEvent(index) ?? .answered(form.fields[index].fact, value))
        }
        return nil
    }

    /// Continues without what was refused.
    mutating func take(_ refusal: Refusal, of event: Event, in enquiry: Enquiry) {
        if case .invalid(let fact, _) = refusal,
            let index = form.fields.firstIndex(where: { $0.fact == fact })
        {
            return refused.append(index)
        }
        isWhole = false
        if let step = event.kind.step { refusedSteps.insert(step) }
    }

    /// The problem with the answer to a question, given all other answers.
    func problem(at index: Int) -> InputProblem? {
        switch values[index] {
        case .success(let value)?: enquiry.problem(withAnswer: value, to: form.fields[index].fact)
        case .failure(let problem)?: problem
        case nil: nil
        }
    }

    private mutating func stepEvent(_ awaited: Int) -> Event.Kind? {
        for number in form.checklist.states.keys.sorted() where !refusedSteps.contains(number) {
            if enquiry.result(ofStep: number) == nil, let kind = form.stepEvent(number) { return kind }
        }
        guard ticksOpenSteps, !refusedSteps.contains(awaited) else { return nil }
        isWhole = false
        return .ticked(step: awaited)
    }
}

/// Looking ahead: the card with the answers on the form taken into account.
extension CardForm {
    /// The enquiry as if the answers on the form had been submitted, as far as possible; an answer still
    /// being given does not count.
    func foreseen(_ enquiry: Enquiry, at time: Timestamp) -> Enquiry {
        let given = fields.indices.filter { index in
            item(index).isConfirmed || item(index).isTouched && index + offset != form.focus
        }
        // An answer is refused while steps are open, yet it changes what the card says.
        return Lookahead(self, answering: given, ticksOpenSteps: !given.isEmpty, enquiry, time).enquiry
    }
}

extension Event.Kind {
    /// The step that the event is about; nil for other events.
    fileprivate var step: Int? {
        switch self {
        case .ticked(let step, _), .skipped(let step, _): step
        case .opened, .answered, .skippedQuestion, .read, .round, .roundsDone, .reopened, .removed, .queued,
            .withheld, .picked, .told, .noted, .responded, .channel, .drafted, .draftedStep, .back, .parked,
            .resumed,
            .abandoned, .hungUp, .closing:
            nil
        }
    }
}
