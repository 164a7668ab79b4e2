import TriageCore

/// The exit codes of the program. **Source**: `sysexits.h` for those from 64 on.
enum ExitCode: Int32, Sendable, CaseIterable {
    case done = 0
    /// Findings, or unmet expectations.
    case findings = 1
    case usage = 64
    case badData = 65
    case inputMissing = 66
    case cannotCreate = 73
    case inputOutput = 74
    /// The enquiry was parked and can be resumed.
    case parked = 75
    case interrupted = 130

    /// What it tells, for the manual.
    var meaning: String {
        switch self {
        case .done: "The work is done."
        case .findings: "A check has found something, or expectations were not met."
        case .usage: "The command line is wrong."
        case .badData: "What was given is wrong."
        case .inputMissing: "What was named is not there."
        case .cannotCreate: "A file could not be made."
        case .inputOutput: "Something could not be read or written."
        case .parked: "The enquiry was parked and can be resumed."
        case .interrupted: "It was interrupted."
        }
    }
}

/// Why a command could not do its job.
struct Failure: Error, Equatable {
    let code: ExitCode
    /// What the user reads, without the program's name. **Shape**: one line or several.
    let message: String

    /// Describes a failure.
    init(_ code: ExitCode, _ message: String) {
        self.code = code
        self.message = message
    }

    /// A failure of the home, in the language of the call it ends.
    init(_ error: StorageError, in wording: Wording = .english) {
        let code: ExitCode =
            switch error {
            case .missing: .inputMissing
            case .cannotCreate, .networkHome: .cannotCreate
            case .failed, .durabilityUnknown, .inUse, .unknownVersion: .inputOutput
            }
        self.init(code, wording(why: error))
    }
}

/// Runs a body that uses the home and turns its errors into failures of the command.
func storing<Value>(_ body: () throws(StorageError) -> Value) throws(Failure) -> Value {
    do throws(StorageError) {
        return try body()
    } catch {
        throw Failure(error)
    }
}

extension Failure {
    /// An enquiry whose record could not be written; its journal is still there.
    init(unfinished enquiry: Enquiry, _ error: EnquirySession.Failure) {
        let wording = enquiry.format.wording
        switch error {
        case .refused(let refusal): self.init(.badData, wording(why: refusal))
        case .storage(let cause):
            let failure = Failure(cause, in: wording)
            let rest = wording(.recordUnwritten(enquiry.opening.id.text))
            self.init(failure.code, failure.message + "\n" + rest)
        }
    }
}
