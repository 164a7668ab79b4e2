/// A command line up to the cursor, understood as far as it goes. What parsing would refuse is passed over:
/// the line may be mended yet.
struct UnfinishedLine: Sendable {
    /// What is expected at the cursor.
    enum Place: Sendable {
        /// The name of a command.
        case command
        /// The name of an option.
        case option
        /// The value of an option; what stands before it in the same word is `--name=` or nothing.
        case value(Command.Option, behind: String)
        /// One of the command's operands; nil when it has no more of them.
        case operand(Command.Operand?)
        /// Nothing that is known: a word before it is no command.
        case nothing
    }

    /// The names that led to the command, one that is meant without being named included.
    private(set) var path: [String] = []
    /// The command that the words before the cursor name.
    private(set) var command: Command
    /// The operands before the cursor.
    private(set) var operands: [String] = []
    /// The values of each option before the cursor, in order; a switch has one empty value.
    private(set) var options: [String: [String]] = [:]
    /// The word at the cursor, as far as it is typed.
    let word: String
    /// What is expected there.
    private(set) var place = Place.nothing

    /// Understands the words behind the program's name; the last one is that at the cursor.
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
                // Options before any name belong to the first command.
                enter(command.subcommands[0])
            }
        }
        place = placeBehind(rest)
    }

    private mutating func enter(_ next: Command) {
        path.append(next.name)
        command = next
    }

    /// Takes the words behind the command's name, and tells what is expected then.
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

    /// The option that a word names, and the value that it holds behind `=`.
    private func option(in word: String) -> (Command.Option, value: String?)? {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let option = (command.options + Command.common).first(where: { "--" + $0.name == parts[0] })
        else { return nil }
        return (option, parts.count > 1 ? String(parts[1]) : nil)
    }
}

extension UnfinishedLine {
    /// The flow that the line names, as an operand or as an option's value.
    var flow: String? {
        let index = command.operands.firstIndex { $0.values == .flow }
        if let index, index < operands.count { return operands[index] }
        return command.options.first { $0.values == .flow }.flatMap { options[$0.name]?.last }
    }
}
