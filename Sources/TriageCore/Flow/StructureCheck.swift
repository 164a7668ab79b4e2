/// Compares a parsed file with its shape and reports every difference.
///
/// A misspelt member counts as the one that is meant, here and, by way of ``meant(by:)``, for whatever reads the
/// file: one wrong letter is one finding.
struct StructureCheck {
    private let source: SourceText
    /// The findings so far.
    private(set) var findings: [Finding] = []
    /// What misspelt members are called rightly, by where their keys begin.
    private var meantNames: [Int: String] = [:]

    /// Starts a check of one file.
    init(source: SourceText) {
        self.source = source
    }

    /// The checked value with its misspelt members called rightly.
    func meant(by value: JSON) -> JSON {
        meantNames.isEmpty ? value : value.renaming(meantNames)
    }

    /// Reports every difference between a value and its shape. `name` is what messages call the value, put together
    /// only for them.
    mutating func check(_ value: JSON, against shape: Shape, named name: @autoclosure () -> String) {
        guard shape.hasKind(of: value) else {
            report(.wrongType, at: value.span, "\(name()) must be \(shape.kindName), not \(value.foundName)")
            return
        }
        switch shape {
        case .boolean, .literal, .anything, .null: break
        case .string(let rule):
            if let problem = value.string.flatMap(rule.problem) {
                report(
                    problem.code, at: value.span, "\(name()) \(problem.message)",
                    suggestion: problem.suggestion
                )
            }
        case .integer(let minimum):
            if let int = value.int, int < minimum {
                report(.badValue, at: value.span, "\(name()) must be at least \(minimum)")
            }
        case .constant(let only):
            if value.int != only {
                report(.badValue, at: value.span, "\(name()) must be \(only)")
            }
        case .array(let element, let minimum):
            let elements = value.elements ?? []
            if elements.count < minimum {
                report(
                    name() == "'options'" ? .emptyOptions : .badValue, at: value.span, "\(name()) is empty")
            }
            for child in elements { check(child, against: element, named: "an entry of \(name())") }
        case .object(let object): check(value, object)
        case .map(let rule, let element):
            for member in value.members ?? [] where member.key != "comment" || rule == .anything {
                if let problem = rule.problem(with: member.key) {
                    report(
                        .badValue, at: member.keySpan, "a name in \(name()) \(problem.message)",
                        suggestion: problem.suggestion)
                }
                check(member.value, against: element, named: "'\(member.key)'")
            }
        case .either(let shapes):
            if let fitting = shapes.first(where: { $0.hasKind(of: value) }) {
                check(value, against: fitting, named: name())
            }
        }
    }

    private mutating func check(_ value: JSON, _ shape: ObjectShape) {
        let (members, present) = meantMembers(of: value, shape)
        var position = 0
        for member in members {
            guard let next = shape.position(of: member.key, from: position) else { continue }
            position = next
            check(member.value, against: shape.members[position].shape, named: "'\(member.key)'")
        }
        func isLacking(_ name: String) -> Bool { shape.position(of: name).map { !present[$0] } ?? true }
        let opening = value.span.lowerBound..<value.span.lowerBound + 1
        for (position, expected) in shape.members.enumerated() where expected.isRequired && !present[position]
        {
            if let flag = expected.unless, value[flag]?.bool == true { continue }
            report(.missingMember, at: opening, "\(shape.name) lacks its '\(expected.name)'")
        }
        for (name, needed) in shape.together where isLacking(needed) {
            guard let member = members.first(where: { $0.key == name }) else { continue }
            report(.missingMember, at: member.keySpan, "'\(name)' needs a '\(needed)' beside it")
        }
        if shape.mayNotBeEmpty, !members.contains(where: { $0.key != "comment" }) {
            report(.badValue, at: opening, "\(shape.name) is empty: it claims nothing, so nothing is tested")
        }
        if !shape.atLeastOne.isEmpty, shape.atLeastOne.allSatisfy(isLacking) {
            let names = shape.atLeastOne.map { "'\($0)'" }.formattedAlternatives
            report(.missingMember, at: opening, "\(shape.name) lacks its \(names)")
        }
        guard !shape.exactlyOne.isEmpty else { return }
        let choice = members.filter { shape.exactlyOne.contains($0.key) }
        guard choice.count != 1 else { return }
        let names = shape.exactlyOne.map { "'\($0)'" }.formattedAlternatives
        if choice.isEmpty {
            report(.missingMember, at: opening, "\(shape.name) lacks its \(names)")
        }
        if choice.count > 1 {
            report(.badValue, at: choice[1].keySpan, "\(shape.name) may have only one of \(names)")
        }
    }

