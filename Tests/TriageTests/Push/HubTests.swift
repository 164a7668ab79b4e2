import Foundation
import TestSupport
import Testing

@testable import TriageCore

/// Pushing to a real database.
@Suite(
    "A hub on PostgreSQL", .serialized,
    .enabled(if: TestHub.server != nil, "no PostgreSQL was started for the tests"))
struct HubTests {
    /// Lines of records of a sender's own, as they stand in the log.
    private func lines(_ numbers: Range<Int>) -> [[UInt8]] {
        numbers.map { number in
            let id = EnquiryID(milliseconds: 1_784_073_600_000 + Int64(number)).text
            let text = "said \\\"ä\\\\\\t \(String(repeating: "quota ", count: number % 200))"
            return ChecksummedLine.sealing(
                Array(
                    """
                    {"v":1,"id":"\(id)","flow":"lost","version":"1","digest":"0123456789abcdef","agent":"sam",\
                    "channel":"phone","opened":"2026-07-15T00:00:00.000Z","closed":"2026-07-15T00:05:00.250Z",\
                    "outcome":null,"kind":"abandoned","facts":{"text":"\(text)"},"origin":{},"targets":{},\
                    "messages":[],"notes":[],"trail":[{"node":"one","at":0,"took":300.25}]}
                    """.utf8))
        }
    }

    private func id(of line: [UInt8]) -> String { String(decoding: line[13..<49], as: UTF8.self) }

