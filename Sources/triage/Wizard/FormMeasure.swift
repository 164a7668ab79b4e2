import Terminal
import TriageCore

/// Problems with answers that their fields cannot detect themselves: a condition may read what is typed in
/// other fields. Created for each key, so that a form ready for submission is played only once.
struct FormMeasure {
    /// The outcome of submitting the form; nil while something is still to be confirmed.
    let submission: CardForm.Submission?
    private let form: CardForm
    private let enquiry: Enquiry
    private let time: Timestamp
    /// The question checked last, and the lookahead over the form that answers it last.
    private var latest: (question: Int, lookahead: Lookahead)?

    /// Submits the form if everything is confirmed.
    init(_ form: CardForm, _ enquiry: Enquiry, at time: Timestamp) {
        self.form = form
        self.enquiry = enquiry
        self.time = time
        submission = form.isSettled ? form.submission(to: enquiry, at: time) : nil
    }

    /// The problem with the answer to a question, given all other answers; nil if there is none.
    mutating func problem(at question: Int) -> FieldProblem? {
        if let submission, submission.isConsistent { return nil }
        let wording = enquiry.format.wording
        // No answer follows the last question, so submitting has already checked it.
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

    /// The enquiry with everything on the form, if that has been worked out already; nil if not everything
    /// was accepted.
    var foreseen: Enquiry? {
        guard submission == nil, let latest, latest.lookahead.isWhole else { return nil }
        return latest.lookahead.enquiry
    }
}
