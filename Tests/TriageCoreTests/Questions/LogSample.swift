import Foundation
import TestSupport

@testable import TriageCore

/// A log of plain records with everything in it that readers pass over.
struct LogSample {
    /// What makes one record different from others.
    struct Call {
        var flow = "desk"
        var agent = "sam"
        var kind = "resolved"
        var outcome: String? = "done"
        var seconds = 60
        var closed: Int64 = 1_795_194_000_000
        var facts = "{}"
        var trail = "[]"
        var clock = ""
    }

    /// A record's object.
    static func object(_ number: Int, _ call: Call = Call()) -> [UInt8] {
        let id = EnquiryID(
            milliseconds: call.closed - 1000 * Int64(call.seconds) - Int64(number),
            random: UUID(
                uuid: (
                    0, 0, 0, 0, 0, 0, 7, 8, 9, 0, 0, 0, 0, UInt8(number >> 16 & 255),
                    UInt8(number >> 8 & 255), UInt8(number & 255)
                )))
        let closed = Timestamp(milliseconds: call.closed)
        let opened = Timestamp(milliseconds: call.closed - 1000 * Int64(call.seconds))
        let outcome = call.outcome.map { "\"\($0)\"" } ?? "null"
        let text =
            "{\"v\":1,\"id\":\"\(id.text)\",\"flow\":\"\(call.flow)\",\"version\":\"1.0.0\",\"digest\":\"0123456789abcdef\","
            + "\"agent\":\"\(call.agent)\",\"channel\":\"phone\",\"opened\":\"\(opened.rfc3339)\","
            + "\"closed\":\"\(closed.rfc3339)\",\"wrapUp\":1.5,\"outcome\":\(outcome),\"kind\":\"\(call.kind)\",\(call.clock)"
            + "\"facts\":\(call.facts),\"origin\":{\"name\":\"asked\"},\"targets\":{},\"messages\":[],\"notes\":[],"
            + "\"trail\":\(call.trail)}"
        return Array(text.utf8)
    }

    /// A log over two months: whole records, damage, a torn and sealed line, what belongs to nobody.
    static func log(_ home: Home, count: Int = 40, doubles: Bool = false) throws -> RecordLog {
        var (first, second): ([UInt8], [UInt8]) = ([], [])
        for number in 0..<count {
            var call = Call(agent: number % 3 == 0 ? "kim" : "sam", seconds: number * 7)
            if number < count / 2 { call.closed -= 30 * 86_400_000 }
            call.facts =
                "{\"name\":\"caller \(number)\",\"text\":\"\(String(repeating: "x", count: number * 3))\"}"
            let line = ChecksummedLine.sealing(object(number, call))
            func add(_ bytes: [UInt8]) { if number < count / 2 { first += bytes } else { second += bytes } }
            add(line)
            if number % 11 == 3 { add(Array(line.dropLast(40)) + [0x0A]) }
            if number % 13 == 5 {
                add(Array(line.prefix(90)) + [0x0A] + ChecksummedLine.seal(length: 90))
            }
            if number % 17 == 7 { add(Array("nobody's line\n".utf8)) }
            if doubles, number % 19 == 9 { add(line) }
        }
        try Sample.write(first, to: home.segment(RecordMonth(year: 2026, month: 10)))
        try Sample.write(second, to: home.segment(RecordMonth(year: 2026, month: 11)))
        return RecordLog(home: home)
    }
}
