/// The questions of an enquiry.
extension Enquiry {
    /// The field for a fact of the current flow.
    package func field(_ fact: Fact) -> CardField { field(fact, in: run.frame) }

    /// The fields for what the caller may volunteer, each with the name of its fact in the outermost flow.
    ///
    /// **Shape**: what some node asks, the outermost flow first and in each flow what is about the caller
    /// first. A name that several running flows have means the innermost one's fact.
    package func tellableFields() -> [(name: FactPath, field: CardField)] {
        var seen: Set<FactID> = []
        let facts = run.frames.reversed().map { frame -> [(name: FactPath, field: CardField)] in
            let asked = Set(frame.flow.nodes.flatMap { $0.ask.map(\.id) })
            let facts = frame.flow.facts.filter {
                $0.isAnswerable && !$0.isInternal && $0.type != .secret && !frame.isView($0)
                    && seen.insert($0.id).inserted
                    && asked.contains($0.id)
            }
            return (facts.filter(\.isPersonal) + facts.filter { !$0.isPersonal })
                .map { (frame.path(of: $0.id), field($0, in: frame)) }
        }
        return facts.reversed().flatMap { $0 }
    }

    private func field(_ fact: Fact, in frame: Frame) -> CardField {
        let isCurrent = isCurrent(frame)
        let isAnswered = isCurrent && frame.progress.answered.contains(fact.id)
        return CardField(
            fact: fact.id, type: fact.type, label: frame.label(of: fact),
            hint: hint(for: fact, in: frame), help: fact.help.map(frame.text) ?? "",
            isOptional: frame.isOptional(fact) && !(isCurrent && frame.missingOthers(than: fact) != nil),
            options: frame.cardOptions(of: fact), offer: offer(for: fact, in: frame),
            limit: fact.limits.maximumLength,
            answer: isAnswered ? frame.words(for: frame.values[fact.slot], of: fact) : nil,
            awaited: isCurrent ? frame.awaited(by: fact).map(frame.label) : [])
    }

    private func isCurrent(_ frame: Frame) -> Bool { frame.number == run.frame.number }

    /// The line under a question; an earlier answer that is not offered is shown there.
    private func hint(for fact: Fact, in frame: Frame) -> String {
        var hints = [fact.hint.map(frame.text) ?? ""]
        let value = frame.values[fact.slot]
        if frame.decidesNext(fact), frame.origins[fact.slot] == .asked, value != .null,
            !frame.progress.answered.contains(fact.id), undone.answer(for: frame.path(of: fact.id)) == nil
        {
            hints.append(frame.format.wording(.earlierAnswer(frame.words(for: value, of: fact))))
        }
        return hints.filter { !$0.isEmpty }.joined(separator: "; ")
    }

    /// What Enter takes: the latest thing that was said, otherwise what the flow suggests, as long as it is
    /// valid.
    private func offer(for fact: Fact, in frame: Frame) -> CardField.Offer? {
        guard fact.type != .secret else { return nil }
        func offer(_ value: Value?, _ source: CardField.Offer.Source) -> CardField.Offer? {
            guard let value, value != .null, frame.problem(with: value, for: fact) == nil else { return nil }
            return CardField.Offer(value: value, text: frame.words(for: value, of: fact), source: source)
        }
        // What was set aside while the question was hidden is offered like what is known.
        let aside = isCurrent(frame) ? frame.progress.aside[fact.slot] : nil
        let value = aside?.value ?? frame.values[fact.slot]
        let origin = aside == nil ? frame.origins[fact.slot] : aside?.origin
        let isTold = origin?.isTold == true
        return offer(undone.answer(for: frame.path(of: fact.id)), .takenBack)
            ?? offer(
                isTold || !frame.decidesNext(fact) ? value : nil, isTold ? .told : .earlier)
            ?? offer(fact.suggest.flatMap { try? frame.value(of: $0) }, .suggested)
    }
}

extension Frame {
    /// The options that can be chosen for a fact now.
    func cardOptions(of fact: Fact) -> [CardOption] {
        if fact.type == .yesno { return CardOption.yesNo(fact.words, format.wording) }
        if let selection = fact.selection { return options(of: selection) }
        return shownOptions(of: fact).map { option in
            CardOption(
                value: .string(option.value), name: option.value, label: text(of: option.label),
                hint: option.hint.map(text) ?? "", key: option.key)
        }
    }
}

extension CardOption {
    /// Yes and no, in words of their own if there are any.
    static func yesNo(_ words: Fact.Words?, _ wording: Wording) -> [CardOption] {
        [
            .init(value: .bool(true), name: "yes", label: words?.yes ?? wording(.yes), hint: "", key: nil),
            .init(value: .bool(false), name: "no", label: words?.no ?? wording(.no), hint: "", key: nil),
        ]
    }
}
