import TestSupport
import Testing

@Suite("Trying a part, and beginning at a node", .waiting)
struct PartRunTests {
    private static let matter = """
        { "format": 1, "id": "matter", "title": "Matter", "version": "1", "part": true, "start": "what",
          "facts": { "site": { "type": "text", "label": "Site" }, "reason": { "type": "text", "label": "Why?" },
            "works": { "type": "yesno", "label": "Works?" } },
          "outcomes": { "helped": { "label": "Helped", "kind": "resolved" } },
          "nodes": { "what": { "title": "What", "set": { "reason": "'none'" }, "ask": ["reason"], "next": "check" },
            "check": { "title": "Check", "say": ["Site {{site}}, why {{reason}}, by {{channel}}."], "ask": ["works"],
              "end": "helped" } } }
        """
    private static let desk = """
        { "format": 1, "id": "desk", "title": "Desk", "version": "1", "language": "en-AU", "channels": ["chat"],
          "timeZone": "Australia/Melbourne", "start": "greet",
          "facts": { "site": { "type": "text", "label": "Which site?" } },
          "outcomes": { "done": { "label": "Done", "kind": "resolved" } },
          "nodes": { "greet": { "ask": ["site"], "next": "matters" },
            "matters": { "call": { "flow": "matter", "as": "matters", "with": { "site": "site" },
                "repeat": { "ask": "Anything else?" } }, "next": "bye" },
            "bye": { "say": ["Bye {{matters.map(m, m.works).size()}}."], "end": "done" } } }
        """

    private func desk(_ flows: [String: String] = ["desk": desk, "matter": matter]) throws -> Desk {
        try Desk(flows: flows)
    }

    @Test("a part is run with what its caller lends it, in a dry run only")
    func part() throws {
        let desk = try desk()
        let result = try desk.run(
            "run", "matter", "--dry-run", "--set", "site=a.example", input: "slow\ny\n\n")
        #expect(result.code == 0, "\(result.output) \(result.errors)")
        #expect(result.output.contains("Site a.example, why slow, by chat."))
        #expect(try desk.run("run", "matter").code == 65)
        let alone = try self.desk(["matter": Self.matter])
        let lent = try alone.run("run", "matter", "--dry-run", input: "slow\ny\n\n")
        #expect(lent.output.contains("why slow, by phone."), "\(lent.output) \(lent.errors)")
    }

    @Test("a name that is unknown is taken for one of those that can be run")
    func nearest() throws {
        let other = Self.desk.replacing("\"desk\"", with: "\"mattersome\"")
        let desk = try desk(["matter": Self.matter, "mattersome": other])
        #expect(try desk.run("run", "mattes").errors.contains("did you mean 'matter'") == false)
        #expect(try desk.run("run", "mattersom").errors.contains("did you mean 'mattersome'?"))
        #expect(try desk.run("run", "mattes", "--dry-run").errors.contains("did you mean 'matter'?"))
    }

    @Test("--at begins inside a round; nothing before it is played, and the call goes on from there")
    func middle() throws {
        let desk = try desk()
        let result = try desk.run(
            "run", "desk", "--at", "matters/check", "--set", "site=a.example", "--dry-run", input: "y\nn\n\n")
        #expect(result.code == 0, "\(result.output) \(result.errors)")
        #expect(result.output.contains("Site a.example, why ____, by chat."))
        #expect(result.output.contains("Bye 1."))
        #expect(!result.output.contains("Which site?"))
    }

    @Test("it needs a dry run, and a node that is there")
    func refused() throws {
        let desk = try desk()
        let kept = try desk.run("run", "desk", "--at", "bye")
        #expect(kept.code == 64 && kept.errors.contains("--dry-run"))
        let missing = try desk.run("run", "desk", "--dry-run", "--at", "matters/chekc")
        #expect(missing.errors.contains("'matter' has no node 'chekc'; did you mean 'check'?"))
        let bare = try desk.run("run", "desk", "--dry-run", "--at", "greet/what")
        #expect(bare.errors.contains("'greet' calls no part, so it has no 'what'"))
    }
}
