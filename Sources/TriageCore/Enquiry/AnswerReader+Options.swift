/// Reads choices as people name them.
extension AnswerReader {
    /// The one option that a text means, or why it is not one.
    func option(
        _ text: String, _ type: FactType, _ options: [CardOption]
    ) -> Result<CardOption, InputProblem> {
        let list = NamedOptions(options, yesOrNo: type == .yesno ? { yesOrNo($0) } : nil)
        let meant = list.meanings(of: text)
        if meant.count == 1 { return .success(options[meant[0]]) }
        if meant.count > 1 { return .failure(.ambiguousOption(text, matches: meant.map(list.surely))) }
        if type == .yesno, options.map(\.label) == [wording(.yes), wording(.no)] {
            return .failure(.malformed(.yesno))
        }
        // Of very many, what is near is no help and takes long to find.
        guard options.count <= InputProblem.mostOptions else {
            return .failure(.noSuchOption(text, nearest: nil, options: []))
        }
        let names = options.flatMap { [$0.name, $0.label] }
        let nearest = NearestName.of(text, among: names).flatMap { name in
            options.first { $0.name == name || $0.label == name }?.label
        }
        return .failure(.noSuchOption(text, nearest: nearest, options: options.map(\.label)))
    }

    /// The meaning of the language's yes or no, typed in full or as its first letter.
    private func yesOrNo(_ simplified: String) -> Value? {
        let (yes, no) = (wording(.yes).simplified, wording(.no).simplified)
        if [yes, "true"].contains(simplified) { return .bool(true) }
        if [no, "false"].contains(simplified) { return .bool(false) }
        guard simplified.count == 1, yes.hasPrefix(simplified) != no.hasPrefix(simplified) else { return nil }
        return .bool(yes.hasPrefix(simplified))
    }

    /// Several options, separated by commas or as the language lists them; a label may itself hold a comma.
    func several(_ text: String, _ options: [CardOption]) -> Result<Value, InputProblem> {
        let list = NamedOptions(options)
        let text = text.withoutLayoutMarks
        let enumeration = Enumeration(text, separators: separators)
        var readings = enumeration.readings { list.isLabel($0) ? list.only($0) : nil }
        if readings.isEmpty { readings = enumeration.readings(of: list.only) }
        if readings.count > 1 {
            let matches = readings.map { $0.map(list.surely).joined(separator: " + ") }
            return .failure(.ambiguousOption(text, matches: matches))
        }
        if let chosen = readings.first {
            // In the flow's order, so that two agents who choose the same options leave the same record.
            return chosen.isEmpty ? .failure(.missing) : .success(.list(chosen.map { options[$0].value }))
        }
        for piece in text.split(separator: ",").map(\.trimming) where !piece.isEmpty {
            if case .failure(let problem) = option(piece, .choices, options) { return .failure(problem) }
        }
        return .failure(.malformed(.choices))
    }

    /// What separates the members of a list: a comma, and what the language writes between two, or the last
    /// two, of several.
    private var separators: [String] {
        let letters = ["\u{E000}", "\u{E001}", "\u{E002}", "\u{E003}"]
        let lists =
            [letters.formatted(.list(type: .and).locale(locale))]
            + [Array(letters.prefix(2)).formatted(.list(type: .and).locale(locale))]
        let written = lists.flatMap { list in
            list.withoutLayoutMarks.split { letters.contains(String($0)) }.map { $0.lowercased() }
        }
        return Set(written + [","]).sorted { ($0.count, $0) > ($1.count, $1) }
    }
}

/// Options by the texts that can name them.
private struct NamedOptions {
    private let labels: [String]
    private let names: [String]
    private let values: [Value]
    private let written: [String]
    /// What yes and no are called besides; nil for other questions.
    private let yesOrNo: ((String) -> Value?)?

    init(_ options: [CardOption], yesOrNo: ((String) -> Value?)? = nil) {
        written = options.map(\.label)
        labels = options.map { $0.label.withoutLayoutMarks.simplified }
        names = options.map(\.name.simplified)
        values = options.map(\.value)
        self.yesOrNo = yesOrNo
    }

