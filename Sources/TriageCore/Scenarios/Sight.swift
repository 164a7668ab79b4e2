/// What the agent saw on one visit to a node, as scenarios speak of it: without a word of it.
struct Sight: Sendable, Equatable {
    /// The steps that were there to tick, by number.
    private(set) var steps: Set<Int> = []
    /// The lines and steps that have an `id`, and the facts whose values stood in a text.
    private(set) var names: Set<String> = []
    /// What placeholders printed, and the numbers of the words around them, if that is taken down.
    private(set) var printed: Set<String> = []

    private let takesPrints: Bool

    /// Begins with nothing seen.
    ///
    /// - Parameter takesPrints: whether what placeholders print is taken down, which no scenario asks for.
    init(takesPrints: Bool = false) { self.takesPrints = takesPrints }

    /// Adds what the card at hand shows.
    mutating func look(at frame: Frame) {
        let (node, progress) = (frame.node, frame.progress)
        see(node.title, in: frame)
        if progress.isInRounds || progress.isAtRounds { return see(node.call?.repetition?.ask, in: frame) }
        guard !progress.isCallDone else { return }
        lookAtLines(of: frame)
        for (number, step) in node.steps.enumerated()
        where progress.steps[number] != nil || frame.isShown(number) {
            steps.insert(number)
            see(step.line, in: frame)
        }
        for fact in frame.questions.compactMap({ frame.flow.fact($0.id) }) {
            see(fact.label, in: frame)
            see(fact.hint, in: frame)
            for option in fact.options where frame.holds(option.when) {
                see(option.label, in: frame)
                see(option.hint, in: frame)
            }
        }
    }

    /// Adds what a node that was passed without a stop leaves for the card after it: the lines of an end.
    mutating func look(atPassed frame: Frame) {
        if frame.endsQuietly { lookAtLines(of: frame) }
    }

    private mutating func lookAtLines(of frame: Frame) {
        for line in frame.node.note + frame.node.say where frame.holds(line.when) { see(line, in: frame) }
    }

    private mutating func see(_ line: Line, in frame: Frame) {
        if let id = line.id { names.insert(id.id.rawValue) }
        see(line.text, in: frame)
    }

    private mutating func see(_ text: Template?, in frame: Frame) {
        if takesPrints { takeDown(text, in: frame) }
        for case .placeholder(let expression, let fact?) in text?.pieces ?? [] {
            // What is not known leaves a blank.
            guard let value = try? frame.value(of: expression), value != .null else { continue }
            names.insert(fact.text)
        }
    }

    private mutating func takeDown(_ text: Template?, in frame: Frame) {
        for piece in text?.pieces ?? [] {
            let words = frame.text(of: piece)
            if case .placeholder = piece {
                if words != ValueFormat.blank, words.isVisible { printed.insert(words) }
            } else {
                printed.formUnion(words.figures)
            }
        }
    }
}

extension String {
    /// The words of it that hold a digit, without what is around them.
    fileprivate var figures: [String] {
        split { !$0.isLetter && !$0.isNumber && !"-.:,/".contains($0) }.map {
            String($0.trimming { "-.:,/".contains($0) })
        }.filter { $0.contains { $0.isASCII && $0.isNumber } }
    }
}

extension Substring {
    fileprivate func trimming(_ isOutside: (Character) -> Bool) -> Substring {
        let start = drop(while: isOutside)
        return start[..<(start.lastIndex { !isOutside($0) }.map(start.index(after:)) ?? start.startIndex)]
    }
}

extension Node {
    /// What can be said to stand on its card: lines and steps that have an `id`, and facts in its texts.
    func namesOnCard(in flow: Flow) -> Set<String> {
        let facts = ask.compactMap { flow.fact($0.id) }
        let lines = note + say + steps.map(\.line)
        var texts: [Template?] = [title, call?.repetition?.ask] + lines.map(\.text)
        for fact in facts { texts += [fact.label, fact.hint] }
        for option in facts.flatMap(\.options) { texts += [option.label, option.hint] }
        var names = Set(lines.compactMap { $0.id?.id.rawValue })
        for case .placeholder(_, let fact?) in texts.compactMap({ $0 }).flatMap(\.pieces) {
            names.insert(fact.text)
        }
        return names
    }
}
