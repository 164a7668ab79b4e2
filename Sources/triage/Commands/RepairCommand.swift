import TriageCore

/// `triage records repair`: puts the log in order without removing anything.
enum RepairCommand {
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        try storing { () throws(StorageError) in try invocation.home.requireRecords() }
        let home = try invocation.preparedHome()
        let progress = ScanProgress(home, invocation)
        let repair = try storing { () throws(StorageError) in
            defer { progress.clear() }
            return try Repair(
                home, notice: { EraseCommand.wait(for: $0, invocation) }, progress: { progress.report($0) })
        }
        for step in repair.steps {
            invocation.print("\(step.fault)")
            invocation.print("  \(words(for: step.action, home))")
        }
        let left = repair.steps.count { !$0.action.isDone }
        guard repair.isNeeded else {
            invocation.print(left == 0 ? "nothing to repair" : "nothing that a repair can do")
            return left == 0 ? .done : .findings
        }
        let question = "Repair? Nothing is removed. Type yes: "
        let refusal = "nothing was changed: there is nobody to ask; --yes goes ahead"
        guard try Confirmation.given(question, refusal: refusal, invocation) else {
            invocation.print("nothing was changed")
            return .findings
        }
        try storing { () throws(StorageError) in try repair.perform() }
        let done = repair.steps.count - left
        invocation.print(
            "\(done) repaired" + (left == 0 ? "" : ", \(left) left as said") + "; see triage records verify")
        return left == 0 ? .done : .findings
    }

    private static func words(for action: Repair.Action, _ home: Home) -> String {
        switch action {
        case .moves: "moves into '\(home.moved)'; a line in its place says so"
        case .separates: "gets a line of its own"
        case .closesUp: "is closed up: it holds nothing"
        case .seals: "is closed and sealed"
        case .shelves: "the file moves into '\(home.moved)'"
        case .reopens(let id): "goes back among the open calls; triage resume \(id) finishes it"
        case .leaves(.resume(let id)): "stays: triage resume \(id) finishes the call with what is whole"
        case .leaves(.erase(let id)): "stays: triage records erase --id \(id) finishes the erasing"
        case .leaves(.update): "stays: a newer program wrote it"
        case .leaves(.disk): "stays: the disk or the owner of the file has to be seen to first"
        }
    }
}
