/// One command of the program: its name, its arguments and what it does.
///
/// Parsing, help, "did you mean" and completions are all made from these values.
struct Command: Sendable {
    /// The word that selects the command. **Shape**: one word.
    let name: String
    /// One line for the list of commands, without a full stop.
    let summary: String
    /// More text for its own help page; empty if the summary says it all.
    var details = ""
    /// The arguments after the name, in order.
    var operands: [Operand] = []
    /// The options, apart from those that every command takes.
    var options: [Option] = []
    /// Command lines that can be typed as shown.
    var examples: [String] = []
    /// The commands inside this one; the first is the default.
    var subcommands: [Command] = []
    /// Commands inside this one that only scripts call: they can be run, but are not listed anywhere.
    var hidden: [Command] = []
    /// Does the work. Only a command without subcommands is run.
    var run: @Sendable (Invocation) throws(Failure) -> ExitCode = { _ throws(Failure) in .done }

    /// An argument after the command's name.
    struct Operand: Sendable {
        /// How help names it. **Shape**: `FLOW`.
        let name: String
        let summary: String
        var isOptional = false
        var repeats = false
        var values = Values.anything
    }

    /// An option. **Shape**: `--name` or `--name VALUE`.
    struct Option: Sendable {
        let name: String
        /// How help names the value; nil for a switch.
        let value: String?
        let summary: String
        var repeats = false
        var values = Values.anything
    }

    /// The values an argument takes, for completions and checks.
    enum Values: Sendable, Equatable {
        case anything
        case oneOf([String])
        /// Something from the flow named on the line. **Shape**: for a fact, `FACT=VALUE`.
        case channel, fact, expression
        /// The code of a finding.
        case code
        case flow, enquiry, record, file, folder
    }

    /// The options that every command takes.
    static let common: [Option] = [
        Option(
            name: "home", value: "DIR", summary: "where records and open enquiries are kept", values: .folder),
        Option(name: "flows", value: "DIR", summary: "where the flows are", values: .folder),
        Option(
            name: "config", value: "FILE", summary: "the configuration (default: $TRIAGE_CONFIG)",
            values: .file),
        Option(name: "network-home", value: nil, summary: "accept a home on a network file system"),
        Option(name: "help", value: nil, summary: "this page"),
    ]
}
