import Foundation

extension Checker {
    /// Checks `function(...)`.
    mutating func checkCall(
        _ name: String, isAbsolute: Bool, _ arguments: [SyntaxTree.NodeID], _ id: SyntaxTree.NodeID,
        _ known: SlotSet
    ) -> Deduction {
        let values = checkArguments(arguments, of: name, known)
        return call(name, isMember: false, arguments, values, id)
    }

    /// Checks `receiver.function(...)`; the receiver may be the first part of the function's name.
    mutating func checkMemberCall(
        _ operand: SyntaxTree.NodeID, _ name: String, _ arguments: [SyntaxTree.NodeID],
        _ id: SyntaxTree.NodeID, _ known: SlotSet
    ) -> Deduction {
        if let (prefix, _) = path(operand), !beginsWithLocal(operand) {
            let whole = "\(prefix).\(name)"
            if Function(rawValue: whole) != nil || scope.functions[whole] != nil {
                let values = checkArguments(arguments, of: whole, known)
                return call(whole, isMember: false, arguments, values, id)
            }
        }
        let all = [operand] + arguments
        let values = checkArguments(all, of: name, known)
        return call(name, isMember: true, all, values, id)
    }

    /// Checks arguments: their values are used, unless the function gives null for null.
    private mutating func checkArguments(
        _ ids: [SyntaxTree.NodeID], of function: String, _ known: SlotSet
    ) -> [Deduction] {
        let passesNull = Function(rawValue: function)?.passesNull == true
        var values: [Deduction] = []
        for id in ids {
            values.append(check(id, known))
            let isSecret = isSecret(values[values.count - 1])
            if !passesNull || isSecret { use(id, values[values.count - 1]) }
        }
        return values
    }

    private mutating func call(
        _ name: String, isMember: Bool, _ arguments: [SyntaxTree.NodeID], _ given: [Deduction],
        _ id: SyntaxTree.NodeID
    ) -> Deduction {
        let function = Function(rawValue: name)
        var values = given
        if function == .roundTo, given.count == 2 {
            var (money, step) = (given[0], given[1])
            readAmounts(&money, &step, arguments[0], arguments[1])
            values = [money, step]
        }
        let types = values.map(\.type)
        let declared = function?.overloads ?? scope.functions[name] ?? []
        guard !declared.isEmpty else { return reportUnknownFunction(name, isMember: isMember, id) }
        let overloads = declared.filter { $0.isMember == isMember }
        guard !overloads.isEmpty else {
            let form = isMember ? "\(name)(...)" : "value.\(name)(...)"
            meanings[id] = .failure(
                EvaluationError(.noSuchOverload, "\(name)() is called as \(form)", range: tree[id].range))
            report(.type, "\(name)() is called as `\(form)`", id)
            return Deduction(type: .dyn)
        }
        meanings[id] = function.map(CheckedTree.Meaning.function) ?? .plain
        guard !types.contains(where: { unification.resolved($0) == .secret }) else {
            return Deduction(type: .dyn)
        }
        guard let result = choose(overloads, types) else {
            reportCall(name, overloads, arguments, types, id)
            let result = overloads.count == 1 ? unification.instance(of: overloads[0]).result : .dyn
            return opened(result)
        }
        guard let function else { return Deduction(type: result) }
        checkLiterals(function, arguments, id)
        complete(function, values, result, arguments, id)
        var value = opened(result, options: function.picksMembers ? values[0].options : nil)
        for argument in values where function.passesNull && (argument.mayBeNull || argument.type == .null) {
            value.mayBeNull = true
            value.nullSlots.formUnion(argument.nullSlots)
            value.hasOwnNull = value.hasOwnNull || argument.hasOwnNull
        }
        return value
    }

    private mutating func reportUnknownFunction(
        _ name: String, isMember: Bool, _ id: SyntaxTree.NodeID
    ) -> Deduction {
        meanings[id] = .failure(
            EvaluationError(.unknownFunction, "unknown function '\(name)'", range: tree[id].range))
        if isMember, Self.macroNames.contains(name) {
            report(.type, "\(name)() takes a name and what to do with it, as in `\(name)(x, ...)`", id)
            return Deduction(type: .dyn)
        }
        if name.lowercased() == "not", !isMember {
            report(.unknownName, "'\(name)' is not a function; write !(…)", at: nameRange(name, id))
            return Deduction(type: .bool)
        }
        let known = Function.allCases.filter { $0.isCalled(asMember: isMember) }.map(\.rawValue)
        let nearest = self.nearest(to: name, among: known)
        let hint = NearestName.hint(naming: nearest)
        report(
            .unknownName, "unknown function '\(name)'\(hint)", at: nameRange(name, id), suggestion: nearest)
        return Deduction(type: .dyn)
    }