    private func append(_ lines: [[UInt8]], to desk: Desk, month: String = "2026-07") throws {
        try Home(path: desk.home).prepare(allowsNetwork: true)
        let path = "\(desk.home)/records/\(month).jsonl"
        if !FileManager.default.fileExists(atPath: path) {
            try desk.folder.write([], to: "home/records/\(month).jsonl")
        }
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(lines.joined()))
        try handle.close()
    }

    private func desk(_ hub: TestHub, isPersonal: Bool = true) throws -> Desk {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        try hub.configure(desk, isPersonal: isPersonal)
        return desk
    }

    /// Spoils a cursor: cuts it, loses it, or sets it back to an earlier one.
    private func spoil(_ desk: Desk, _ earlier: inout [UInt8]) throws {
        guard let now = try? desk.folder.bytes("home/push/team.json") else { return }
        switch Int.random(in: 0..<3) {
        case 0:
            try desk.folder.write(Array(now.prefix(Int.random(in: 0..<now.count))), to: "home/push/team.json")
        case 1: try FileManager.default.removeItem(atPath: desk.home + "/push/team.json")
        default: if !earlier.isEmpty { try desk.folder.write(earlier, to: "home/push/team.json") }
        }
        earlier = now
    }

    @Test("the database counts what the log counts")
    func statistics() throws {
        let hub = try TestHub()
        let desk = try desk(hub)
        #expect(try desk.run("records", "push", "--init").ending == .exit(0))
        let calls = (0..<40).map { number in
            let id = EnquiryID(milliseconds: 1_784_073_600_000 + Int64(number) * 3_700_000).text
            let closed = Timestamp(milliseconds: 1_784_073_600_000 + Int64(number) * 3_711_000).rfc3339
            let opened = Timestamp(
                milliseconds: 1_784_073_600_000 + Int64(number) * 3_711_000 - Int64(number * number) * 977)
            let isLost = number % 7 == 3
            let clock = number % 11 == 5 ? "\"clock\":\"given\"," : ""
            return ChecksummedLine.sealing(
                Array(
                    """
                    {"v":1,"id":"\(id)","flow":"it's","version":"1","digest":"0123456789abcdef",\
                    "agent":"agent-\(number % 3)","channel":"phone","opened":"\(opened.rfc3339)","closed":"\(closed)",\
                    "outcome":\(isLost ? "null" : "\"done\""),"kind":"\(isLost ? "abandoned" : "resolved")",\(clock)\
                    "facts":{"plan":\(number % 4 == 0 ? "null" : "\"p\(number % 4)\""),"size":\(number % 5)},"origin":{},\
                    "targets":{},"messages":[],"notes":[],"trail":[{"node":"one","at":0,"took":\(number).5},\
                    {"node":"two","at":1,"took":2}]}
                    """.utf8))
        }
        try append(calls, to: desk)
        #expect(try desk.run("records", "push").ending == .exit(0))
        let ours = ["--flow", "it's", "--format", "json"]
        for by in [
            ["flow"], ["outcome"], ["kind"], ["agent"], ["channel"], ["version"], ["day"], ["week"], ["hour"],
            ["weekday"], ["node"], ["fact", "plan"], ["fact", "size"],
        ] {
            for filter in [[], ["--agent", "agent-1"], ["--since", "2026-07-16", "--kind", "resolved"]] {
                let words = ["records", "stats", "--by"] + by + ours + filter
                let log = try desk.run(words)
                let database = try desk.run(words + ["--from", "team"])
                #expect(database.errors == "" && database.output == log.output, "\(by) \(filter)")
                #expect(log.output.contains("\"median\""))
            }
        }
        // What SQL is not asked is counted from the records themselves.
        for words in [
            [], ["--by", "agent", "--find", "p2"], ["--where", "duration > duration('60s')"],
            ["--by", "node", "--where", "kind == 'resolved'", "--agent", "agent-1"], ["--find", "nowhere"],
        ] {
            let words = ["records", "stats"] + words + ["--format", "json"]
            let log = try desk.run(words)
            let database = try desk.run(words + ["--from", "team"])
            #expect(database.errors == "" && database.output == log.output, "\(words)")
        }
        #expect(
            try desk.run("records", "stats", "--by", "flow", "--from", "tem").errors.contains(
                "did you mean 'team'?"))
    }

    @Test("each record is there once, byte for byte, whatever is killed, crashes or gets lost")
    func once() throws {
        let (senders, each, kills, crashes) = Thoroughness.isLong ? (16, 2000, 1000, 5) : (4, 500, 40, 1)
        let hub = try TestHub()
        let rounds = (kills + senders - 1) / senders
        let first = try desk(hub)
        #expect(try first.run("records", "push", "--init").output == "team: ready\n")
        let desks = try [first] + (1..<senders).map { _ in try desk(hub) }
        // The server is away when the first lines come.
        try TestHub.server("stop")
        try append(lines(0..<10), to: first)
        let away = try first.run("records", "push")
        #expect(away.ending == .exit(74) && away.errors.contains("nothing is lost"))
        try TestHub.server("start")
        var killed = 0
        var earlier = [[UInt8]](repeating: [], count: senders)
        for round in 0..<rounds {
            var runs: [TriageProcess] = []
            for (number, desk) in desks.enumerated() {
                let start = 10 + number * each
                let share = start + each * round / rounds..<start + each * (round + 1) / rounds
                try append(lines(share), to: desk, month: round % 5 == 4 ? "2026-06" : "2026-07")
                if (round + number) % 4 == 3 { try spoil(desk, &earlier[number]) }
                let delay = "0.\(String(format: "%03d", Int.random(in: 5..<400)))"
                runs.append(
                    try TriageProcess(
                        ["-s", "KILL", delay, ProjectFolder.executable, "records", "push"],
                        environment: desk.variables, executable: "/usr/bin/timeout"))
            }
            if round > 1, round % (rounds / (crashes + 1)) == 1 { try TestHub.server("crash") }
            for run in runs { killed += try run.finish().ending == .exit(0) ? 0 : 1 }
        }
        #expect(killed > kills / 10)
        for desk in desks {
            let result = try desk.run("records", "push")
            #expect(result.ending == .exit(0), "\(result.errors)")
            #expect(try desk.run("records", "push", "--status").output == "team  0 records behind\n")
        }
        let sent = try desks.flatMap { try $0.records() }.map { String(decoding: $0, as: UTF8.self) }
        #expect(sent.count == senders * each + 10)
        #expect(try hub.psql("select line from record").sorted() == sent.sorted())
        for table in ["incoming", "record_conflict", "record_refused", "record_erased"] {
            #expect(try hub.count(table) == 0, "\(table)")
        }
        #expect(
            try hub.psql("select count(*), min(duration), max(duration), kind from enquiry group by kind")
                == ["\(sent.count)|300.25|300.25|abandoned"])
        #expect(try hub.count("enquiry_visit") == sent.count)
        #expect(try hub.count("enquiry_fact") == sent.count)
        #expect(try hub.psql(try #require(try TeamPageTests.blocks("sql").first)) == [])
    }

    @Test("what it cannot take, a second record and an erasure are each kept as what they are")
    func kinds() throws {
        let hub = try TestHub()
        let desk = try desk(hub)
        #expect(try desk.run("records", "push").errors.contains("does not exist"))
        var all = lines(0..<100)
        let unfit = id(of: all[41])
        all[41] = ChecksummedLine.sealing(
            Array("{\"v\":1,\"id\":\"\(unfit)\",\"facts\":{\"text\":\"a\\u0000b\"}}".utf8))
        let twice = id(of: all[60])
        let second = ChecksummedLine.sealing(Array("{\"v\":1,\"id\":\"\(twice)\",\"facts\":{}}".utf8))
        try append(all + [second], to: desk)
        let missing = try desk.run("records", "push")
        #expect(missing.errors.contains("triage records push --init makes the tables"), "\(missing.errors)")
        #expect(try desk.run("records", "push", "--init").output == "team: ready\n")
        let result = try desk.run("records", "push")
        #expect(
            result.output
                == "team: 100 records sent, 1 refused (22P05: unsupported Unicode escape sequence), 1 conflict\n",
            "\(result.errors)")
        #expect(
            try desk.run("records", "push", "--status").output
                == "team  0 records behind, 1 refused, 1 conflict\n")
        #expect(try hub.count("record") == 99)
        #expect(
            try hub.psql("select id, encode(line, 'hex') from record_refused")
                == ["\(unfit)|" + all[41].dropLast().map { String(format: "%02x", $0) }.joined()])
        #expect(
            try hub.psql("select line from record_conflict")
                == [String(decoding: second.dropLast(), as: UTF8.self)])
        // Both are erased, and one that was never sent; then everything is sent once more.
        let gone = id(of: all[7])
        let never = EnquiryID(milliseconds: 1_784_073_600_000)
        let ids = [unfit, twice, gone, never].map { "\"\($0)\"" }.joined(separator: ",")
        let erasure = ChecksummedLine.sealing(
            Array(
                "{\"v\":1,\"erased\":[\(ids)],\"at\":\"2026-08-01T00:00:00.000Z\",\"by\":\"kim\",\"reason\":\"asked\"}"
                    .utf8))
        try append([erasure], to: desk, month: "2026-08")
        for _ in 0..<2 {
            _ = try desk.run("records", "push")
            #expect(try hub.count("enquiry") == 97)
            #expect(try hub.count("record where line is null") == 4)
            #expect(try hub.psql("select distinct erased_by, reason from record_erased") == ["kim|asked"])
            for table in ["record_conflict", "record_refused"] {
                #expect(try hub.count(table) == 0, "\(table)")
            }
            try FileManager.default.removeItem(atPath: desk.home + "/push/team.json")
        }
    }

    @Test("a call is there within 2 seconds, with its flow and without what is personal")
    func live() throws {
        let hub = try TestHub()
        let desk = try desk(hub, isPersonal: false)
        #expect(try desk.run("records", "push", "--init").output == "team: ready\n")
        try append(lines(0..<1), to: desk)
        let process = try desk.start("records", "push", "--follow")
        try process.wait(for: "team: 1 record sent, 1 without facts, whose flows are lost\n")
        try FixedRecord.keep(in: desk)
        let start = ContinuousClock.now
        try process.wait(for: "team: 1 record sent\n")
        #expect(ContinuousClock.now - start < .seconds(2))
        process.signal(SIGTERM)
        #expect(try process.finish().ending == .exit(0))
        #expect(
            try hub.psql(
                "select file, content = '\(DeskFlow.text.replacing("'", with: "''"))' from flow_file") == [
                    "desk.json|t"
                ])
        let line = try #require(try hub.psql("select line from record where flow = 'desk'").first)
        #expect(
            !line.contains("pat@client.example") && !line.contains("hunter2")
                && line.contains(#""colour":"green""#))
        let kept = try desk.records().filter {
            String(decoding: $0, as: UTF8.self).contains("\"flow\":\"desk\"")
        }
        let source = try #require(kept.first).suffix(18).prefix(16)
        #expect(
            try hub.psql("select sum, record->>'source' from record where flow = 'desk'")
                == [
                    Array(repeating: String(decoding: source, as: UTF8.self), count: 2).joined(separator: "|")
                ])
    }

    @Test("an erased caller is gone from the home and from the database, and stays gone there")
    func erased() throws {
        let hub = try TestHub()
        let desk = try desk(hub)
        #expect(try desk.run("records", "push", "--init").output == "team: ready\n")
        let call = try desk.run("run", "desk", input: DeskFlow.answers.map { $0 + "\n" }.joined())
        #expect(call.ending == .exit(0), "\(call.output)\(call.errors)")
        #expect(try desk.run("run", "desk", input: "green\n").ending == .exit(75))
        let log = try desk.records()
        let id = id(of: try #require(log.first))
        #expect(try desk.run("records", "push").output == "team: 1 record sent\n")
        let everywhere = """
            select count(*) from (select row::text as text from record as row
            union all select row::text from incoming as row union all select row::text from record_conflict as row
            union all select row::text from record_refused as row union all select row::text from record_erased as row)
            as all_rows where text like '%pat@%'
            """
        #expect(try hub.psql(everywhere) == ["1"])
        let words = ["--by", "kim", "--reason", "asked by letter", "--yes"]
        let erased = try desk.run(["records", "erase", "--id", id, "--id", desk.openID] + words)
        #expect(erased.ending == .exit(0), "\(erased.errors)")
        #expect(try desk.run("records", "push").ending == .exit(0))
        func expectGone(_ comment: Comment) throws {
            #expect(try hub.psql(everywhere) == ["0"], comment)
            #expect(try hub.psql("select erased_by from record_erased") == ["kim", "kim"], comment)
            #expect(try desk.run("records", "stats", "--from", "team").output == "no calls\n", comment)
        }
        try expectGone("once the tombstone has come")
        let left = try desk.folder.allFiles().filter {
            $0.key.hasPrefix("home/") && String(decoding: $0.value, as: UTF8.self).contains("pat@")
        }
        #expect(left.keys.sorted() == [])
        // A machine with an old copy sends it all again.
        let other = try self.desk(hub)
        try append(log.map { $0 + [0x0A] }, to: other)
        #expect(try other.run("records", "push").ending == .exit(0))
        try expectGone("after an old copy was sent")
    }
}
