/// One command of the program: what it is called, what it takes and what it does.
///
/// Parsing, help, "did you mean" and completions are all made from these values.
struct Command: Sendable {
    /// Its name. **Shape**: one word.
    let name: String
    /// One line for the list of commands, without a full stop.
    let summary: String
    /// More for its own help page; empty when the summary says it all.
    var details = ""
    /// What stands behind the name, in order.
    var operands: [Operand] = []
    /// The options besides those that every command takes.
    var options: [Option] = []
    /// Command lines that can be typed as they stand.
    var examples: [String] = []
    /// The commands inside this one; the first is meant when none is named.
    var subcommands: [Command] = []
    /// Commands inside this one that only scripts call: they can be run, and nothing shows them.
    var hidden: [Command] = []
    /// What it does. Only a command without subcommands is run.
    var run: @Sendable (Invocation) throws(Failure) -> ExitCode = { _ throws(Failure) in .done }

    /// Something that stands behind the command's name.
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

    /// What can be given, for completions and checks.
    enum Values: Sendable, Equatable {
        case anything
        case oneOf([String])
        /// Something of the flow that the line names. **Shape**: of a fact `FACT=VALUE`.
        case channel, fact, expression
        case flow, enquiry, record, file, folder
    }

    /// The options that every command takes.
    static let common: [Option] = [
        Option(
            name: "home", value: "DIR", summary: "where records and open enquiries are kept", values: .folder),
        Option(name: "flows", value: "DIR", summary: "where the flows are", values: .folder),
        Option(name: "network-home", value: nil, summary: "accept a home on a network file system"),
        Option(name: "help", value: nil, summary: "this page"),
    ]
}
