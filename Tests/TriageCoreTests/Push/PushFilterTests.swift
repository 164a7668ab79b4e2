import TestSupport
import Testing

@testable import TriageCore

@Suite("What of a record leaves the home")
struct PushFilterTests {
    private let temporary: TemporaryHome
    private let flow = EnquirySample.flow(
        facts:
            #"{ "name": { "type": "text", "label": "Name", "personal": true }, "size": { "type": "integer", "label": "Size" } }"#,
        nodes: #"{ "one": { "ask": ["name", "size"], "next": "last" }, "last": { "end": "done" } }"#)

    init() throws { temporary = try TemporaryHome() }

    /// A home with one record, and the snapshot of its flow unless that is lost.
    private func line(isLost: Bool = false) throws -> [UInt8] {
        let home = temporary.home
        let digest =
            isLost
            ? "0123456789abcdef" : try FlowSnapshots(home: home).keep(Array(flow.utf8), file: "demo.json")
        let record = Array(
            """
            {"v":1,"id":"\(Sample.id(1).text)","flow":"demo","version":"1.0.0","digest":"\(digest)","agent":"sam",\
            "channel":"phone","opened":"2026-11-22T03:05:00.052Z","closed":"2026-11-22T03:06:01.552Z","outcome":null,\
            "kind":"abandoned","reason":"Pat left","facts":{"name":"Pat","size":3},"origin":{"name":"asked","size":"told"},\
            "drafts":{"name":"Pa"},"targets":{},"messages":[],"notes":[{"at":1,"node":"one","text":"Pat is tired"}],\
            "trail":[{"node":"one","at":0,"took":2,"answers":{"name":"Pat","size":3},"reasons":{"name":"Pat would not"},\
            "steps":[{"step":"Tell Pat","ticked":true}]}],"more":"Pat"}
            """.utf8)
        _ = try RecordLog(home: home).append(
            record, id: Sample.id(1), closed: Sample.month, mayBeThere: false)
        return try Sample.read(home.segment(Sample.month)).dropLast()
    }

    private func batch(isPersonal: Bool) throws -> [PushLine] {
        let home = temporary.home
        let location = SourceText(name: "config.json", text: "{}").location(of: 0..<1)
        let target = PushTarget(name: "team", means: .psql("x"), isPersonal: isPersonal, location: location)
        var queue = PushQueue(
            try RecordLog(home: home).segments(), behind: PushCursor(target),
            filter: PushFilter(home: home, isPersonal: isPersonal, atHand: { _ in nil }))
        return queue.next()
    }

    @Test("where the target says so a record goes as it is, behind the flow it ran on")
    func personal() throws {
        let line = try line()
        let batch = try batch(isPersonal: true)
        #expect(batch.count == 2 && batch.last?.bytes == line)
        let json = JSONParser.parse(try #require(batch.first?.bytes)).value
        #expect(json?["file"]?.string == "demo.json" && json?["content"]?.string == flow)
        #expect(json?["digest"]?.string == XXH64.hex(XXH64.hash(Array(flow.utf8))))
    }

    @Test("else without anything personal, with a checksum of its own and that of the line in the log")
    func plain() throws {
        let line = try line()
        let sum = String(decoding: line.suffix(18).prefix(16), as: UTF8.self)
        let sent = try #require(try batch(isPersonal: false).last)
        #expect(sent.bytes.withUnsafeBytes { ChecksummedLine.verdict(of: $0) } == .whole)
        #expect(sent.sum == sum)
        let text = String(decoding: sent.bytes, as: UTF8.self)
        #expect(!text.contains("Pa"))
        #expect(text.contains(#""facts":{"size":3},"origin":{"size":"told"},"targets":{},"#))
        #expect(
            text.contains(
                #""trail":[{"node":"one","at":0,"took":2,"answers":{"size":3}}],"source":"\#(sum)","sum":""#))
    }

    @Test("of a line that is no JSON only the enquiry is known")
    func unreadable() throws {
        let record = Array("{\"v\":1,\"id\":\"\(Sample.id(1).text)\",\"facts\":{\"name\":\"Pat\"}}}".utf8)
        _ = try RecordLog(home: temporary.home)
            .append(record, id: Sample.id(1), closed: Sample.month, mayBeThere: false)
        let text = String(decoding: try #require(try batch(isPersonal: false).last).bytes, as: UTF8.self)
        #expect(
            text.hasPrefix("{\"v\":1,\"id\":\"\(Sample.id(1).text)\",\"source\":\"") && !text.contains("Pat"))
    }

    @Test("of a flow that is lost every fact counts as personal")
    func lost() throws {
        _ = try line(isLost: true)
        let batch = try batch(isPersonal: false)
        let text = String(decoding: try #require(batch.last).bytes, as: UTF8.self)
        #expect(batch.count == 1 && text.contains(#""facts":{},"origin":{},"#) && !text.contains("Pa"))
    }
}
