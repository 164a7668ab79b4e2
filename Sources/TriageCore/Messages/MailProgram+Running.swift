extension MailProgram {
    /// Gives a message to the program.
    ///
    /// A shell stands between: it lives on if this process is killed, holds the file's lock for as long as the
    /// program runs, and notes how that ended and what it said, so that the next process need not guess.
    /// - Parameters:
    ///   - arguments: those of the sendmail interface.
    ///   - input: the message, which it reads from its beginning and whose lock it shares.
    ///   - notes: the path, without its ending, of the files in which the shell notes the outcome.
    ///   - patience: how long it may take. **Units**: milliseconds.
    /// - Returns: how the shell ended, for when it has noted nothing.
    func run(
        _ arguments: [String], reading input: borrowing PosixFile, noting notes: ProgramNotes, patience: Int
    ) -> ProgramEnding {
        notes.remove()
        input.rewind()
        return input.withDescriptor { descriptor in
            let shell = ["/bin/sh", "-c", Self.script, notes.path]
            let program = ChildProgram(shell + command + arguments, input: descriptor)
            return program?.wait(atMost: patience) ?? .notStarted
        }
    }

    /// The beginning of what the program says is kept; however much it is, nobody has to wait for a reader.
    private static let script = """
        { "$@" 2>&1; echo $? >"$0.code"; } | { head -c 65536 >"$0.words"; exec cat >/dev/null; }
        """
}
