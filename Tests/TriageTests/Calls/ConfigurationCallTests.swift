import Foundation
import TestSupport
import Testing

@Suite("Calls with a configuration", .waiting)
struct ConfigurationCallTests {
    /// A desk whose variables settle as little as they can.
    private func desk(_ configuration: String, flows: [String: String] = ["short": DeskFlow.shortest]) throws
        -> Desk
    {
        var desk = try Desk(flows: flows)
        desk.environment = ["TRIAGE_AGENT": "", "TRIAGE_SENDMAIL": "", "LOGNAME": "robin"]
        try desk.folder.write(configuration, to: "config/triage/config.json")
        return desk
    }

    @Test("a broken file is said once, the rest of it counts, and the call goes on")
    func broken() throws {
        let desk = try desk(
            #"{ "agent": "Kim", "theme": "drak", "form": "a@desk.example", "sendmail": "none" }"#)
        let path = desk.configuration + "/triage/config.json"
        let result = try desk.run("run", "short", input: "y\n\n")
        #expect(result.ending == .exit(0))
        #expect(
            result.errors == """
                triage: \(path):1:28: error: 'theme' is 'drak', not one of dark, light; did you mean 'dark'? \
                [bad-value]; triage config shows 1 more and what holds

                """)
        #expect(try desk.onlyRecord().contains("\"agent\":\"Kim\""))
        // What needs nothing of the file does not look at it.
        #expect(try desk.run("records", "list").errors == "")
    }

    @Test("what holds is shown with who says so, and what is wrong in the file")
    func shown() throws {
        var desk = try desk("{ \"agent\": \"Kim\",\n  \"channel\": \"chat\", \"from\": \"desk\" }")
        desk.environment["TRIAGE_SENDMAIL"] = "none"
        let path = desk.configuration + "/triage/config.json"
        let result = try desk.run("config", "--theme", "light", "--home", "/calls")
        #expect(result.ending == .exit(1))
        #expect(result.errors == "")
        let rows = result.lines.map {
            $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        }
        #expect(
            rows == [
                path, "from none default", "sendmail none $TRIAGE_SENDMAIL",
                "hooks \(desk.folder.path)/hooks $TRIAGE_HOOKS", "flow none default",
                "channel chat \(path):2:14", "agent Kim \(path):1:12", "theme light --theme",
                "home /calls --home", "flows \(desk.flows) $TRIAGE_FLOWS", "",
                "\(path):2:30: error: 'from' is 'desk', which is not a sender such as Support <support@desk.example> [bad-value]",
                "\"channel\": \"chat\", \"from\": \"desk\" }", "^^^^^^", "1 file checked, 1 error", "",
            ])
        let json = try desk.run("config", "--json").output
        #expect(json.contains(#"{"name":"from","value":null,"origin":"default"}"#))
        #expect(json.contains(#"{"name":"agent","value":"Kim","origin":"\#(path):1:12"}"#))
        #expect(json.contains(#""findings":[{"code":"bad-value""#))
    }

    @Test(
        "the menu offers the usual flow, beside parked calls and the other flows, below what is amiss in the file"
    )
    func menu() throws {
        let flows = ["desk": DeskFlow.text, "short": DeskFlow.shortest]
        let desk = try desk(#"{ "flow": "short" }"#, flows: flows)
        let result = try desk.run("run", input: "\ny\n\n")
        #expect(result.ending == .exit(0))
        #expect(result.output.contains("Which? Number or name [short]\n> "))
        #expect(try desk.run("--plain", input: "desk\n").output.contains("Which colour?"))
        try desk.folder.write(#"{ "flow": "short", "theme": "drak" }"#, to: "config/triage/config.json")
        let terminal = try desk.sit(columns: 200)
        try terminal.wait(for: "› 2 Short  short")
        #expect(terminal.screen.text.contains("Parked\n  a A small desk"))
        // What is amiss stands above.
        let rows = terminal.screen.text.split(separator: "Which call?")
        #expect(rows[0].contains("'theme' is 'drak', not one of dark, light; did you mean 'dark'?"))
        terminal.type("<esc>")
        #expect(try terminal.waitForEnd() == .exit(0))
    }

    @Test("a usual flow that is not there is said, and the menu offers the others")
    func noFlow() throws {
        var desk = try desk("{}")
        desk.environment["TRIAGE_FLOW"] = "shrot"
        let result = try desk.run("run", input: "short\ny\n\n")
        #expect(result.ending == .exit(0))
        #expect(
            result.errors
                == "triage: $TRIAGE_FLOW: there is no flow 'shrot' to take a call on in '\(desk.flows)'; did you mean 'short'?\n"
        )
        #expect(result.output.contains("Which? Number or name\n> "))
    }

    @Test(
        "a channel that is settled holds for the flows that have it, and one that is given for this call must fit"
    )
    func channel() throws {
        let desk = try desk(
            #"{ "channel": "chat" }"#, flows: ["short": DeskFlow.shortest, "desk": DeskFlow.text])
        #expect(try desk.run("run", "short", input: "y\n\n").ending == .exit(0))
        #expect(try desk.onlyRecord().contains("\"channel\":\"phone\""))
        #expect(try desk.run("run", "desk", "--channel", "fax").ending == .exit(64))
        #expect(try desk.run("run", "desk").ending == .exit(75))
        #expect(
            String(decoding: try desk.folder.bytes("home/open/\(desk.journals[0])"), as: UTF8.self).contains(
                "\"chat\""))
    }

    @Test("the sender that lives on goes by the file that was named, wherever that is")
    func sender() throws {
        let desk = try desk("not even JSON", flows: ["desk": DeskFlow.text])
        let program = try desk.folder.write("#!/bin/sh\ncat > \"$0.mail\"\n", to: "mail/program")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program)
        try desk.folder.write(
            "{ \"sendmail\": \"\(program)\", \"from\": \"Desk <desk@desk.example>\" }", to: "mail/own.json")
        let result = try desk.run(
            "run", "desk", "--config", "own.json", input: DeskFlow.answers.map { $0 + "\n" }.joined(),
            in: desk.folder.path + "/mail")
        #expect(result.errors == "")
        for _ in 0..<500 where desk.folder.names("home/outbox/sent").count < 2 {
            Thread.sleep(forTimeInterval: 0.02)
        }
        let mail = String(decoding: try desk.folder.bytes("mail/program.mail"), as: UTF8.self)
        #expect(mail.hasPrefix("From: Desk <desk@desk.example>\n"))
    }

    @Test("the lines with which the README sets up sending do so")
    func readme() throws {
        let text = try String(contentsOfFile: ProjectFolder.root + "/README.md", encoding: .utf8)
        let blocks = text.components(separatedBy: "```\n").filter {
            $0.hasPrefix("mkdir -p ~/.config/triage\n")
        }
        #expect(blocks.count == 2)
        for (block, sender) in zip(blocks, ["Support desk <support@desk.example>", "support@desk.example"]) {
            var desk = try Desk()
            let user = desk.folder.path + "/user"
            desk.environment = ["HOME": user, "XDG_CONFIG_HOME": "", "TRIAGE_SENDMAIL": ""]
            let result = try desk.shell("set -e\n" + block)
            #expect(result.ending == .exit(0), "\(result.errors)")
            #expect(result.output.contains("from      \(sender)  "))
            #expect(block.contains("msmtp") == result.output.contains("sendmail  msmtp  "))
        }
    }
}
