import Foundation
import TestSupport
import Testing
import TriageCore

@Suite("Resuming", .waiting)
struct ResumeTests {
    /// A desk with a call on the desk flow, parked after some answers.
    private func parked(after count: Int) throws -> (desk: Desk, id: String) {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let typed = DeskFlow.answers.prefix(count).map { $0 + "\n" }.joined()
        #expect(try desk.run("run", "desk", input: typed).ending == .exit(75))
        return (desk, desk.openID)
    }

    private func rest(after count: Int) -> String {
        DeskFlow.answers.dropFirst(count).map { $0 + "\n" }.joined()
    }

    @Test(
        "a call goes on as it was opened when its flow has changed since, is broken, or is gone",
        arguments: ["changed", "broken", "gone"])
    func flowChanged(_ fate: String) throws {
        let (desk, id) = try parked(after: 4)
        switch fate {
        case "changed":
            try desk.folder.write(
                DeskFlow.text.replacing("Which day?", with: "What day?"), to: "Flows/desk.json")
        case "broken": try desk.folder.write("{ nonsense", to: "Flows/desk.json")
        default: try FileManager.default.removeItem(atPath: desk.flows)
        }
        let result = try desk.run("resume", id, input: rest(after: 4))
        #expect(result.ending == .exit(0))
        #expect(result.output.contains("?  Which day?\n"))
        let record = try desk.onlyRecord()
        let digest = try #require(desk.folder.names("home/flows").first).dropFirst(5).dropLast(5)
        #expect(record.contains("\"digest\":\"\(digest)\""))
        #expect(try desk.run("records", "show").output.contains("Which day?"))
    }

