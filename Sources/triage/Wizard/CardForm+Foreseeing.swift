import Terminal
import TriageCore

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

/// What is wrong with answers beside what their fields know themselves: a condition may read what is typed in
/// other fields. Worked out once a key.
struct FormMeasure {
    /// What comes of submitting the form; nil while something is left to be confirmed.
    let submission: CardForm.Submission?
    /// The enquiry with everything that stands on the form; nil where some of it cannot be taken yet, or all of it
    /// can be submitted.
    var foreseen: Enquiry? {
        guard submission == nil, let lookahead, lookahead.isWhole else { return nil }
        return lookahead.enquiry
    }
    private let wording: Wording
    /// The form as far as it could be submitted; nil where nothing is wrong, or where that is known.
    private var lookahead: Lookahead?
    /// What is wrong with the answer to the last question, the only one that is.
    private var last: (index: Int, problem: FieldProblem)?

    /// Measures each answer by those beside it. The one with the focus is given last: it is to blame when it does
    /// not fit the others.
    init(_ form: CardForm, _ enquiry: Enquiry, at time: Timestamp) {
        wording = enquiry.format.wording
        submission = form.isSettled ? form.submission(to: enquiry, at: time) : nil
        if let submission, submission.isConsistent { return }
        let focused = form.form.focus - form.offset
        // Nothing is given after the last one, so it was measured by all others when it was submitted.
        if case .failure(let obstacle)? = submission?.result, focused == form.fields.indices.last,
            obstacle.place == .field(form.fields[focused].fact)
        {
            last = (focused, obstacle.problem)
            return
        }
        let given = form.fields.indices.filter { index in
            index != focused && (form.item(index).isTouched || form.item(index).isConfirmed)
        }
        lookahead = Lookahead(form, answering: given + [focused], ticksOpenSteps: true, enquiry, time)
    }

    /// What is wrong with the answer to a question; nil when nothing is.
    func problem(at index: Int) -> FieldProblem? {
        if let last { return index == last.index ? last.problem : nil }
        return lookahead?.problem(at: index).map { FieldProblem(wording($0)) }
    }
}

/// Does on a card what stands on its form, as far as it can be done without leaving the card.
private struct Lookahead: Respondent {
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
