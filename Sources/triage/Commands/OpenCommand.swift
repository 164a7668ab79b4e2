import Foundation
import TriageCore

/// `triage open`: takes a call that a phone system announces by an address.
enum OpenCommand {
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let address = invocation.operands.first ?? ""
        let sample = "triage:call?caller=NUMBER"
        guard let parts = URLComponents(string: address), parts.scheme?.lowercased() == "triage" else {
            throw Failure(.usage, "'\(address)' is no address such as \(sample)")
        }
        guard parts.path == "call" else {
            throw Failure(.usage, "'\(address)' asks for '\(parts.path)', but only \(sample) is known")
        }
        var values: [String: String] = [:]
        for item in parts.queryItems ?? [] {
            guard known.contains(item.name) else {
                throw Failure(
                    .usage,
                    "an address of a call has no '\(item.name)'"
                        + NearestName.hint(for: item.name, among: known))
            }
            values[item.name] = item.value.flatMap { $0.isEmpty ? nil : $0 }
        }
        var options = invocation.options
        for name in ["caller", "channel"] { values[name].map { options[name] = [$0] } }
        let call = Invocation(
            path: invocation.path, command: invocation.command,
            operands: [values["flow"] ?? invocation.setting(.flow)?.text].compactMap { $0 }, options: options,
            environment: invocation.environment)
        return try RunCommand.run(call)
    }

    /// What an address can say.
    private static let known = ["caller", "flow", "channel"]
}
