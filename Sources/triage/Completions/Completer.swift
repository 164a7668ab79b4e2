import TriageCore

/// Works out the candidates at the cursor from the command table and from the names on the line.
struct Completer {
    /// The line up to the cursor.
    let line: UnfinishedLine
    /// The source of names that the table does not hold.
    let sources: CompletionSources

    /// The candidates at the cursor.
    var completion: Completion {
        switch line.place {
        case .command:
            return Completion(.words, "COMMAND", line.command.subcommands.map { .init($0.name, $0.summary) })
        case .option: return options
        case .value(let option, let before):
            let given = line.options[option.name] ?? []
            return completion(
                of: Slot(
                    name: option.value ?? "", about: option.summary, values: option.values, before: before,
                    given: given))
        case .operand(let operand):
            return operand.map {
                completion(of: Slot(name: $0.name, about: $0.summary, values: $0.values))
            } ?? options
        case .nothing: return .nothing
        }
    }

    /// The options that may still be given.
    private var options: Completion {
        let open = (line.command.options + Command.common).filter {
            $0.repeats || line.options[$0.name] == nil
        }
        return Completion(.words, "OPTION", open.map { .init("--" + $0.name, $0.summary) })
    }

    /// A place for a value: an operand, or the value of an option.
    private struct Slot {
        let name: String
        let about: String
        let values: Command.Values
        /// The text before the value in the same word.
        var before = ""
        /// The values already given to the same option.
        var given: [String] = []
    }

    private func completion(of slot: Slot) -> Completion {
        let typed = String(line.word.dropFirst(slot.before.count))
        let enquiry = { line.flow.flatMap { sources.scratch(FlowID($0)) } }
        switch slot.values {
        case .anything: return words([], for: slot)
        case .oneOf(let allowed): return words(allowed.map { .init($0) }, for: slot)
        case .code: return words(ExplainCommand.codes.map { .init($0) }, for: slot)
        case .channel: return words(enquiry()?.flows.main.channels.map { .init($0) } ?? [], for: slot)
        case .fact:
            guard let equals = typed.firstIndex(of: "=") else {
                let given = slot.given.map { FactID(String($0.prefix { $0 != "=" })) }
                return words(enquiry()?.settableFacts(without: given) ?? [], .parts, for: slot)
            }
            let id = FactID(String(typed[..<equals]))
            let (settings, about) = enquiry()?.settings(of: id, typed: typed) ?? ([], "")
            return words(settings, for: slot, about: about)
        case .expression: return words(enquiry()?.names(goingOnWith: typed) ?? [], .parts, for: slot)
        case .flow: return words(sources.flows(), for: slot)
        case .enquiry: return words(sources.parked(), for: slot)
        case .record: return words(sources.records(), for: slot)
        case .file: return Completion(.files, slot.name)
        case .folder: return Completion(.folders, slot.name)
        }
    }

    private func words(
        _ values: [Completion.Candidate], _ kind: Completion.Kind = .words, for slot: Slot, about: String = ""
    ) -> Completion {
        // A word that begins with a dash would be read as an option.
        let candidates = values.filter { !$0.word.hasPrefix("-") }
            .map { Completion.Candidate(slot.before + $0.word, $0.description) }
        return Completion(kind, slot.name, candidates, about: about.isEmpty ? slot.about : about)
    }
}
