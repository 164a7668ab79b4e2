import TestSupport
import Testing

@testable import TriageCore

@Suite("The configuration")
struct ConfigurationTests {
    private func configuration(_ text: String) -> Configuration {
        Configuration(SourceText(name: "config.json", text: text))
    }

    @Test("every member of a sound file counts, with its place")
    func sound() {
        let texts = [
            "from": "Support desk <support@desk.example>", "sendmail": "msmtp -C ~/.msmtprc",
            "hooks": "hooks",
            "flow": "hosting", "channel": "chat", "agent": "Sam", "theme": "light", "home": "~/calls",
            "flows": "/srv/flows",
        ]
        let lines = texts.map { "  \"\($0.key)\": \"\($0.value)\"" }
        let head = "{\n  \"$schema\": \"config.schema.json\",\n  \"comment\": \"ours\",\n"
        let configuration = configuration(head + lines.joined(separator: ",\n") + "\n}\n")
        #expect(configuration.findings.map(\.headline) == [])
        for member in Configuration.Member.allCases {
            #expect(configuration[member]?.text == texts[member.rawValue], "\(member)")
            let column = member.rawValue.count + 7
            #expect(configuration[member]?.location.headline.hasSuffix(":\(column)") == true, "\(member)")
        }
        #expect(configuration[.agent]?.location.file == "config.json")
    }

    /// A broken file, what is found, and which of its members count all the same.
    struct Broken: Sendable, CustomStringConvertible {
        let description: String
        let findings: [String]
        let counting: [Configuration.Member]

        init(_ text: String, _ findings: [String], counting: [Configuration.Member] = []) {
            (description, self.findings, self.counting) = (text, findings, counting)
        }
    }

    @Test(
        "what is wrong is found with its place, and the rest counts",
        arguments: [
            Broken("", ["1:1: error: the file is empty [syntax]"]),
            Broken(
                #"{ "agent": "sam", "#, ["1:1: error: the object that begins here is never closed [syntax]"]),
            Broken("[]", ["1:1: error: a configuration must be an object, not an array [wrong-type]"]),
            Broken(
                "{ \"agent\": \"sam\",\n  \"theme\": \"drak\" }",
                ["2:12: error: 'theme' is 'drak', not one of dark, light; did you mean 'dark'? [bad-value]"],
                counting: [.agent]),
            Broken(
                #"{ "agnet": "sam", "theme": "dark" }"#,
                ["1:3: error: configuration has no member 'agnet'; did you mean 'agent'? [unknown-member]"],
                counting: [.theme]),
            Broken(
                #"{ "agent": 3, "flow": null, "theme": "dark", }"#,
                [
                    "1:12: error: 'agent' must be a string, not 3 [wrong-type]",
                    "1:23: error: 'flow' must be a string, not null [wrong-type]",
                    "1:44: error: a comma may not come before '}' [syntax]",
                ], counting: [.theme]),
            Broken(
                #"{ "from": "Desk", "sendmail": " ", "channel": "Live chat" }"#,
                [
                    "1:11: error: 'from' is 'Desk', which is not a sender such as Support <support@desk.example> [bad-value]",
                    "1:31: error: 'sendmail' is empty [empty-text]",
                    "1:47: error: 'channel' is 'Live chat', which is not written in kebab-case (a-z, 0-9 and -); write 'live-chat' [bad-value]",
                ]),
            Broken(
                #"{ "agent": "s\u0007m", "home": "" }"#,
                [
                    "1:12: error: 'agent' holds characters that nobody can see [bad-value]",
                    "1:32: error: 'home' is empty [empty-text]",
                ]),
        ])
    func broken(_ broken: Broken) {
        let configuration = configuration(broken.description)
        #expect(configuration.findings.map(\.headline) == broken.findings.map { "config.json:" + $0 })
        #expect(Configuration.Member.allCases.filter { configuration[$0] != nil } == broken.counting)
    }

    @Test("the schema has every member, and no other than those and what an editor needs")
    func schema() throws {
        let schema = try #require(JSONParser.parse(Array(Configuration.schema.utf8)).value)
        let properties = schema["$defs"]?["configuration"]?["properties"]
        #expect(
            properties?.members?.map(\.key)
                == ["comment", "$schema"] + Configuration.Member.allCases.map(\.rawValue) + ["push"])
        #expect(properties?["theme"]?["enum"]?.elements?.compactMap(\.string) == ["dark", "light"])
    }

    @Test("targets of records count by name; one that is wrong does not, and a password never does")
    func targets() {
        let configuration = configuration(
            """
            { "push": { "team": { "psql": "service=triage", "personal": true, "limitSeconds": 900 },
                "lake": { "command": ["sh", "-c", "cat"], "limitRecords": 5 },
                "open": { "psql": "host=hub password=swordfish" }, "uri": { "psql": "postgresql://kim:secret@hub/triage" },
                "both": { "psql": "hub", "command": ["cat"] }, "none": {}, "typo": { "psql": "hub", "personel": true } } }
            """)
        let password =
            "holds a password, which belongs into ~/.pgpass or a service file that only its owner can read"
        #expect(
            configuration.findings.map(\.message) == [
                "'psql' \(password)", "'psql' \(password)",
                "push-target may have only one of 'psql' or 'command'",
                "push-target lacks its 'psql' or 'command'",
                "push-target has no member 'personel'; did you mean 'personal'?",
            ])
        let targets = configuration.pushTargets
        #expect(targets.map(\.name) == ["team", "lake"])
        #expect(targets.map(\.means) == [.psql("service=triage"), .command(["sh", "-c", "cat"])])
        #expect(targets.map(\.isPersonal) == [true, false])
        #expect(targets.map(\.limits) == [.init(seconds: 900), .init(records: 5)])
        #expect(targets.first?.location.headline == "config.json:1:13")
    }
}
