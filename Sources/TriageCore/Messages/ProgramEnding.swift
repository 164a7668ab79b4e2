/// How a program that was started ended.
package enum ProgramEnding: Sendable, Equatable, CustomStringConvertible {
    /// By itself, with an exit code.
    case exit(Int32)
    /// By a signal.
    case signal(Int32)
    /// It took too long and was ended.
    case timeout
    /// It could not be started.
    case notStarted

    /// The ending in a few words.
    package var description: String {
        switch self {
        case .exit(let code): "exit \(code)"
        case .signal(let number): "signal \(number)"
        case .timeout: "timeout"
        case .notStarted: "not started"
        }
    }
}