    @Test("a call whose flow was taken out of the home, and is no longer in use, is left as it is")
    func snapshotGone() throws {
        let (desk, id) = try parked(after: 4)
        let name = try #require(desk.folder.names("home/flows").first)
        try FileManager.default.removeItem(atPath: desk.home + "/flows/" + name)
        try FileManager.default.removeItem(atPath: desk.flows)
        let result = try desk.run("resume", id, input: rest(after: 4))
        #expect(result.ending == .exit(66))
        #expect(
            result.errors
                == "triage: the flow 'desk' as it was when \(id) opened is not in '\(desk.home)/flows'\n")
        #expect(desk.journals == ["\(id).jsonl"])
    }

    @Test("a call whose flow was damaged in the home, and has changed since, is left as it is")
    func snapshotDamaged() throws {
        let (desk, id) = try parked(after: 4)
        let name = try #require(desk.folder.names("home/flows").first)
        try desk.folder.write("{}", to: "home/flows/" + name)
        try desk.folder.write(DeskFlow.text + "\n", to: "Flows/desk.json")
        let result = try desk.run("resume", id, input: rest(after: 4))
        #expect(result.ending == .exit(66))
        #expect(
            result.errors
                == "triage: the flow 'desk' as it was when \(id) opened is lost: cannot read '\(desk.home)/flows/\(name)': it is damaged\n"
        )
        #expect(desk.journals == ["\(id).jsonl"])
    }

    @Test("a call that another agent goes on with says so in its trail")
    func otherAgent() throws {
        let (desk, id) = try parked(after: 2)
        #expect(try desk.run("resume", id, "--agent", "kim", input: "\n").ending == .exit(75))
        #expect(try desk.run("resume", id, "--agent", "kim", input: rest(after: 3)).ending == .exit(0))
        let json = try #require(JSONParser.parse(Array(try desk.onlyRecord().utf8)).value)
        #expect(json["agent"]?.string == "kim")
        let changes = (json["trail"]?.elements ?? []).compactMap { $0["agent"]?.string }
        #expect(changes == ["kim"])
        #expect(try desk.run("records", "show").output.contains("taken over by kim"))
    }

    @Test("two processes cannot hold one call")
    func heldTwice() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let call = try desk.start("run", "desk")
        try call.waitForPrompt()
        let id = desk.openID
        let named = try desk.run("resume", String(id), input: "green\n")
        #expect(named.ending == .exit(74))
        #expect(named.errors == "triage: '\(desk.home)/open/\(id).jsonl' is in use by process \(call.id)\n")
        let unnamed = try desk.run("resume", input: "green\n")
        #expect(unnamed.ending == .exit(66))
        #expect(unnamed.errors == "triage: no enquiry is parked; in use: \(id) (process \(call.id))\n")
        // The call itself is not disturbed.
        for answer in DeskFlow.answers.dropLast() {
            call.send(answer)
            try call.waitForPrompt()
        }
        call.send("")
        #expect(try call.finish().ending == .exit(0))
        #expect(try desk.records().count == 1)
    }

    @Test(
        "with several parked calls the newest is listed first, and each is found by the beginning of its id")
    func several() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        for typed in ["green\npat@client.example\n", "red\n"] {
            #expect(try desk.run("run", "desk", input: typed).ending == .exit(75))
        }
        let ids = desk.journals.map { String($0.dropLast(6)) }
        let result = try desk.run("resume")
        #expect(result.ending == .exit(64))
        let lines = result.errors.components(separatedBy: "\n")
        #expect(lines[0] == "triage: several enquiries are open; name one:")
        #expect(lines[1].hasPrefix("\(ids[1])  A small desk  "))
        #expect(lines[2].hasPrefix("\(ids[0])  A small desk  ") && lines[2].hasSuffix("  pat@client.example"))
        #expect(try desk.run("resume", ids[0].uppercased(), input: ":park\n").ending == .exit(75))
        let unknown = try desk.run("resume", "ffff")
        #expect(unknown.ending == .exit(66))
        #expect(unknown.errors == "triage: no open enquiry begins with 'ffff' or has a caller of that name\n")
        let both = try desk.run("resume", String(ids[0].prefix(4)))
        #expect(both.ending == .exit(64))
        #expect(both.errors == "triage: '\(ids[0].prefix(4))' could be \(ids[0]) or \(ids[1])\n")
    }

    @Test("a journal in which nothing stands is neither offered nor in the way")
    func emptyJournal() throws {
        let (desk, id) = try parked(after: 2)
        let empty = EnquiryID(milliseconds: 1_790_000_000_000).text
        try desk.folder.write("", to: "home/open/\(empty).jsonl")
        #expect(
            try desk.run("resume", input: ":park\n").output.contains(
                "Parked. Continue with: triage resume \(id)\n"))
        let named = try desk.run("resume", empty)
        #expect(named.ending == .exit(65))
        #expect(
            named.errors
                == "triage: the journal of \(empty) contains no opening; no entries were made in it\n")
    }

    @Test("the menu offers parked calls first, and goes on with the one that is chosen")
    func menu() throws {
        let (desk, id) = try parked(after: 2)
        let result = try desk.run("run", input: "nonsense\na\n:park\n")
        #expect(result.ending == .exit(75))
        #expect(result.output.hasPrefix("  a  parked  A small desk  pat@client.example, Second, 0 min ago\n"))
        #expect(result.output.contains("\n  1  desk    A small desk\nWhich? Number or name\n> "))
        #expect(
            result.output.contains(
                "'nonsense' is neither a number in the list nor the start of a flow's name\n"))
        #expect(result.output.hasSuffix("Parked. Continue with: triage resume \(id)\n"))
        #expect(try desk.run(input: "de\n:abandon wrong number\n").ending == .exit(0))
    }

    @Test("a parked call goes on though today's checks reject its flow")
    func rejected() throws {
        let text = FlowText.make([
            "facts": #"""
            { "isOn": { "type": "yesno", "label": "Is it on?" },
              "plan": { "type": "choice", "label": "Plan", "options": [{ "value": "small", "label": "Small" }] } }
            """#,
            "nodes": #"""
            { "first": { "ask": ["isOn"], "next": "last" },
              "last": { "set": { "plan": "'large'" }, "say": ["It is {{plan}}."], "end": "done" } }
            """#,
        ])
        let loaded = FlowText.load(text)
        #expect(loaded.errors.map(\.code.name) == ["impossible-option"])
        let desk = try Desk(flows: [:])
        let home = Home(path: desk.home)
        try home.prepare()
        let session = EnquirySession.open(
            on: try #require(loaded.flows), agent: "sam", channel: "phone", home: home
        ) { Timestamp(milliseconds: 1_768_471_200_000) }
        try session.perform(.parked)
        // This process holds the lock of the journal that it wrote, but not that of a copy.
        let result = try desk.shell(
            "cp -R '\(desk.home)' '\(desk.home)-2'; printf 'y\\n\\n' | triage resume --plain --home '\(desk.home)-2'"
        )
        #expect(result.ending == .exit(0), "\(result.errors)")
        #expect(result.output.contains("It is large."))
    }
}
