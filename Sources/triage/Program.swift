import Foundation

/// The program: parses the command line, runs the command and exits with its code.
@main
struct Program {
    static func main() {
        Signals.surviveFileSizeLimit()
        let environment = Environment(variables: ProcessInfo.processInfo.environment)
        let code = run(Array(CommandLine.arguments.dropFirst()), in: environment)
        environment.output.flush()
        exit(code.rawValue)
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
