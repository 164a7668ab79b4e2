/// A command line up to the cursor, parsed as far as possible. Anything that parsing would reject is skipped,
/// since the line may still be corrected.
struct UnfinishedLine: Sendable {
    /// What is expected at the cursor.
    enum Place: Sendable {
        /// The name of a command.
        case command
        /// The name of an option.
        case option
        /// The value of an option; before it in the same word is `--name=` or nothing.
        case value(Command.Option, behind: String)
        /// One of the command's operands; nil if it takes no more of them.
        case operand(Command.Operand?)
        /// Nothing known: a word before the cursor is not a command.
        case nothing
    }

    /// The names that led to the command, including a default command that was not named.
    private(set) var path: [String] = []
    /// The command named by the words before the cursor.
    private(set) var command: Command
    /// The operands before the cursor.
    private(set) var operands: [String] = []
    /// The values of each option before the cursor, in order; a switch has one empty value.
    private(set) var options: [String: [String]] = [:]
    /// The word at the cursor, as far as it has been typed.
    let word: String
    /// What is expected at the cursor.
    private(set) var place = Place.nothing

    /// Parses the words after the program's name; the last one is the word at the cursor.
    init(_ words: [String], in program: Command) {
        command = program
        word = words.last ?? ""
        var rest = words.dropLast()
        while !command.subcommands.isEmpty {
            if let name = rest.first, !name.hasPrefix("-") {
                guard let next = command.subcommands.first(where: { $0.name == name }) else { return }
                rest.removeFirst()
                enter(next)
            } else if rest.isEmpty, !word.hasPrefix("-") {
                place = .command
                return
            } else {
                // Options before any name belong to the default command.
                enter(command.subcommands[0])
            }
        }
        place = placeBehind(rest)
    }

    private mutating func enter(_ next: Command) {
        path.append(next.name)
        command = next
    }

    /// Consumes the words after the command's name and returns what is expected next.
    private mutating func placeBehind(_ words: ArraySlice<String>) -> Place {
        var rest = words
        var onlyOperands = false
        while let word = rest.popFirst() {
            if onlyOperands || word == "-" || !word.hasPrefix("-") {
                operands.append(word)
            } else if word == "--" {
                onlyOperands = true
            } else if let (option, value) = option(in: word) {
                if option.value == nil {
                    options[option.name, default: []].append("")
                } else if let value = value ?? rest.popFirst() {
                    options[option.name, default: []].append(value)
                } else {
                    return .value(option, behind: "")
                }
            }
        }
        if !onlyOperands, word.hasPrefix("-") {
            guard word.contains("=") else { return .option }
            guard let (option, value) = option(in: word), let value, option.value != nil else {
                return .nothing
            }
            return .value(option, behind: String(word.dropLast(value.count)))
        }
        let open = command.operands.dropFirst(operands.count).first
        return .operand(open ?? command.operands.last.flatMap { $0.repeats ? $0 : nil })
    }

    /// The option that a word names, and the value it contains after `=`.
    private func option(in word: String) -> (Command.Option, value: String?)? {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let option = (command.options + Command.common).first(where: { "--" + $0.name == parts[0] })
        else { return nil }
        return (option, parts.count > 1 ? String(parts[1]) : nil)
    }
}

extension UnfinishedLine {
    /// The flow named on the line, as an operand or as an option's value.
    var flow: String? {
        let index = command.operands.firstIndex { $0.values == .flow }
        if let index, index < operands.count { return operands[index] }
        return command.options.first { $0.values == .flow }.flatMap { options[$0.name]?.last }
    }
}
