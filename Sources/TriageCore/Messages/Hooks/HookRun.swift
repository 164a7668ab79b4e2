/// A hook that is to be run, is running or has run: what it was given and what came of it.
package struct HookRun: Sendable, Equatable {
    /// The hook.
    package let hook: Hook
    /// The enquiry.
    package let enquiry: EnquiryID
    /// The event for which it is run.
    package let event: HookEvent
    /// The value of the fact that is looked up; nil for other events.
    package var value: Value?
    /// How its process ended.
    package var ending = ProgramEnding.notStarted
    /// What it answered; nothing if there is a fault.
    package var answer = HookAnswer()
    /// What is wrong with how it ran; nil if nothing is.
    package var fault: Fault?
    /// How long it took. **Units**: milliseconds.
    package var took: Int64 = 0
    /// What it wrote on standard output, as far as that was read.
    package var output: [UInt8] = []
    /// What it wrote on standard error, its beginning.
    package var errors = ""

    /// What can be wrong with a hook.
    package enum Fault: String, Sendable {
        /// It could not be started.
        case notStarted
        /// It took too long and was ended.
        case timeout
        /// It did not exit with 0.
        case ended
        /// It wrote more than 64 KiB.
        case tooMuch
        /// What it wrote is no answer.
        case unreadable
        /// It left a process running, which was ended.
        case leftRunning
    }

    /// Describes a hook to be run.
    package init(_ hook: Hook, of enquiry: EnquiryID, for event: HookEvent, value: Value? = nil) {
        self.hook = hook
        self.enquiry = enquiry
        self.event = event
        self.value = value
    }
}

/// A hook that is running.
///
/// A class, because it owns a process: it is ended with it.
final class RunningHook {
    /// The run as far as it has got.
    private(set) var run: HookRun
    private let program: ChildProgram?
    private let output = ProgramOutput(limit: 1 << 16)
    private let errors = ProgramOutput(limit: 1 << 12)
    private let started: Timestamp
    private var hasEnded = false
    /// After which everything is ended that is left of it.
    private var deadline: Timestamp

    /// Starts a hook, with its input in a file that has no name: however large it is, and whether or not the
    /// hook reads it, nobody waits.
    ///
    /// - Parameter folder: where there is room for the file.
    init(_ run: HookRun, input: [UInt8], version: String, room folder: String, at time: Timestamp) {
        self.run = run
        started = time
        deadline = Timestamp(milliseconds: time.milliseconds + Int64(run.event.patience))
        let words = [run.hook.path, "api:\(HookEvent.version)", "\(run.event)", version]
        let descriptors = (output?.writing, errors?.writing)
        let file = try? DurableFile.nameless(input, in: folder)
        program = file?.withDescriptor { descriptor in
            guard let output = descriptors.0, let errors = descriptors.1 else { return nil }
            return ChildProgram(words, input: descriptor, output: output, errors: errors)
        }
        output?.closeWriting()
        errors?.closeWriting()
    }

    /// Whether its own process has ended, so that the next hook can be run.
    var isOver: Bool { hasEnded }

    /// Whether nothing of it is left.
    private(set) var isGone = false

    /// Looks how far it has got, and ends it when its time is up.
    func advance(to time: Timestamp) {
        output?.drain()
        errors?.drain()
        guard !hasEnded else { return settle(at: time) }
        guard let program else { return end(.notStarted, at: time) }
        if let ending = program.ending() {
            output?.drain()
            errors?.drain()
            end(ending, at: time)
            // What it started in the background may need a moment to end as well.
            deadline = min(deadline, Timestamp(milliseconds: time.milliseconds + 2_000))
            settle(at: time)
        } else if time >= deadline {
            program.end(isReaped: false)
            end(.timeout, at: time)
            isGone = true
        }
    }

    /// Ends it at once.
    func stop(at time: Timestamp) {
        advance(to: time)
        guard !isGone, let program else { return }
        program.end(isReaped: hasEnded)
        if !hasEnded { end(.timeout, at: time) }
        isGone = true
    }

    private func end(_ ending: ProgramEnding, at time: Timestamp) {
        hasEnded = true
        run.ending = ending
        run.took = time.milliseconds - started.milliseconds
        run.output = output?.bytes ?? []
        run.errors = String(decoding: errors?.bytes ?? [], as: UTF8.self).trimming
        isGone = ending == .notStarted
        switch ending {
        case .notStarted: run.fault = .notStarted
        case .timeout: run.fault = .timeout
        case .exit(0):
            if output?.isTooLong == true {
                run.fault = .tooMuch
            } else if let answer = HookAnswer(run.output) {
                run.answer = answer
            } else {
                run.fault = .unreadable
            }
        case .exit, .signal: run.fault = .ended
        }
    }

    /// Ends what its process left running, once the time for that is over.
    private func settle(at time: Timestamp) {
        guard let program, !isGone else { return }
        guard program.isGroupAlive else { return isGone = true }
        guard time >= deadline else { return }
        program.end(isReaped: true)
        // What it answered has been heard already.
        run.answer = HookAnswer()
        run.errors = ""
        run.fault = .leftRunning
        isGone = true
    }
}
