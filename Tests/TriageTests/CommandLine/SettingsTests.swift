import Foundation
import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("Settings")
struct SettingsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A command line with a configuration, at a desk that has nothing else.
    private func invocation(
        _ words: [String], _ variables: [String: String] = [:], file: String? = nil
    ) throws -> Invocation {
        if let file { try folder.write(file, to: "config/triage/config.json") }
        let always = ["XDG_CONFIG_HOME": folder.path + "/config", "HOME": "/home/sam"]
        let environment = Environment(variables: always.merging(variables) { $1 })
        guard case .run(let invocation) = try CommandTable.triage.parse(words, in: environment) else {
            throw Failure(.usage, "\(words) is a question for help")
        }
        return invocation
    }

    @Test(
        "an option counts first, then the variable, then the file", arguments: Configuration.Member.allCases)
    func order(_ member: Configuration.Member) throws {
        let name = member.rawValue
        let variable = "TRIAGE_" + name.uppercased()
        func value(_ word: String) -> String {
            switch member {
            case .from: word + "@desk.example"
            case .theme: word == "variable" ? "light" : "dark"
            case .home, .flows, .hooks, .sendmail: "/" + word
            case .flow, .channel, .agent: word
            }
        }
        let filed = try invocation(["config"], [variable: ""], file: "{ \"\(name)\": \"\(value("file"))\" }")
        #expect(filed.setting(member)?.text == value("file"))
        let place = "\(folder.path)/config/triage/config.json:1:\(name.count + 7)"
        #expect(filed.setting(member)?.origin.description == place)
        let varied = Setting(text: value("variable"), origin: .variable(variable))
        #expect(try invocation(["config"], [variable: value("variable")]).setting(member) == varied)
        // A flow is an operand.
        guard member != .flow else { return }
        let given = try invocation(["config", "--\(name)", value("option")], [variable: value("variable")])
        #expect(given.setting(member) == Setting(text: value("option"), origin: .option(name)))
    }

    @Test("nothing is settled without a file, and the hooks have their usual place")
    func nothing() throws {
        let invocation = try invocation(["config"])
        #expect(Configuration.Member.allCases.filter { invocation.setting($0) != nil } == [])
        #expect(invocation.configuration.findings == [])
        #expect(invocation.hooksFolder == folder.path + "/config/triage/hooks")
        let bare = try self.invocation(["config"], ["XDG_CONFIG_HOME": ""])
        #expect(bare.configurationPath == "/home/sam/.config/triage/config.json")
        #expect(bare.hooksFolder == "/home/sam/.config/triage/hooks")
    }

    @Test("a path of the file begins at the file, and its tilde is the home folder")
    func paths() throws {
        let file =
            #"{ "hooks": "../hooks", "flows": "~/flows", "home": "~", "sendmail": "~/bin/mail -C ~/rc -t" }"#
        let invocation = try invocation(["config"], file: file)
        #expect(invocation.hooksFolder == folder.path + "/config/triage/../hooks")
        #expect(invocation.flows.path == "/home/sam/flows")
        #expect(invocation.home.path == "/home/sam")
        #expect(invocation.mailProgram?.command == ["/home/sam/bin/mail", "-C", "/home/sam/rc", "-t"])
        let given = try self.invocation(["config", "--hooks", "hooks"])
        #expect(given.hooksFolder == "hooks")
    }

    @Test("the file is read when something is first asked of it, and once")
    func once() throws {
        let invocation = try invocation(["run", "--agent", "kim"], ["TRIAGE_HOME": "/calls"])
        #expect(invocation.setting(.agent)?.text == "kim")
        #expect(invocation.home.path == "/calls")
        for channel in ["chat", "phone"] {
            try folder.write("{ \"channel\": \"\(channel)\" }", to: "config/triage/config.json")
            #expect(invocation.setting(.channel)?.text == "chat")
        }
    }

    @Test(
        "a file that is named and not there or that anybody can write to, a folder and a pipe are findings")
    func unreadable() throws {
        let pipe = folder.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        let common = try folder.write("{}", to: "common.json")
        #expect(chmod(common, 0o666) == 0)
        for (path, cause) in [
            (folder.path + "/none", "this file cannot be read: no such file or directory"),
            (folder.path, "this is a folder, not a file"), (pipe, "this is not a file"),
            (common, "anybody can write to this file, so it does not count; chmod o-w makes it safe"),
        ] {
            let variables = ["TRIAGE_CONFIG": path]
            let configuration = try invocation(["config"], variables).untoldConfiguration
            #expect(
                configuration.findings.map(\.headline) == ["\(path):1:1: error: \(cause) [unreadable-file]"])
        }
    }

    @Test(
        "a variable or an option that does not fit is refused by name",
        arguments: [
            ("TRIAGE_THEME", "drak", "$TRIAGE_THEME is 'drak', not one of dark, light; did you mean 'dark'?"),
            (
                "TRIAGE_FROM", "desk",
                "$TRIAGE_FROM is 'desk', which is not a sender such as Support <support@desk.example>"
            ),
        ])
    func unfit(_ name: String, _ value: String, _ message: String) throws {
        let member: Configuration.Member = name == "TRIAGE_FROM" ? .from : .theme
        let invocation = try invocation(["config"], [name: value])
        #expect(throws: Failure(.usage, message)) { try invocation.fittingSetting(member) }
    }
}
