import Foundation
import Terminal

/// The program: parses the command line, runs the command and exits with its code.
@main
struct Program {
    static func main() {
        openStandardStreams()
        SignalHandling.reportCrashes(of: "triage \(Version.current)")
        Signals.surviveFileSizeLimit()
        let environment = Environment(variables: ProcessInfo.processInfo.environment)
        let code = run(Array(CommandLine.arguments.dropFirst()), in: environment)
        environment.output.flush()
        exit(judge(environment.output, code, environment).rawValue)
    }

    /// Puts something in the place of standard streams that were closed: what is opened first would else become
    /// one of them. Reading from it ends at once, writing to it fails.
    private static func openStandardStreams() {
        for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 && errno == EBADF {
            _ = open("/dev/null", O_RDONLY)
        }
    }

    /// The exit code, given what became of the output: results that nobody could read are no success.
    private static func judge(_ output: Output, _ code: ExitCode, _ environment: Environment) -> ExitCode {
        guard let failure = output.failure else { return code }
        switch code {
        case .done, .findings, .parked: break
        case .usage, .badData, .inputMissing, .cannotCreate, .inputOutput, .interrupted: return code
        }
        // A reader that is gone wants to hear no more.
        if failure != EPIPE {
            let error = String(cString: strerror(failure))
            environment.errors.write("triage: cannot write to standard output: \(error.lowercased())\n")
        }
        return .inputOutput
    }

    private static func run(_ words: [String], in environment: Environment) -> ExitCode {
        do throws(Failure) {
            switch try CommandTable.triage.parse(words, in: environment) {
            case .help(let path, let command):
                environment.output.write(HelpPage(command, path: path).text)
                return .done
            case .run(let invocation): return try invocation.command.run(invocation)
            }
        } catch {
            environment.output.flush()
            environment.errors.write("triage: \(error.message)\n")
            return error.code
        }
    }
}
