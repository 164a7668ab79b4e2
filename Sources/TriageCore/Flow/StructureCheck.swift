/// Compares a parsed file with its shape and reports every difference.
struct StructureCheck {
    private let source: SourceText
    /// The findings so far.
    private(set) var findings: [Finding] = []

    /// Starts a check of one file.
    init(source: SourceText) {
        self.source = source
    }

    /// Reports every difference between a value and its shape. `name` is what messages call the value.
    mutating func check(_ value: JSON, against shape: Shape, named name: String) {
        guard shape.hasKind(of: value) else {
            report(.wrongType, at: value.span, "\(name) must be \(shape.kindName), not \(value.foundName)")
            return
        }
        switch shape {
        case .boolean, .literal, .anything, .null: break
        case .string(let rule):
            if let problem = value.string.flatMap(rule.problem) {
                report(
                    problem.code, at: value.span, "\(name) \(problem.message)", suggestion: problem.suggestion
                )
            }
        case .integer(let minimum):
            if let int = value.int, int < minimum {
                report(.badValue, at: value.span, "\(name) must be at least \(minimum)")
            }
        case .constant(let only):
            if value.int != only {
                report(.badValue, at: value.span, "\(name) must be \(only)")
            }
        case .array(let element, let minimum):
            let elements = value.elements ?? []
            if elements.count < minimum {
                report(name == "'options'" ? .emptyOptions : .badValue, at: value.span, "\(name) is empty")
            }
            for child in elements { check(child, against: element, named: "an entry of \(name)") }
        case .object(let object): check(value, object)
        case .map(let rule, let element):
            for member in value.members ?? [] where member.key != "comment" || rule == .anything {
                if let problem = rule.problem(with: member.key) {
                    report(
                        .badValue, at: member.keySpan, "a name in \(name) \(problem.message)",
                        suggestion: problem.suggestion)
                }
                check(member.value, against: element, named: "'\(member.key)'")
            }
        case .either(let shapes):
            if let fitting = shapes.first(where: { $0.hasKind(of: value) }) {
                check(value, against: fitting, named: name)
            }
        }
    }

    private mutating func check(_ value: JSON, _ shape: ObjectShape) {
        let members = value.members ?? []
        for member in members where member.key != "comment" {
            guard let expected = shape.members.first(where: { $0.name == member.key }) else {
                let nearest = NearestName.of(member.key, among: shape.members.map(\.name))
                let hint = NearestName.hint(naming: nearest)
                report(
                    .unknownMember, at: member.keySpan, "\(shape.name) has no member '\(member.key)'\(hint)",
                    suggestion: nearest)
                continue
            }
            check(member.value, against: expected.shape, named: "'\(member.key)'")
        }
        let opening = value.span.lowerBound..<value.span.lowerBound + 1
        for expected in shape.members where expected.isRequired && value[expected.name] == nil {
            if let flag = expected.unless, value[flag]?.bool == true { continue }
            report(.missingMember, at: opening, "\(shape.name) lacks its '\(expected.name)'")
        }
        for (name, needed) in shape.together where value[needed] == nil {
            guard let member = members.first(where: { $0.key == name }) else { continue }
            report(.missingMember, at: member.keySpan, "'\(name)' needs a '\(needed)' beside it")
        }
        guard !shape.exactlyOne.isEmpty else { return }
        let present = members.filter { shape.exactlyOne.contains($0.key) }
        let names = shape.exactlyOne.map { "'\($0)'" }.formattedAlternatives
        if present.isEmpty {
            report(.missingMember, at: opening, "\(shape.name) lacks its \(names)")
        }
        if present.count > 1 {
            report(.badValue, at: present[1].keySpan, "\(shape.name) may have only one of \(names)")
        }
    }

    private mutating func report(
        _ code: Finding.Code, at span: Span, _ message: String, suggestion: String? = nil
    ) {
        findings.append(source.finding(code, at: span, message, suggestion: suggestion))
    }
}

extension JSON {
    /// What a message calls the value: a number as written, anything else by its kind.
    fileprivate var foundName: String {
        if case .number(let text) = value { text } else { kindName }
    }
}