    /// The members of an object under the names that are meant, and which of its shape's are present; reports those
    /// that are misspelt.
    private mutating func meantMembers(
        of value: JSON, _ shape: ObjectShape
    ) -> (members: [JSON.Member], present: Positions) {
        let members = value.members ?? []
        // So it is nearly always, and then nothing has to be copied.
        let present = Positions(of: members, in: shape)
        if present.isComplete { return (members, present) }
        var names = Set(members.map(\.key))
        let meant = members.map { member -> JSON.Member in
            guard member.key != "comment", shape.position(of: member.key) == nil else { return member }
            let nearest =
                shape.member(foreign: member.key)
                ?? NearestName.of(member.key, among: shape.members.map(\.name))
            let hint = NearestName.hint(naming: nearest)
            report(
                .unknownMember, at: member.keySpan, "\(shape.name) has no member '\(member.key)'\(hint)",
                suggestion: nearest)
            guard let nearest, !names.contains(nearest) else { return member }
            // Of several that exclude each other, the one that is written rightly counts.
            if shape.exactlyOne.contains(nearest), !names.isDisjoint(with: shape.exactlyOne) {
                return member
            }
            names.insert(nearest)
            meantNames[member.keySpan.lowerBound] = nearest
            return JSON.Member(key: nearest, keySpan: member.keySpan, value: member.value)
        }
        return (meant, Positions(of: meant, in: shape))
    }

    private mutating func report(
        _ code: Finding.Code, at span: Span, _ message: String, suggestion: String? = nil
    ) {
        findings.append(source.finding(code, at: span, message, suggestion: suggestion))
    }
}

/// Which members of a shape an object has, by their positions.
private struct Positions {
    private var bits: UInt64 = 0
    /// Whether the object has no others.
    private(set) var isComplete = true

    /// Looks up the members of an object.
    init(of members: [JSON.Member], in shape: ObjectShape) {
        var position = 0
        for member in members where member.key != "comment" {
            guard let next = shape.position(of: member.key, from: position) else {
                isComplete = false
                continue
            }
            position = next
            bits |= 1 << UInt64(position)
        }
    }

    /// Whether the member at a position is present.
    subscript(position: Int) -> Bool { bits & 1 << UInt64(position) != 0 }
}

extension JSON {
    /// What a message calls the value: a number as written, anything else by its kind.
    fileprivate var foundName: String {
        if case .number(let text) = value { text } else { kindName }
    }
}

extension ObjectShape {
    /// The member that a word of other languages stands for; nil if there is none here.
    fileprivate func member(foreign word: String) -> String? {
        let meant = ["goto": ["go", "next"], "then": ["go", "next"], "if": ["when"], "condition": ["when"]]
        return meant[word.lowercased()]?.first { name in members.contains { $0.name == name } }
    }
}

extension JSON {
    /// The value with some of its members under other names, by where their keys begin.
    fileprivate func renaming(_ names: [Int: String]) -> JSON {
        switch value {
        case .null, .bool, .number, .string: return self
        case .array(let elements): return JSON(value: .array(elements.map { $0.renaming(names) }), span: span)
        case .object(let members):
            let renamed = members.map { member in
                Member(
                    key: names[member.keySpan.lowerBound] ?? member.key, keySpan: member.keySpan,
                    value: member.value.renaming(names))
            }
            return JSON(value: .object(renamed), span: span)
        }
    }
}
