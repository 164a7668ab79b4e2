import Terminal
import TriageCore

/// The way from the form to events.
extension CardForm {
    /// Something that keeps a card from being left: where, and what is wrong there.
    struct Obstacle: Error, Equatable {
        let place: Place
        let problem: FieldProblem

        /// A part of the form.
        enum Place: Equatable {
            case steps
            case field(FactID)
        }

        init(_ place: Place, _ message: String) {
            self.place = place
            problem = FieldProblem(message)
        }
    }

    /// The events that leave the card, in the order in which the enquiry waits for them.
    ///
    /// - Throws: `Obstacle` with the place to look at.
    func events(for enquiry: Enquiry, at time: Timestamp) throws(Obstacle) -> [Event.Kind] {
        var next = enquiry
        var kinds: [Event.Kind] = []
        var corrected = correctedFields(of: enquiry, at: time)
        while next.isOnSameCard(as: enquiry), let awaiting = next.awaiting {
            let kind: Event.Kind
            let place: Obstacle.Place
            switch awaiting {
            case .step(let number): (kind, place) = (try stepEvent(number, in: next), .steps)
            case .field, .reading, .review, .destination:
                if let index = corrected.popLast() {
                    (kind, place) = (try answer(index, in: next, at: time), .field(fields[index].fact))
                } else if case .field(let fact) = awaiting,
                    let index = fields.firstIndex(where: { $0.fact == fact })
                {
                    (kind, place) = (try answer(index, in: next, at: time), .field(fact))
                } else if case .reading = awaiting {
                    (kind, place) = (.read, .steps)
                } else {
                    return kinds
                }
            }
            do throws(Refusal) {
                try next.apply(Event(at: time, kind))
            } catch {
                throw obstacle(error, at: place, enquiry.format.wording)
            }
            kinds.append(kind)
        }
        if let index = corrected.last { throw Obstacle(.field(fields[index].fact), words.recorded) }
        return kinds
    }

    /// The questions whose answers on this card were recorded and changed since, the first of them last.
    private func correctedFields(of enquiry: Enquiry, at time: Timestamp) -> [Int] {
        fields.indices.reversed().filter { index in
            guard item(index).isTouched, let recorded = enquiry.answer(to: fields[index].fact) else {
                return false
            }
            guard case .success(let value) = value(of: index, in: enquiry, at: time) else { return true }
            return value != recorded
        }
    }

    private func answer(
        _ index: Int, in enquiry: Enquiry, at time: Timestamp
    ) throws(Obstacle) -> Event.Kind {
        switch value(of: index, in: enquiry, at: time) {
        case .success(let value): return .answered(fields[index].fact, value)
        case .failure(let problem):
            throw Obstacle(.field(fields[index].fact), enquiry.format.wording(problem))
        }
    }

    /// What the form has for a step; optional ones left open are skipped.
    private func stepEvent(_ number: Int, in enquiry: Enquiry) throws(Obstacle) -> Event.Kind {
        let step = enquiry.card.steps.first { $0.number == number }
        let isOptional = step?.isOptional ?? false
        guard steps.contains(where: { $0.number == number }) else {
            throw Obstacle(.steps, isOptional ? words.stepAppeared : words.stepOpen)
        }
        if let kind = stepEvent(number, checklist.states[number]) { return kind }
        guard isOptional else { throw Obstacle(.steps, words.stepOpen) }
        return .skipped(step: number, reason: "")
    }

    private func stepEvent(_ number: Int, _ state: StepState?) -> Event.Kind? {
        switch state {
        case .done?: .ticked(step: number)
        case .skipped(let reason)?: .skipped(step: number, reason: reason ?? "")
        case .open?, nil: nil
        }
    }

    private func obstacle(_ refusal: Refusal, at place: Obstacle.Place, _ wording: Wording) -> Obstacle {
        switch refusal {
        case .invalid(let fact, let problem): Obstacle(.field(fact), wording(problem))
        case .reasonNeeded: Obstacle(.steps, words.reasonNeeded)
        case .stepsFirst: Obstacle(.steps, words.stepOpen)
        case .ended, .nothingBefore, .notAsked, .unknownFact, .noSuchStep, .unanswered, .noSuchMessage,
            .noRecipient, .notPickable, .unknownChannel, .notEnded, .openedTwice:
            Obstacle(place, wording(why: refusal))
        }
    }

    // MARK: Looking ahead

    /// The enquiry as if what was answered on the form were submitted, as far as it can be; an answer that is
    /// being given is not.
    func foreseen(_ enquiry: Enquiry, at time: Timestamp) -> Enquiry {
        foreseen(enquiry, at: time, without: nil)
    }

    /// - Parameter without: a question that is left open, for which open steps count as ticked.
    private func foreseen(_ enquiry: Enquiry, at time: Timestamp, without left: Int?) -> Enquiry {
        var next = enquiry
        func take(_ kind: Event.Kind) {
            var attempt = next
            guard (try? attempt.apply(Event(at: time, kind))) != nil else { return }
            if attempt.isOnSameCard(as: enquiry), attempt.awaiting != nil { next = attempt }
        }
        func takeSteps() {
            while case .step(let number)? = next.awaiting {
                let before = next.card.steps
                for (number, state) in checklist.states.sorted(by: { $0.key < $1.key }) {
                    stepEvent(number, state).map(take)
                }
                if left != nil { take(.ticked(step: number)) }
                if next.card.steps == before { return }
            }
        }
        takeSteps()
        for index in fields.indices where index != left {
            let item = item(index)
            let isGiven = item.isConfirmed || item.isTouched && (left != nil || index + offset != form.focus)
            guard isGiven, case .success(let value) = value(of: index, in: next, at: time),
                value != .null || item.isTouched
            else { continue }
            take(.answered(fields[index].fact, value))
            takeSteps()
        }
        return next
    }

    /// What is wrong with an answer beside what its field knows itself: a condition may read what is typed in
    /// other fields.
    func problem(at item: Int, _ enquiry: Enquiry, at time: Timestamp) -> FieldProblem? {
        let index = item - offset
        guard fields.indices.contains(index),
            enquiry.flow.fact(fields[index].fact)?.limits.accept != nil
        else { return nil }
        let wording = enquiry.format.wording
        var next = foreseen(enquiry, at: time, without: index)
        switch value(of: index, in: next, at: time) {
        case .failure(let problem): return FieldProblem(wording(problem))
        case .success(let value):
            do throws(Refusal) {
                try next.apply(Event(at: time, .answered(fields[index].fact, value)))
            } catch .invalid(_, let problem) {
                return FieldProblem(wording(problem))
            } catch {
                return nil
            }
            return nil
        }
    }

    // MARK: Values

    /// The value that the form has for a question; what is wrong with it depends on the enquiry.
    func value(of index: Int, in enquiry: Enquiry, at time: Timestamp) -> Result<Value, InputProblem> {
        Self.value(of: item(index).field.answer, for: fields[index]) {
            enquiry.read($0, for: fields[index].fact, at: time)
        }
    }

    /// The value of a widget's answer; texts are read by the engine.
    static func value(
        of answer: FieldAnswer, for field: CardField, read: (String) -> Result<Value, InputProblem>
    ) -> Result<Value, InputProblem> {
        switch answer {
        case .none, .steps: return .success(.null)
        case .option(let index): return .success(field.options[index].value)
        case .options(let indices): return .success(.list(indices.map { field.options[$0].value }))
        case .secret: return .success(.secret)
        case .text(let text):
            if let offer = field.offer, offer.text == text { return .success(offer.value) }
            return read(text)
        }
    }
}
