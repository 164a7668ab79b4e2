import Terminal
import TriageCore

/// Does on a card what stands on its form, as far as it can be done without leaving the card.
struct Lookahead: Respondent {
    /// The enquiry as far as it came.
    private(set) var enquiry: Enquiry
    private let form: CardForm
    private let time: Timestamp
    /// The questions that are still to be answered, the next one first.
    private var questions: ArraySlice<Int>
    /// What was read as answers, by their questions.
    private var values: [Int: Result<Value, InputProblem>] = [:]
    private let ticksOpenSteps: Bool
    /// Whether everything could be taken, and nothing besides.
    private(set) var isWhole = true
    /// The steps that cannot be done before another question is answered.
    private var refusedSteps: Set<Int> = []

    /// Answers some questions, and does the steps before and between them.
    init(
        _ form: CardForm, answering questions: [Int], ticksOpenSteps: Bool, _ enquiry: Enquiry,
        _ time: Timestamp
    ) {
        self.enquiry = enquiry
        self.form = form
        self.time = time
        self.questions = questions[...]
        self.ticksOpenSteps = ticksOpenSteps
        var player = Player(enquiry)
        // What leaves the card is not counted.
        if player.play(&self, until: { !$0.isOnSameCard(as: enquiry) }) != .silent { isWhole = false }
    }

    /// A step that can be done, else the next question that there is an answer to.
    mutating func event(for awaiting: Awaiting, in enquiry: Enquiry) -> Event? {
        self.enquiry = enquiry
        if case .step(let awaited) = awaiting, let kind = stepEvent(awaited) { return Event(at: time, kind) }
        while let index = questions.popFirst() {
            let value = form.value(of: index, in: enquiry, at: time)
            values[index] = value
            guard case .success(let value) = value, value != .null || form.item(index).isTouched else {
                continue
            }
            refusedSteps = []
            return Event(at: time, .answered(form.fields[index].fact, value))
        }
        return nil
    }

    /// Goes on without what cannot be done.
    mutating func take(_ refusal: Refusal, of event: Event, in enquiry: Enquiry) {
        isWhole = false
        if let step = event.kind.step { refusedSteps.insert(step) }
    }

    /// What is wrong with the answer to a question, measured by all others that could be given.
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

/// Looking ahead: the card as it will be with what stands on the form.
extension CardForm {
    /// The enquiry as if what was answered on the form were submitted, as far as it can be; an answer that is
    /// being given is not.
    func foreseen(_ enquiry: Enquiry, at time: Timestamp) -> Enquiry {
        let given = fields.indices.filter { index in
            item(index).isConfirmed || item(index).isTouched && index + offset != form.focus
        }
        return Lookahead(self, answering: given, ticksOpenSteps: false, enquiry, time).enquiry
    }
}

extension Event.Kind {
    /// The step that the event is about; nil for any other event.
    fileprivate var step: Int? {
        switch self {
        case .ticked(let step), .skipped(let step, _): step
        case .opened, .answered, .read, .queued, .withheld, .picked, .told, .noted, .channel, .drafted,
            .draftedStep, .back, .parked, .resumed, .abandoned, .closing:
            nil
        }
    }
}
