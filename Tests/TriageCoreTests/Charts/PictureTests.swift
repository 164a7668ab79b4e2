import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("A flow as Mermaid and DOT")
struct PictureTests {
    @Test("Mermaid: every line is one of its grammar, and no word of the flow is taken for a sign")
    func mermaid() throws {
        let text = MermaidChart(try ChartSample.chart()).text
        #expect(
            text == """
                flowchart TD
                  n0(["start<br/>Say #34;hi#34;#59; #123;#123;agent#125;#125;"])
                  n1[["bill<br/>calls bill, round by round"]]
                  n2{{"check"}}
                  n3(["good<br/>resolved: Done #92; #60;b#62;"])
                  n4(["sorry<br/>escalated: On"])
                  n5["lost<br/>warning: unreachable-node"]
                  n0 -->|"Fine #124; #91;ok#93;"| n1
                  n0 -.->|"Well"| n1
                  n0 -.->|"otherwise"| n2
                  n1 --> n3
                  n2 -.->|"mood == 'bad'"| n4
                  n2 -.->|"otherwise"| n3
                  n5 -.-> n3
                  hangs["the caller hangs up"] --> hung(["On"])
                  classDef resolved fill:#cdeccd,color:#000
                  classDef escalated fill:#f9d5b8,color:#000
                  classDef found stroke:#d00,stroke-width:3px
                  classDef untried stroke-dasharray:5 5
                  class n4,hung escalated
                  class n5 found
                  class n3 resolved
                  class n2,n4,n5 untried

                """)
        for flow in try shipped() {
            for line in MermaidChart(flow).text.split(separator: "\n") {
                #expect(try Self.mermaidLine.wholeMatch(in: line) != nil, "\(line)")
            }
        }
    }

    /// What Mermaid's grammar allows of what is written here. **Source**: flow.jison of mermaid 11.
    private static var mermaidLine: Regex<Substring> {
        get throws {
            let string = #""[^"`]*""#
            let box =
                #"\w+(?:\(\[\#(string)\]\)|\[\[\#(string)\]\]|\{\{\#(string)\}\}|\[\#(string)\])"#
            return try Regex(
                #"flowchart TD|  \#(box)|  \w+ (?:-->|-\.->)(?:\|\#(string)\|)? \w+|  \#(box) --> \#(box)"#
                    + #"|  classDef \w+ [a-z-]+:[#\w ]+(?:,[a-z-]+:[#\w ]+)*|  class \w+(?:,\w+)* \w+"#,
                as: Substring.self)
        }
    }

    @Test("DOT: quotes and backslashes in words are escaped, and nothing else")
    func dot() throws {
        let text = DotChart(try ChartSample.chart()).text
        #expect(text.hasPrefix("digraph \"demo\" {\n"))
        let expected = [
            #"n0 [label="start\nSay \"hi\"; {{agent}}", penwidth=3];"#,
            #"n1 [label="bill\ncalls bill, round by round", shape=box3d];"#,
            ##"n3 [label="good\nresolved: Done \\ <b>", shape=oval, fillcolor="#cdeccd"];"##,
            #"n5 [label="lost\nwarning: unreachable-node", color=red, style="filled,dashed"];"#,
            #"n0 -> n1 [label="Fine | [ok]"];"#, #"n0 -> n1 [label="Well", style="dashed"];"#,
            "n1 -> n3;", "hangs -> hung;",
        ]
        let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
        for line in expected { #expect(lines.contains(Substring(line)), "\(line)\n\(text)") }
    }

    private static let program = ["/usr/bin/dot", "/usr/local/bin/dot", "/opt/homebrew/bin/dot"]
        .first(where: FileManager.default.isExecutableFile)

    @Test(
        "DOT: Graphviz draws every box and every arrow of it",
        .enabled(if: program != nil, "dot of Graphviz is not installed"))
    func graphviz() throws {
        let program = try #require(Self.program)
        for chart in [try ChartSample.chart()] + (try shipped()) {
            let process = Process()
            let (input, output) = (Pipe(), Pipe())
            process.executableURL = URL(filePath: program)
            process.arguments = ["-Tplain"]
            (process.standardInput, process.standardOutput) = (input, output)
            try process.run()
            try input.fileHandleForWriting.write(contentsOf: Data(DotChart(chart).text.utf8))
            try input.fileHandleForWriting.close()
            let plain = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
            let lines = plain.split(separator: "\n")
            let hung = chart.hangUp == nil ? 0 : 1
            #expect(lines.count { $0.hasPrefix("node ") } == chart.boxes.count + hung * 2)
            #expect(lines.count { $0.hasPrefix("edge ") } == chart.arrows.count + hung)
        }
    }

    /// The charts of two shipped flows.
    private func shipped() throws -> [FlowChart] {
        let library = FlowLibrary { id in
            FileManager.default.contents(atPath: "\(ProjectFolder.flows)/\(id).json").map {
                SourceText(name: "\(id).json", bytes: Array($0))
            }
        }
        return try ["hosting", "webhosting-sk-matter"].map { name in
            FlowChart(try #require(library.load(FlowID(name))?.flows).main)
        }
    }
}
