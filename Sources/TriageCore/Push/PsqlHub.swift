/// A PostgreSQL database that is reached by `psql`, which is the only one to know a password.
///
/// A batch is one process and one transaction. It counts when `psql` has written what stands behind the commit *and*
/// has exited with 0; a process that is cut off in the middle of its input commits nothing.
struct PsqlHub: Hub {
    /// What libpq connects by.
    let connection: String
    /// The program; another one in tests.
    var program = "psql"

    /// How often a transaction is tried that got into the way of another.
    private static let tries = 5
    /// What `psql` exits with when a statement has failed. **Source**: the manual of psql, "Exit Status".
    private static let scriptError: Int32 = 3

    func deliver(
        _ lines: ArraySlice<PushLine>, meanwhile: () -> Void, isStopped: () -> Bool
    ) -> Delivery {
        // It would be the end of a line to psql, and of more to whatever follows.
        guard !lines.contains(where: { $0.bytes.contains(0) }) else {
            return .refused("a NUL byte in a line")
        }
        let batch = Self.newBatch()
        return run(
            PsqlScript.delivering(lines, batch: batch), batch: batch, meanwhile: meanwhile,
            isStopped: isStopped)
    }

    func keep(_ line: PushLine, refusedBecause reason: String, isStopped: () -> Bool) -> Delivery {
        let batch = Self.newBatch()
        return run(
            PsqlScript.keeping(line, because: reason, batch: batch), batch: batch, isStopped: isStopped)
    }

    /// Makes the tables and views that are not there yet.
    func prepare(isStopped: () -> Bool) -> Delivery {
        let batch = Self.newBatch()
        return run(PsqlScript.preparing(batch: batch), batch: batch, isStopped: isStopped)
    }

    /// A name that no other batch has.
    private static func newBatch() -> String { XXH64.hex(UInt64.random(in: 0...UInt64.max)) }

    private func run(
        _ script: [UInt8], batch: String, meanwhile: () -> Void = {}, isStopped: () -> Bool
    ) -> Delivery {
        var isFirst = true
        for attempt in 1... {
            let run = PipedProgram.run(
                words, input: script, meanwhile: { if isFirst { meanwhile() } }, isStopped: isStopped)
            isFirst = false
            let delivery = Self.delivery(run, batch: batch)
            guard case .doubtful = delivery, attempt < Self.tries, !isStopped(),
                PsqlError(run.errorLines)?.isCollision == true
            else { return delivery }
            PosixPath.pause(10 << attempt)
        }
        preconditionFailure("the loop above returns")
    }

    private var words: [String] {
        [
            program, "--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--no-password",
            "--set=ON_ERROR_STOP=1", "--set=VERBOSITY=verbose", "--file=-", "--dbname=\(connection)",
        ]
    }

    /// The lines that the database answers a question with.
    ///
    /// - Parameter file: a descriptor that gets the lines instead, row by row, however many there are.
    func answer(to sql: String, into file: Int32? = nil) -> Result<[String], Pusher.Trouble> {
        // With it psql asks for so many rows at a time, and holds no more.
        let manner = file == nil ? "" : "\\set FETCH_COUNT 1000\n"
        let script = "set client_encoding to 'UTF8';\n\(manner)\(sql)"
        let run = PipedProgram.run(words, input: Array(script.utf8), into: file)
        guard run.ending != .exit(0) else { return .success(run.lines) }
        guard case .doubtful(let words) = Self.delivery(run, batch: "") else {
            return .failure(.hub(PsqlError(run.errorLines)?.text ?? "psql: \(run.ending)"))
        }
        return .failure(.hub(words))
    }

    /// What the end of a process means for its batch.
    static func delivery(_ run: PipedProgram.Run, batch: String) -> Delivery {
        if run.ending == .exit(0), run.lines.last == PsqlScript.acknowledgement(of: batch) {
            return .taken(conflicts: run.lines.compactMap { PsqlScript.conflict(in: $0) })
        }
        let error = PsqlError(run.errorLines)
        if run.ending == .exit(scriptError), let error, error.isAboutData { return .refused(error.text) }
        if let error {
            let advice = error.lacksTables ? "; triage records push --init makes the tables" : ""
            return .doubtful("psql: \(error.text)\(advice)")
        }
        if run.ending == .notStarted { return .doubtful("psql could not be started; is it installed?") }
        let words = run.errorLines.first.map { $0.hasPrefix("psql:") ? $0 : "psql: \($0)" }
        return .doubtful(words ?? "psql: \(run.ending), without an acknowledgement")
    }
}

/// What `psql` says of the statement at which it stopped.
struct PsqlError: Equatable {
    /// **Source**: PostgreSQL, appendix A: five letters or digits, of which two are the class.
    let state: String
    /// The server's words, which repeat nothing of a record but its first wrong sign.
    let message: String

    /// Reads standard error: the last line with an error's place; details and contexts, which repeat data, have none.
    init?(_ lines: [String]) {
        for line in lines.reversed() where line.hasPrefix("psql:<stdin>:") {
            guard let match = line.firstMatch(of: #/:  ([0-9A-Z]{5}): (.*)$/#) else { continue }
            (state, message) = (String(match.1), String(match.2))
            return
        }
        return nil
    }

    /// **Shape**: `22P05: unsupported Unicode escape sequence`.
    var text: String { "\(state): \(message)" }

    /// Whether a value cannot be stored, today or ever: data exception, program limit exceeded.
    var isAboutData: Bool { state.hasPrefix("22") || state.hasPrefix("54") }
    /// Whether it was in the way of another transaction: transaction rollback.
    var isCollision: Bool { state.hasPrefix("40") }
    /// Whether there is no such table, column or schema.
    var lacksTables: Bool { ["42P01", "42703", "3F000"].contains(state) }
}
