import Foundation
import TestSupport
import Testing

@Suite("Hooks beside a call", .waiting)
struct HookCallTests {
    private func desk() throws -> Desk { try Desk(flows: ["desk": DeskFlow.text]) }

    @Test("with hostile hooks a call goes and ends as without, and no secret reaches any of them")
    func hostile() throws {
        let desk = try desk()
        for (name, script) in [
            ("on-open.b-crash", "kill -9 $$"), ("on-open.c-flood", "yes | head -c 3000000"),
            ("on-open.d-junk", "echo nonsense"), ("on-open.e-tty", "exec < /dev/tty > /dev/tty; stty raw"),
            ("on-open.f-fork", "sleep 1000 & echo '{\"note\":\"all the same\"}'"),
            ("on-open.g-killed", "kill -TERM 0; sleep 1000"),
            ("on-open.h-hang", "echo x > hanging; sleep 1000"),
            ("lookup-colour", "trap '' TERM HUP INT; sleep 1000"),
            ("lookup-word", "echo ran > looked-up"),
            ("lookup-mail.personal", "{ cat; env; echo \"$@\"; cat /proc/$PPID/environ; } >> seen"),
            (
                "on-close.personal",
                "{ cat; env; echo \"$@\"; } >> seen; echo '{\"ticket\":{\"number\":\"31\"}}'"
            ),
        ] { try desk.write(hook: name, script) }
        let terminal = try desk.sit("run", "desk")
        try terminal.wait(for: "g-killed failed (signal 15)")
        for line in [
            "! Hook on-open.b-crash failed (signal 9)", "! Hook on-open.c-flood wrote more than 64 KiB",
            "! Hook on-open.d-junk did not answer", "! Hook on-open.e-tty failed (exit ",
            "+ on-open.f-fork: all the same",
        ] { #expect(terminal.screen.text.contains(line)) }
        #expect(desk.eventually { desk.text("hanging") != "" })
        try terminal.type(TerminalCallTests.keys)
        try terminal.wait(for: "Saved: record")
        #expect(terminal.screen.text.contains("Outcome: Done"))
        terminal.type("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(terminal.isRestored && terminal.screen.unknown == [])
        #expect(
            desk.eventually {
                desk.text("seen").contains("on-close") && desk.folder.names("home/outbox/hooks") == []
            })
        #expect(desk.text("looked-up") == "")
        #expect(desk.text("seen").contains("pat@client.example"))
        for (name, bytes) in try desk.folder.allFiles() {
            #expect(!String(decoding: bytes, as: UTF8.self).contains("hunter2"), "\(name)")
        }
        #expect(!String(decoding: terminal.output, as: UTF8.self).contains("hunter2"))
        #expect(!desk.text("seen").contains(#""word""#), "not even whether it was given")
        #expect(try desk.run("records", "show").output.contains("\nTickets\n  31  (on-close.personal)\n"))
        let log = try desk.run("hooks", "log").output
        #expect(log.contains("on-open.h-hang  timeout after "), "\(log)")
        _ = try desk.shell("pkill -f '\(desk.home)'")
    }

    @Test("what a hook knows is offered as told; what it has wrong is said and changes nothing")
    func facts() throws {
        let desk = try desk()
        try desk.write(
            hook: "on-open.crm",
            #"echo '{"facts":{"count":3,"amount":"much","nope":1,"ok":true},"note":"pays late"}'"#)
        try desk.write(hook: "lookup-mail.personal", #"cat > seen; echo '{"facts":{"day":"2026-07-01"}}'"#)
        try desk.write(hook: "lookup-colour", #"echo '{"facts":{"colour":"red"}}'"#)
        let terminal = try desk.sit("run", "desk")
        try terminal.wait(for: "+ on-open.crm: pays late")
        for line in [
            "+ Hook on-open.crm: How many? = 3", "! Hook on-open.crm: amount: ",
            "! Hook on-open.crm: there is no 'nope'",
        ] { #expect(terminal.screen.text.contains(line)) }
        try terminal.type([("Which colour?", "2")])
        try terminal.wait(
            for: "! Hook lookup-colour differs; what was said stands: Which colour? = Green")
        try terminal.type([("Which address?", "pat@client.example<enter>")])
        try terminal.wait(for: "+ Hook lookup-mail.personal: Which day? = 1 July 2026")
        #expect(desk.text("seen").contains(#""fact":"mail","value":"pat@client.example""#))
        try terminal.type([
            ("Just read this", "<enter>"), ("Switch it off", "<enter><c-s><enter>"),
            ("Which day?", "<enter>47.35<enter>"),
            ("already told", "<enter>12<enter>"), ("› (nothing typed yet", "hunter2<enter>"),
            ("Word: given", "<enter>"),
            ("Bye.", "<enter>"), ("Send this message", "<enter>"), ("Enter finishes and saves", "<enter>"),
        ])
        try terminal.wait(for: "Saved: record")
        terminal.type("q")
        _ = try terminal.waitForEnd()
        let record = try desk.onlyRecord()
        #expect(record.contains(#""day":"hook:lookup-mail.personal""#))
        #expect(
            record.contains(#""count":"hook:on-open.crm""#)
                && record.contains(#""text":"on-open.crm: pays late""#))
        #expect(record.contains(#""ok":"hook:on-open.crm""#) && record.contains(#""amount":"asked""#))
    }

    @Test("what was looked up for a value that has changed since is dropped, and what a person said stands")
    func changed() throws {
        let desk = try desk()
        try desk.write(
            hook: "lookup-mail.personal",
            #"""
            [ ! -e go ] || { echo '{"facts":{"count":2,"colour":"grey"}}'; exit; }
            echo x > began; while [ ! -e go ]; do sleep 0.02; done
            echo '{"facts":{"count":1}}'
            """#)
        let call = try desk.start("run", "desk", "--plain")
        for line in ["green", "pat@client.example"] {
            try call.waitForPrompt()
            call.send(line)
        }
        try call.waitForPrompt()
        #expect(desk.eventually { desk.text("began") != "" })
        call.send(":told mail sam@client.example")
        try call.waitForPrompt()
        try desk.folder.write("", to: "go")
        var said = ""
        for _ in 0..<200 where !said.contains("How many?") {
            call.send(":status")
            said += try call.waitForPrompt()
            Thread.sleep(forTimeInterval: 0.02)
        }
        #expect(said.contains("   Hook lookup-mail.personal: How many? = 2\n"))
        #expect(
            said.contains(
                "!  Hook lookup-mail.personal differs; what was said stands: Which colour? = Green"
            ))
        call.endInput()
        _ = try call.finish()
        #expect(try desk.run("hooks", "log").output.contains("    dropped, since mail has changed\n"))
    }

    @Test("a dry run tells nobody anything, and a call is taken without a folder of hooks")
    func dry() throws {
        let desk = try desk()
        let input = DeskFlow.answers.map { $0 + "\n" }.joined()
        #expect(try desk.run("run", "desk", "--plain", input: input).ending == .exit(0))
        for name in ["on-open", "on-close", "lookup-mail"] { try desk.write(hook: name, "echo x >> told") }
        #expect(try desk.run("run", "desk", "--plain", "--dry-run", input: input).ending == .exit(0))
        #expect(desk.text("told") == "" && desk.folder.names("home/outbox/hooks") == [])
    }

    @Test("no kill loses what a hook is to be told of a call that is over")
    func killed() throws {
        let desk = try desk()
        try desk.write(hook: "on-close", "grep -o '\"key\":\"[^\"]*' >> told")
        let input = try desk.folder.write(DeskFlow.answers.map { $0 + "\n" }.joined(), to: "input")
        let kills = Thoroughness.isLong ? 200 : 4
        for number in 0..<kills {
            let delay = 0.02 + 0.1 * Double(number * 7 % kills) / Double(kills)
            _ = try desk.shell(
                "timeout -s KILL \(delay) '\(ProjectFolder.executable)' run desk --plain < '\(input)'")
            for journal in desk.journals {
                _ = try desk.run(
                    ["resume", String(journal.dropLast(6))],
                    // A review is not abandoned, and a secret may be anything: then the next line does it.
                    input: "\n" + String(repeating: ":abandon killed\n\n", count: 4))
            }
        }
        #expect(
            try desk.eventually {
                try desk.run("outbox", "flush").ending == .exit(0)
                    // A write that was cut off can leave a hidden file.
                    && desk.folder.names("home/outbox/hooks").allSatisfy { $0.hasPrefix(".") }
            })
        let told = Set(desk.text("told").split(separator: "\n").map { String($0.suffix(36)) })
        let count = try desk.records().count
        // A call that was killed before its first line has nothing to be taken up.
        #expect(desk.journals.allSatisfy { desk.text("home/open/\($0)").isEmpty } && told.count == count)
        for line in try desk.records() {
            let text = String(decoding: line, as: UTF8.self)
            #expect(told.contains { text.contains("\"id\":\"\($0)\"") })
        }
    }

    @Test("a call that is parked and taken up again tells its hooks so, and keeps their notes")
    func park() throws {
        let desk = try desk()
        try desk.write(hook: "on-open", "echo open >> told")
        try desk.write(hook: "on-park", "cat > parked; echo '{\"note\":\"in the CRM\"}'")
        try desk.write(hook: "on-resume", "echo resumed >> told")
        _ = try desk.run("run", "desk", "--plain", input: "green\n:park\n")
        #expect(
            desk.eventually { desk.text("home/open/\(desk.openID).jsonl").contains("on-park: in the CRM") })
        #expect(desk.text("parked").contains(#""facts":{"colour":"green"}"#))
        let call = try desk.start("resume")
        try call.waitForPrompt()
        #expect(desk.eventually { desk.text("told").hasSuffix("resumed\n") })
        call.send(":facts")
        #expect(try call.wait(for: "on-park: in the CRM").contains("colour = Green"))
        call.endInput()
        #expect(try call.finish().ending == .exit(75))
        _ = try desk.shell("pkill -f '\(desk.home)'")
    }
}
