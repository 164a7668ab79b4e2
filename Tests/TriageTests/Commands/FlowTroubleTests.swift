import Foundation
import TestSupport
import Testing

@Suite("Trouble with flows", .waiting)
struct FlowTroubleTests {
    /// The short flow under another name, with a text replaced.
    private func short(_ id: String, replacing text: String = "", with other: String = "") -> String {
        let renamed = DeskFlow.shortest.replacing("\"short\"", with: "\"\(id)\"")
        return text.isEmpty ? renamed : renamed.replacing(text, with: other)
    }

    private func desk() throws -> Desk {
        try Desk(flows: [
            "good": short("good"),
            "broken": short("broken", replacing: "\"next\": \"last\"", with: "\"next\": \"lost\""),
            "torn": "{ \"format\": 1,",
            "part": short("part", replacing: "\"start\"", with: "\"part\": true, \"start\""),
            "notes": "{\"just\": \"notes\"}",
        ])
    }

    @Test("a flow runs whatever its neighbours are like")
    func neighbours() throws {
        let desk = try desk()
        let result = try desk.run("run", "good", input: "y\n\n")
        #expect(result.ending == .exit(0))
        #expect(result.errors == "")
        #expect(try desk.onlyRecord().contains("\"flow\":\"good\""))
        let menu = try desk.run(input: "good\ny\n\n")
        #expect(menu.ending == .exit(0))
        #expect(
            menu.output.hasPrefix(
                """
                  1  broken  Short  (has errors: triage validate)
                  2  good    Short
                Which? Number or name
                >\u{20}
                """))
    }

    @Test("a flow's whole name is taken though another one begins with it")
    func wholeName() throws {
        let desk = try Desk(flows: ["main": short("main"), "main-two": short("main-two")])
        #expect(try desk.run(input: "mai\nmain\ny\n\n").ending == .exit(0))
        #expect(try desk.onlyRecord().contains("\"flow\":\"main\""))
    }

    @Test("a flow with errors is refused with its findings")
    func broken() throws {
        let desk = try desk()
        let result = try desk.run("run", "broken", input: "y\n\n")
        #expect(result.ending == .exit(65))
        #expect(result.output == "")
        #expect(
            result.errors == """
                triage: the flow 'broken' has errors and cannot be run
                \(desk.flows)/broken.json:6:47: error: there is no node 'lost'; did you mean 'last'? [unknown-node]
                    …es": { "only": { "ask": ["ok"], "next": "lost" }, "last": { "end": "done" …
                                                             ^^^^^^
                1 file checked, 1 error

                """)
        #expect(desk.journals.isEmpty)
        #expect(desk.folder.names("home/flows").isEmpty)
    }

    @Test("a file that is not even JSON is refused with its findings")
    func torn() throws {
        let desk = try desk()
        let result = try desk.run("run", "torn")
        #expect(result.ending == .exit(65))
        #expect(
            result.errors == """
                triage: the flow 'torn' has errors and cannot be run
                \(desk.flows)/torn.json:1:1: error: the object that begins here is never closed [syntax]
                    { "format": 1,
                    ^
                1 file checked, 1 error

                """)
    }

    @Test("a part is not run by itself")
    func part() throws {
        let result = try desk().run("run", "part")
        #expect(result.ending == .exit(65))
        #expect(result.errors == "triage: 'part' is a part: only other flows can call it\n")
    }

    @Test("a flow that is not there is named with the nearest that is")
    func missing() throws {
        let desk = try desk()
        let result = try desk.run("run", "godo")
        #expect(result.ending == .exit(66))
        #expect(result.errors == "triage: there is no flow 'godo' in '\(desk.flows)'; did you mean 'good'?\n")
        #expect(try desk.run("run", "../good").ending == .exit(66))
    }

    @Test(
        "a folder that is not there is named",
        arguments: [["run"], ["run", "good"], ["flows"], ["validate"], ["test"]])
    func missingFolder(_ words: [String]) throws {
        var desk = try desk()
        desk.flows = desk.folder.path + "/nowhere"
        let result = try desk.run(words)
        #expect(result.ending == .exit(66))
        #expect(result.output == "")
        #expect(
            [
                "triage: there is no folder '\(desk.flows)'; --flows DIR names one\n",
                "triage: '\(desk.flows)' does not exist or cannot be read\n",
            ].contains(result.errors))
    }

    @Test(
        "a folder without flows is no success",
        arguments: [["validate"], ["test"], ["test", "--minimum", "100"]])
    func empty(_ words: [String]) throws {
        var desk = try Desk()
        desk.flows = desk.folder.path + "/Flows"
        try desk.folder.write("", to: "Flows/README")
        let result = try desk.run(words)
        #expect(result.ending == .exit(66))
        #expect(result.output == "")
        #expect(result.errors == "triage: there are no flows in '\(desk.flows)'\n")
    }

    @Test("a file that cannot be read is not passed over")
    func dangling() throws {
        let desk = try Desk(flows: ["good": short("good")])
        try FileManager.default.createSymbolicLink(
            atPath: desk.flows + "/away.json", withDestinationPath: "nowhere.json")
        let result = try desk.run("validate")
        #expect(result.ending == .exit(1))
        #expect(
            result.output == """
                \(desk.flows)/away.json:1:1: error: this is a link to nowhere [unreadable-file]
                1 file checked, 1 error

                """)
    }

    @Test("flows are listed with what is wrong with them")
    func list() throws {
        let desk = try desk()
        let result = try desk.run("flows")
        #expect(result.ending == .exit(0))
        #expect(
            result.output == """
                broken  1.0.0  2 nodes          Short (has errors: triage validate)
                good    1.0.0  2 nodes          Short
                notes                           cannot be read
                part    1.0.0  2 nodes, a part  Short
                torn                            cannot be read

                """)
    }
}
