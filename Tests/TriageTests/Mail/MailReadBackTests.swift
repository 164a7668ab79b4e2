import Foundation
import TestSupport
import Testing
import TriageCore

@Suite("Mail as another program reads it", .waiting)
struct MailReadBackTests {
    /// Reads messages back and compares them with what was approved. **Source**: Python's `email` package.
    private static let reader = """
        import email, json, sys
        from email import policy
        count = 0
        for line in open(sys.argv[1]):
            want = json.loads(line)
            mail = email.message_from_bytes(open(want["file"], "rb").read(), policy=policy.default)
            assert not mail.defects, mail.defects
            addresses = lambda name: [a.addr_spec for a in mail[name].addresses] if mail[name] else []
            assert addresses("To") == want["to"] and addresses("Cc") == want["cc"], want
            assert mail["Subject"] == want["subject"], (mail["Subject"], want["subject"])
            assert mail.get_content() == "".join(l + "\\n" for l in want["body"]), (mail.get_content(), want)
            assert mail["Date"].datetime.timestamp() == want["at"], (mail["Date"], want["at"])
            assert mail["Message-ID"] == want["id"] and mail["Auto-Submitted"] == "auto-generated"
            assert mail["From"].addresses[0].display_name == want["name"], mail["From"]
            count += 1
        print(count)
        """

    private static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(
        "every message of the shipped flows, and hostile ones, come back word for word",
        .enabled(if: python != nil, "there is no python3"))
    func shipped() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        var lines: [String] = []
        func add(_ mail: MailMessage) throws {
            let file = try desk.folder.write(mail.bytes, to: "mails/\(lines.count).eml")
            var writer = JSONWriter()
            writer.object { writer in
                for (key, text) in [
                    ("file", file), ("subject", mail.content.subject), ("id", mail.name.messageID),
                    ("name", mail.sender?.name ?? ""),
                ] {
                    writer.key(key)
                    writer.string(text)
                }
                for (key, texts) in [
                    ("to", mail.content.to), ("cc", mail.content.cc), ("body", mail.content.body),
                ] {
                    writer.key(key)
                    writer.array { writer in texts.forEach { writer.string($0) } }
                }
                writer.key("at")
                writer.int(mail.date.milliseconds / 1000)
            }
            lines.append(writer.text)
        }
        for flow in ScenarioCall.flowNames {
            for call in try ScenarioCall.some(of: flow) {
                var enquiry = call.opened
                for event in call.events.dropFirst() { try enquiry.apply(event) }
                for queued in enquiry.queuedMessages {
                    let main = enquiry.flows.main
                    #expect(main.sender != nil, "\(flow) says who its messages come from")
                    try add(
                        MailMessage(
                            queued.message, from: main.sender, approved: queued.approved, in: main.timeZone,
                            name: OutboxName(enquiry.opening.id, queued.id, queued.number)))
                }
            }
        }
        #expect(lines.count > (Thoroughness.isLong ? 100 : 5))
        let body = [
            "", "  leading", "trailing  ", "From here", ".", "a\ttab", String(repeating: "dlhý ", count: 400),
            "=",
        ]
        for (index, subject) in [
            "=?utf-8?q?no?=", "two  spaces", String(repeating: "ž", count: 300), "\"quoted\" <a@b>",
            "a, b; c:",
        ].enumerated() {
            try add(
                MailMessage(
                    RenderedMessage(
                        to: ["a@demo.example"], cc: ["b@demo.example"], subject: subject, body: body),
                    from: .init(name: "Ján, \"nočná\" služba", address: "desk@demo.example"),
                    approved: Timestamp(milliseconds: 1_784_073_600_000), in: .gmt,
                    name: OutboxName(EnquiryID(milliseconds: Int64(index) + 1), "m", 1)))
        }
        let list = try desk.folder.write(lines.joined(separator: "\n") + "\n", to: "list")
        let script = try desk.folder.write(Self.reader, to: "read.py")
        let result = try TriageProcess(
            [script, list], environment: desk.variables, executable: try #require(Self.python)
        ).finish()
        #expect(result.errors == "")
        #expect(result.output == "\(lines.count)\n")
    }
}
