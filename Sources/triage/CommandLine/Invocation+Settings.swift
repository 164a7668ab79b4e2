import Foundation
import TriageCore

/// A value that somebody has settled, and where.
struct Setting: Equatable {
    /// The value; a path as it can be used, whatever folder the program runs in.
    let text: String
    /// Who has settled it.
    let origin: Origin

    /// Where a value comes from, first to last in the order in which they count.
    enum Origin: Equatable, CustomStringConvertible {
        case option(String), variable(String), file(Finding.Location)

        /// What messages call it. **Shape**: `--agent`, `$TRIAGE_AGENT`, `config.json:3:12`.
        var description: String {
            switch self {
            case .option(let name): "--" + name
            case .variable(let name): "$" + name
            case .file(let location): location.headline
            }
        }
    }
}

/// What the options, the variables and the configuration say.
extension Invocation {
    /// The configuration's file, whether or not it is there.
    var configurationPath: String { namedConfiguration ?? configurationFolder + "/config.json" }

    /// The file that an option or a variable names; nil if none does.
    var namedConfiguration: String? { self["config"] ?? environment.variable("TRIAGE_CONFIG") }

    /// The configuration. What is amiss in its file is said when it is read first.
    var configuration: Configuration { configuration { tell($0) } }

    /// The configuration, for a command that reports what is amiss itself.
    var untoldConfiguration: Configuration { configuration { _ in } }

    private func configuration(tell: (Configuration) -> Void) -> Configuration {
        environment.configurationFile.configuration(
            at: configurationPath, isNamed: namedConfiguration != nil, tell: tell)
    }

    /// The value of a member, from the first of these that has one; nil if none has. The file is read only if the
    /// others have none.
    func setting(_ member: Configuration.Member) -> Setting? {
        let name = member.rawValue
        if let text = self[name] { return Setting(text: text, origin: .option(name)) }
        let variable = "TRIAGE_" + name.uppercased()
        if let text = environment.variable(variable) {
            return Setting(text: text, origin: .variable(variable))
        }
        return configuration[member].map {
            Setting(text: usable($0, as: member), origin: .file($0.location))
        }
    }

    /// The same, checked.
    ///
    /// - Throws: `Failure` 64 if an option or a variable has a value that does not fit.
    func fittingSetting(_ member: Configuration.Member) throws(Failure) -> Setting? {
        guard let setting = setting(member) else { return nil }
        if let problem = problem(with: setting, as: member) { throw Failure(.usage, problem) }
        return setting
    }

    /// What is wrong with an option or a variable; nil if it fits, and for what has been checked with its file.
    func problem(with setting: Setting, as member: Configuration.Member) -> String? {
        if case .file = setting.origin { return nil }
        return member.problem(with: setting.text).map { "\(setting.origin) \($0)" }
    }

    /// The folder of the hooks, whether or not it is there.
    var hooksFolder: String { setting(.hooks)?.text ?? configurationFolder + "/hooks" }

    /// The home folder of whoever runs the program.
    var userFolder: String { environment.variable("HOME") ?? UserAccount.current?.home ?? "/" }

    private var configurationFolder: String {
        (environment.variable("XDG_CONFIG_HOME") ?? userFolder + "/.config") + "/triage"
    }

    /// A value of the file, in which no shell has expanded anything and a relative path begins at the file itself.
    private func usable(_ entry: Configuration.Entry, as member: Configuration.Member) -> String {
        if member == .sendmail {
            return entry.text.split(separator: " ").map { atHome(String($0)) }.joined(separator: " ")
        }
        guard member.isFolder else { return entry.text }
        let path = atHome(entry.text)
        if path.hasPrefix("/") { return path }
        return Home(path: FlowFolder.holding(entry.location.file).path).absolutePath + "/" + path
    }

    /// A target of the configuration, in whose command no shell has expanded anything.
    func reachable(_ target: PushTarget) -> PushTarget {
        guard case .command(let words) = target.means else { return target }
        return PushTarget(
            name: target.name, means: .command(words.map(atHome)), isPersonal: target.isPersonal,
            limits: target.limits, location: target.location)
    }

    private func atHome(_ path: String) -> String {
        path == "~" || path.hasPrefix("~/") ? userFolder + path.dropFirst() : path
    }

    private func tell(_ configuration: Configuration) {
        guard let first = configuration.findings.first else { return }
        let others = configuration.findings.count - 1
        let more = others == 0 ? "" : "\(others) more and "
        say("triage: \(first.headline); triage config shows \(more)what holds")
    }
}