    /// The options that a text could mean: those whose label it is, before what agents do not see, the name
    /// in the flow, and before the beginning of either.
    ///
    /// A number could be a place in the list or the beginning of a label; only `#2` is sure to be a place.
    func meanings(of text: String) -> [Int] {
        let text = text.withoutLayoutMarks.simplified
        guard !text.isEmpty else { return [] }
        let begun = labels.indices.filter { labels[$0].hasPrefix(text) }
        // The name of yes or no is not a label: "no" may begin the flow's own word for yes.
        let named = yesOrNo == nil ? names.indices.filter { names[$0] == text } : []
        if let place = place(text.withPlainDigits, isSure: false) {
            return Set(begun + named + [place]).sorted()
        }
        let exact = labels.indices.filter { labels[$0] == text }
        if !exact.isEmpty { return exact }
        if begun.isEmpty, let place = place(text.withPlainDigits, isSure: true) { return [place] }
        if !named.isEmpty { return begun.contains(named[0]) ? named : Set(begun + named).sorted() }
        let answer = yesOrNo?(text)
        return labels.indices.filter {
            labels[$0].hasPrefix(text) || names[$0].hasPrefix(text) || answer != nil && values[$0] == answer
        }
    }

    /// The one option that a text means; nil if it means none, or could mean several.
    func only(_ text: String) -> Int? {
        let meant = meanings(of: text)
        return meant.count == 1 ? meant[0] : nil
    }

    /// Whether a text is a whole label.
    func isLabel(_ text: String) -> Bool { labels.contains(text.withoutLayoutMarks.simplified) }

    /// The label of an option; with its place if the label could mean another option.
    func surely(_ index: Int) -> String {
        only(written[index]) == index ? written[index] : "\(written[index]) (#\(index + 1))"
    }

    private func place(_ text: String, isSure: Bool) -> Int? {
        guard text.hasPrefix("#") == isSure, let number = Int(text.drop { $0 == "#" }), number > 0,
            number <= labels.count
        else { return nil }
        return number - 1
    }
}

/// A text as a list, whose members may hold what separates them.
private struct Enumeration {
    /// The text between any two separators, and how to rejoin what was split.
    private let pieces: [Substring]
    private let text: String

    /// Texts with more separators than this are not lists of options.
    private static let mostPieces = 64

    init(_ text: String, separators: [String]) {
        self.text = text
        var pieces: [Substring] = []
        var (start, index) = (text.startIndex, text.startIndex)
        while index < text.endIndex {
            let rest = text[index...]
            let separator = separators.first { rest.prefix($0.count).lowercased() == $0 }
            guard let separator else {
                index = text.index(after: index)
                continue
            }
            pieces.append(text[start..<index])
            index = text.index(index, offsetBy: separator.count)
            start = index
        }
        self.pieces = pieces + [text[start...]]
    }

    /// The different sets of options that the list can be read as, at most two; each sorted.
    func readings(of option: (String) -> Int?) -> [[Int]] {
        guard pieces.count <= Self.mostPieces else { return [] }
        // From the end: what each rest of the list can be read as.
        var rests: [[[Int]]] = Array(repeating: [], count: pieces.count) + [[[]]]
        for start in pieces.indices.reversed() {
            var found: [[Int]] = pieces[start].trimming.isEmpty ? rests[start + 1] : []
            for end in start..<pieces.count where !rests[end + 1].isEmpty {
                let member = text[pieces[start].startIndex..<pieces[end].endIndex].trimming
                guard !member.isEmpty, let chosen = option(member) else { continue }
                found += rests[end + 1].map { Set($0 + [chosen]).sorted() }
            }
            rests[start] = found.reduce(into: []) { different, reading in
                if different.count < 2, !different.contains(reading) { different.append(reading) }
            }
        }
        return rests[0]
    }
}
