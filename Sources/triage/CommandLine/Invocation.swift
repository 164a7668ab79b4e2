import TriageCore

/// A parsed command line: the command, its operands and options, and its surroundings.
struct Invocation {
    /// The names that led to the command. **Shape**: `["records", "show"]`.
    let path: [String]
    let command: Command
    let operands: [String]
    /// The values of each option given, in order; a switch has a single empty value.
    let options: [String: [String]]
    let environment: Environment

    /// The last value of an option.
    subscript(option: String) -> String? { options[option]?.last }

    /// Whether a switch was given.
    func has(_ option: String) -> Bool { options[option] != nil }
}

/// The meaning of a command line.
enum ParsedLine {
    case run(Invocation)
    case help([String], Command)
}

extension Command {
    /// Parses the words after the program's name.
    ///
    /// - Throws: `Failure` with exit code 64 that names the word and the nearest known one.
    func parse(_ words: [String], in environment: Environment) throws(Failure) -> ParsedLine {
        var rest = words[...]
        var path: [String] = []
        var command = self
        while !command.subcommands.isEmpty {
            rest = command.withNameFirst(rest)
            guard let word = rest.first, !word.hasPrefix("-") else {
                // Options before any name belong to the default command; help is about the whole.
                if rest.contains("--help") || rest.contains("-h") { return .help(path, command) }
                command = command.subcommands[0]
                path.append(command.name)
                continue
            }
            if let next = (command.subcommands + command.hidden).first(where: { $0.name == word }) {
                command = next
                path.append(word)
                rest.removeFirst()
            } else {
                throw unknown("command", word, among: command.subcommands.map(\.name), path)
            }
        }
        return try command.parseArguments(rest, path, environment)
    }

    /// The words with the name of the subcommand before the options that were given ahead of it; unchanged if they
    /// name none.
    private func withNameFirst(_ words: ArraySlice<String>) -> ArraySlice<String> {
        let known = subcommands.flatMap(\.options) + Self.common
        let takeValue = Set(known.filter { $0.value != nil }.map { "--" + $0.name })
        var rest = words
        var ahead: [String] = []
        while let word = rest.first, word.hasPrefix("-"), word != "-", word != "--" {
            ahead.append(rest.removeFirst())
            if takeValue.contains(word), let value = rest.popFirst() { ahead.append(value) }
        }
        guard !ahead.isEmpty, let name = rest.first, subcommands.contains(where: { $0.name == name }) else {
            return words
        }
        return [name] + ahead + rest.dropFirst()
    }

    /// Whether a word with a hyphen before it is an expression. **Shape**: `-1 + n`; two hyphens are an option.
    private func isExpression(_ word: String) -> Bool {
        operands.first?.values == .expression && !word.hasPrefix("--") && word != "-h"
    }

    private func parseArguments(
        _ words: ArraySlice<String>, _ path: [String], _ environment: Environment
    ) throws(Failure) -> ParsedLine {
        var operands: [String] = []
        var given: [String: [String]] = [:]
        var rest = words
        var onlyOperands = false
        let known = options + Self.common
        while let word = rest.popFirst() {
            if onlyOperands || word == "-" || !word.hasPrefix("-") || isExpression(word) {
                operands.append(word)
                continue
            }
            if word == "--" {
                onlyOperands = true
                continue
            }
            if word == "-h" || word == "--help" { return .help(path, self) }
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0].drop { $0 == "-" })
            guard word.hasPrefix("--"), let option = known.first(where: { $0.name == name }) else {
                let failure = unknown("option", String(parts[0]), among: known.map { "--" + $0.name }, path)
                guard self.operands.first?.values == .expression else { throw failure }
                throw Failure(
                    failure.code,
                    failure.message + "\nan expression that begins with two hyphens comes after --")
            }
            guard option.value != nil else {
                if parts.count > 1 { throw usage("--\(name) takes no value", path) }
                given[name, default: []].append("")
                continue
            }
            guard let value = parts.count > 1 ? String(parts[1]) : rest.popFirst() else {
                throw usage("--\(name) needs its \(option.value ?? "value")", path)
            }
            if case .oneOf(let allowed) = option.values, !allowed.contains(value) {
                throw usage(
                    "--\(name) must be one of \(allowed.joined(separator: ", ")), not '\(value)'"
                        + NearestName.hint(for: value, among: allowed), path)
            }
            if given[name] != nil, !option.repeats { throw usage("--\(name) is given twice", path) }
            given[name, default: []].append(value)
        }
        try checkCount(operands, path)
        return .run(
            Invocation(
                path: path, command: self, operands: operands, options: given, environment: environment))
    }

    private func checkCount(_ given: [String], _ path: [String]) throws(Failure) {
        let needed = operands.filter { !$0.isOptional }
        if given.count < needed.count { throw usage("\(needed[given.count].name) is missing", path) }
        let isOpen = operands.contains(where: \.repeats)
        if !isOpen, given.count > operands.count {
            throw usage("'\(given[operands.count])' is one argument too many", path)
        }
    }

    private func unknown(
        _ what: String, _ word: String, among known: [String], _ path: [String]
    ) -> Failure {
        usage("there is no \(what) '\(word)'" + NearestName.hint(for: word, among: known), path)
    }

    private func usage(_ message: String, _ path: [String]) -> Failure {
        let line = (["triage"] + path + ["--help"]).joined(separator: " ")
        return Failure(.usage, "\(message)\nsee \(line)")
    }
}
