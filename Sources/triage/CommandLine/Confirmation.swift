import TriageCore

/// Asking before something that cannot be undone.
enum Confirmation {
    /// Whether the user goes ahead: by `--yes`, or by typing it.
    ///
    /// - Throws: `Failure` 64 with the refusal if there is no terminal to ask on.
    static func given(
        _ question: String, refusal: String, _ invocation: Invocation
    ) throws(Failure) -> Bool {
        let output = invocation.environment.output
        // What is about to happen is read while it happens.
        defer { output.flush() }
        if invocation.has("yes") { return true }
        guard invocation.environment.input.isTerminal else { throw Failure(.usage, refusal) }
        output.write(question)
        output.flush()
        guard case .text(let answer) = invocation.environment.input.next() else { return false }
        return answer.trimming.lowercased() == "yes"
    }
}