    private static let macroNames = SyntaxTree.Macro.allCases.map(\.rawValue)

    /// The range of the function's name in a call.
    private func nameRange(_ name: String, _ id: SyntaxTree.NodeID) -> Range<Int> {
        let range = tree[id].range
        let start: Int
        if case .memberCall(let operand, _, _) = tree[id].kind {
            // Skips the receiver's closing parentheses and the dot after them.
            start = source[tree[operand].range.upperBound..<range.upperBound].firstIndex { $0.isLetter } ?? 0
        } else {
            start = source[range].firstIndex { $0.isLetter } ?? range.lowerBound
        }
        return start..<min(start + name.utf8.count, range.upperBound)
    }

    private mutating func reportCall(
        _ name: String, _ overloads: [Overload], _ arguments: [SyntaxTree.NodeID], _ types: [ValueType],
        _ id: SyntaxTree.NodeID
    ) {
        let resolved = types.map { unification.resolved($0) }
        let counts = Set(overloads.map(\.parameters.count))
        let isMember = overloads.first?.isMember == true
        let receivers = isMember ? 1 : 0
        guard counts.contains(types.count) else {
            let allowed = counts.sorted().map { String($0 - receivers) }.joined(separator: " or ")
            let noun = allowed == "1" ? "argument" : "arguments"
            return report(.type, "\(name)() takes \(allowed) \(noun), not \(types.count - receivers)", id)
        }
        let fitting = overloads.filter { $0.parameters.count == types.count }
        // The message names the first argument that no variant takes.
        for (index, type) in resolved.enumerated() {
            let taken = fitting.map { $0.parameters[index] }
            var probe = unification
            let isTaken = taken.contains { expected in
                let instance = probe.instance(of: .function([expected], .dyn))
                return probe.accept([type], as: instance.parameters)
            }
            guard !isTaken else { continue }
            var words: [String] = []
            for parameter in taken where !words.contains(parameter.words) { words.append(parameter.words) }
            let expected = words.joined(separator: " or ")
            let what = isMember && index == 0 ? "\(name)() is called on" : "\(name)() takes"
            return report(.type, "\(what) \(expected), not \(type.words)", arguments[index])
        }
        let list = resolved.map(\.words).joined(separator: " and ")
        report(.type, "\(name)() does not take \(list) together", id)
    }

    /// Checks literal arguments that can be wrong by themselves.
    private mutating func checkLiterals(
        _ function: Function, _ arguments: [SyntaxTree.NodeID], _ id: SyntaxTree.NodeID
    ) {
        if function == .format { return checkFormatted(arguments) }
        checkZone(function, arguments, id)
        guard let last = arguments.last, case .literal(.string(let text)) = tree[last].kind else { return }
        switch function {
        case .date:
            if let date = CalendarDate(iso: text) {
                meanings[id] = .constant(.date(date))
            } else {
                report(.literal, "'\(text)' is not a date; write it as '2026-06-25'", last)
            }
        case .matches where arguments.count == 2:
            do throws(RegularExpression.Problem) {
                _ = try RegularExpression(text)
            } catch {
                report(.regex, error.message, last)
            }
        case let getter where getter.isInZone && arguments.count == 2:
            guard Zone(text) == nil else { return }
            let nearest = self.nearest(to: text, among: TimeZone.knownTimeZoneIdentifiers)
            let hint = NearestName.hint(naming: nearest)
            report(
                .literal, "'\(text)' is not a time zone\(hint)", last,
                suggestion: nearest.map(SyntaxTree.Literal.quoted))
        default: break
        }
    }

    /// Reports an hour or a day that is asked of a timestamp without a zone, where the flow has one.
    private mutating func checkZone(
        _ function: Function, _ arguments: [SyntaxTree.NodeID], _ id: SyntaxTree.NodeID
    ) {
        guard let zone = scope.zone, function.dependsOnZone, arguments.count == 1,
            unification.resolved(types[arguments[0]]) == .timestamp
        else { return }
        let call = "\(text(arguments[0])).\(function.rawValue)(\(SyntaxTree.Literal.quoted(zone)))"
        report(
            .zone, "without a zone \(function.rawValue)() is in UTC; write \(call)", id, severity: .warning,
            suggestion: call)
    }

    /// Checks the values passed to `format`, which supports neither money nor dates.
    private mutating func checkFormatted(_ arguments: [SyntaxTree.NodeID]) {
        guard arguments.count == 2, case .list(let elements) = tree[arguments[1]].kind else { return }
        for element in elements {
            switch unification.resolved(types[element]) {
            case .money: report(.type, "format() does not write money; a placeholder does", element)
            case .date: report(.type, "format() does not write dates; a placeholder does", element)
            default: break
            }
        }
    }
}
