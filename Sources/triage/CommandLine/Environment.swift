import Foundation
import TriageCore

/// The surroundings of a command: variables, streams and folders; captured once, at the start.
struct Environment {
    /// The environment variables.
    let variables: [String: String]
    var output = Output(descriptor: 1)
    var errors = Output(descriptor: 2)
    var input = LineInput(descriptor: 0)
    /// What is settled for every call; nothing is read before it is asked for.
    let configurationFile = ConfigurationFile()

    /// A variable, if it is set and not empty.
    func variable(_ name: String) -> String? {
        variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension Invocation {
    /// Where records and open enquiries are kept.
    var home: Home {
        if let home = setting(.home) { return Home(path: home.text) }
        if let data = environment.variable("XDG_DATA_HOME") { return Home(path: data + "/triage") }
        return Home(path: userFolder + "/.local/share/triage")
    }

    /// The home, prepared for writing; what was found amiss is told above the card if a screen is open.
    func preparedHome(on screen: CallScreen? = nil) throws(Failure) -> Home {
        let home = home
        let tightened = try storing { () throws(StorageError) in
            try home.prepare(allowsNetwork: has("network-home"))
        }
        for path in tightened { warn(Wording.english(.tightened(path)), on: screen) }
        return home
    }

    /// The folder that holds the flows.
    var flows: FlowFolder {
        if let flows = setting(.flows) { return FlowFolder(path: flows.text) }
        let here = FlowFolder(path: "Flows")
        if here.exists { return here }
        let binary = Bundle.main.executableURL?.resolvingSymlinksInPath()
        let installed = binary?.deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "share/triage/Flows").path
        return installed.map(FlowFolder.init).flatMap { $0.exists ? $0 : nil } ?? here
    }

    /// The name of the agent who takes the call, cleaned as an answer is.
    var agent: String {
        get throws(Failure) {
            if let named = try namedAgent { return named }
            let login = environment.variable("LOGNAME") ?? environment.variable("USER")
            return try clean(agent: login ?? UserAccount.current?.name ?? "\(getuid())")
        }
    }

    /// The agent who is named on purpose, not merely logged in; nil if none is.
    var namedAgent: String? {
        get throws(Failure) {
            guard let named = setting(.agent) else { return nil }
            return try clean(agent: named.text, from: "\(named.origin)")
        }
    }

    private func clean(agent name: String, from origin: String = "--agent") throws(Failure) -> String {
        let typed = TypedText(name)
        if typed.isShortened { say("triage: \(origin): " + Wording.english(.charactersLeftOut)) }
        switch typed.text.readAsText {
        case .success(let name): return name
        case .failure(let problem): throw Failure(.badData, "\(origin): \(Wording.english(problem))")
        }
    }

    /// Writes a line of results.
    func print(_ text: String = "") {
        environment.output.write(text + "\n")
    }

    /// Writes a line of JSON for programs.
    func print(json text: String) {
        environment.output.write(json: text + "\n")
    }

    /// Writes a line to the person at the terminal.
    func say(_ text: String) {
        environment.errors.write(text + "\n")
    }
}
