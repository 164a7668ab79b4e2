#if os(Linux)
    import Foundation
    import TestSupport
    import Testing

    @Suite("Secrets in memory", .waiting)
    struct SecretMemoryTests {
        private static let secret = "correct-horse-battery-staple"

        /// Whether the secret occurs anywhere in the writable memory of a process.
        private func isHeld(by process: Int32) -> Bool {
            (try? holds(process)) ?? true
        }

        private func holds(_ process: Int32) throws -> Bool {
            let maps = try String(contentsOfFile: "/proc/\(process)/maps", encoding: .utf8)
            let memory = try FileHandle(forReadingFrom: URL(filePath: "/proc/\(process)/mem"))
            for line in maps.split(separator: "\n") {
                guard let match = line.firstMatch(of: #/^([0-9a-f]+)-([0-9a-f]+) rw/#),
                    let start = UInt64(match.1, radix: 16), let end = UInt64(match.2, radix: 16)
                else { continue }
                try memory.seek(toOffset: start)
                if try memory.read(upToCount: Int(end - start))?.range(of: Data(Self.secret.utf8)) != nil {
                    return true
                }
            }
            return false
        }

        // A pasted secret passes through a `String`, whose storage cannot be overwritten.
        @Test("a typed secret is in the memory of the program until its card is left")
        func forgotten() throws {
            let desk = try Desk(flows: [
                "demo": FlowText.make(
                    facts:
                        #"{ "word": { "type": "secret", "label": "Word" }, "isOn": { "type": "yesno", "label": "On?" } }"#,
                    ask: #"["word"]"#, next: #""second""#
                ).replacing(#""last": {"#, with: #""second": { "ask": ["isOn"], "next": "last" }, "last": {"#)
            ])
            let terminal = try desk.sit("run", "demo")
            try terminal.wait(for: "nothing typed yet")
            terminal.type(Self.secret)
            try terminal.wait("the last letter") { _ in isHeld(by: terminal.process) }
            terminal.type("<enter>")
            try terminal.wait("the next card, saved") { screen in
                screen.text.contains("y yes") && screen.text.contains("saved")
            }
            #expect(!isHeld(by: terminal.process))
            terminal.type("<c-b>")
            try terminal.wait(for: "nothing typed yet")
        }
    }
#endif
