import Foundation
import TestSupport
import Testing

@Suite("triage hooks", .waiting)
struct HooksCommandTests {
    private func desk() throws -> Desk { try Desk(flows: ["desk": DeskFlow.text]) }

    @Test("the list names the hooks, what is passed over and why, and what they are still to be told")
    func list() throws {
        let desk = try desk()
        #expect(try desk.run("hooks").output == "no hooks in \(desk.folder.path)/hooks\n")
        try desk.write(hook: "on-close.crm.personal", "echo 'no answer' >&2; exit 1")
        try desk.write(hook: "on-close.crm~", "")
        let input = DeskFlow.answers.map { $0 + "\n" }.joined()
        #expect(try desk.run("run", "desk", "--plain", input: input).ending == .exit(0))
        #expect(
            try desk.eventually {
                try desk.run("hooks", "list").output.contains(
                    "waits, 1 try, on-close.crm.personal: no answer, again at ")
            })
        let output = try desk.run("hooks", "list").output
        #expect(
            output.hasPrefix(
                "on-close.crm.personal  on-close  with personal data\n\npassed over:\non-close.crm~  '.crm~' is no suffix"
            ))
        let json = try desk.run("hooks", "list", "--json").output
        #expect(json.contains(#""name": "on-close.crm~""#) && json.contains(#""tries": 1"#))
        let name = try #require(desk.folder.names("home/outbox/hooks").first?.dropLast(5)).description
        #expect(try desk.run("hooks", "retry", name).ending == .exit(64))
        #expect(try desk.run("hooks", "drop", name).output == "\(name): dropped\n")
        #expect(try desk.run("hooks", "drop", name).ending == .exit(66))
        #expect(try desk.run("hooks", "log").output.contains("exit 1 after "))
        #expect(try desk.run("hooks", "log", "--json").output.contains(#""remarks":["no answer"]"#))
        _ = try desk.shell("pkill -f '\(desk.home)'")
    }

    @Test("trying a hook shows what it is told, what it answers and what is wrong with it")
    func run() throws {
        let desk = try desk()
        try desk.write(hook: "on-open.a", #"echo '{"facts":{"domain":"x.example"},"note":"n"}'"#)
        try desk.write(hook: "on-open.b.personal", "echo hm; echo oops >&2")
        let result = try desk.run("hooks", "run", "on-open")
        #expect(result.ending == .exit(1))
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines.first == "== on-open.a api:1 on-open 0.1.0")
        #expect(
            lines[1].hasPrefix(
                #"input:   {"event":"on-open","key":"019f6334-b800-7000-8000-00005a3b1e00","enquiry":{"#))
        #expect(!lines[1].contains("Pat Sample") && lines[5].contains("Pat Sample"))
        #expect(lines[3].hasSuffix(" ms, tells domain, notes something; not taken, tried by hand"))
        #expect(
            lines.suffix(3).map { String($0.prefix(12)) } == ["answer:  hm", "errors:  oop", "verdict: exi"])
        #expect(lines.last?.hasSuffix("what it wrote is no answer") == true)
        #expect(try desk.run("hooks", "run", "on-opne").ending == .exit(64))
        #expect(try desk.run("hooks", "run", "on-park").ending == .exit(66))
    }

    @Test(
        "the first hook of the README works as written",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/jq"), "there is no jq"))
    func readme() throws {
        var desk = try desk()
        desk.environment = ["TRIAGE_HOOKS": "", "XDG_CONFIG_HOME": "", "HOME": desk.folder.path]
        let page = try String(contentsOfFile: ProjectFolder.root + "/README.md", encoding: .utf8)
        let section = try #require(page.components(separatedBy: "first one, which notes").last)
        let result = try desk.shell("umask 002\n" + section.components(separatedBy: "\n```\n")[1])
        #expect(
            result.output.contains(
                "answer:  {\"note\":\"whose it is: https://lookup.icann.org/en/lookup?name=client.example\"}")
        )
        #expect(result.output.contains("verdict: exit 0 after ") && result.ending == .exit(0))
    }

    @Test("a hook is tried on a record, and on what is looked up in it")
    func record() throws {
        let desk = try desk()
        let input = DeskFlow.answers.map { $0 + "\n" }.joined()
        _ = try desk.run("run", "desk", "--plain", input: input)
        for name in ["lookup-mail", "lookup-mail.x.personal", "on-message.personal"] {
            try desk.write(hook: name, "")
        }
        let result = try desk.run("hooks", "run", "lookup-mail", "--record", "0")
        #expect(result.ending == .exit(0))
        #expect(result.output.contains(#""fact":"mail","enquiry""#))
        #expect(result.output.contains(#""fact":"mail","value":"pat@client.example","enquiry""#))
        #expect(
            try desk.run("hooks", "run", "on-message", "--record", "0").output.contains(
                #""message":"report","n":1,"state":"sent""#))
        #expect(try desk.run("hooks", "run", "lookup-mail", "--record", "f").ending == .exit(66))
    }
}
