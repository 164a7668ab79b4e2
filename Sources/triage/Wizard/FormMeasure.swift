import Terminal
import TriageCore

/// What is wrong with answers beside what their fields know themselves: a condition may read what is typed in
/// other fields. Made for one key, so that a form that can be submitted is played once.
struct FormMeasure {
    /// What comes of submitting the form; nil while something is left to be confirmed.
    let submission: CardForm.Submission?
    private let form: CardForm
    private let enquiry: Enquiry
    private let time: Timestamp
    /// The question that was measured last, and the form as far as it could be submitted with it at the end.
    private var latest: (question: Int, lookahead: Lookahead)?

    /// Submits the form if it can be.
    init(_ form: CardForm, _ enquiry: Enquiry, at time: Timestamp) {
        self.form = form
        self.enquiry = enquiry
        self.time = time
        submission = form.isSettled ? form.submission(to: enquiry, at: time) : nil
    }

    /// What is wrong with the answer to a question, measured by all others that can be given without it; nil when
    /// nothing is.
    mutating func problem(at question: Int) -> FieldProblem? {
        if let submission, submission.isConsistent { return nil }
        let wording = enquiry.format.wording
        // Nothing is given after the last question, so submitting it has measured it already.
        if let misfit = submission?.misfit, question == form.fields.indices.last,
            misfit.fact == form.fields[question].fact
        {
            return FieldProblem(wording(misfit.problem))
        }
        if latest?.question != question {
            let others = form.fields.indices.filter { index in
                index != question && (form.item(index).isTouched || form.item(index).isConfirmed)
            }
            let lookahead = Lookahead(
                form, answering: others + [question], ticksOpenSteps: true, enquiry, time)
            latest = (question, lookahead)
        }
        return latest?.lookahead.problem(at: question).map { FieldProblem(wording($0)) }
    }

    /// The enquiry with everything that stands on the form, where that was looked at already; nil where not all of
    /// it could be taken.
    var foreseen: Enquiry? {
        guard submission == nil, let latest, latest.lookahead.isWhole else { return nil }
        return latest.lookahead.enquiry
    }
}
