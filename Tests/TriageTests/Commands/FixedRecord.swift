import Foundation
import TestSupport
import Testing

@testable import TriageCore

/// A call on the desk flow with a fixed time for every event, and its record in a home.
struct FixedRecord {
    /// The enquiry's id: opened on 15 July 2026 at 10:00 in Melbourne.
    static let id = EnquiryID(
        milliseconds: 1_784_073_600_000,
        random: UUID(uuid: (1, 2, 3, 4, 5, 6, 0x47, 8, 0x89, 10, 11, 12, 13, 14, 15, 16)))

    /// Something that happened.
    private enum Happening {
        /// A question was answered with a text.
        case answer(FactID, String)
        /// Any other event.
        case event(Event.Kind)
    }

    /// The events, with seconds since the opening.
    private static let happenings: [(Double, Happening)] = [
        (20, .answer("colour", "green")), (61, .answer("mail", "pat@client.example")),
        (70, .event(.noted("sounds tired"))), (75, .event(.read)), (80, .event(.channel("chat"))),
        (90, .event(.ticked(step: 0))), (90, .event(.skipped(step: 1, reason: ""))),
        (91.5, .event(.told("count", .int(3)))), (95, .event(.back)), (100, .event(.ticked(step: 0))),
        (101, .event(.skipped(step: 1, reason: "battery is flat"))), (110, .answer("day", "1 July")),
        (120, .answer("amount", "1,047.35")), (130, .answer("count", "3")),
        (140, .answer("extras", "wine, bread")), (150, .answer("word", "hunter2")),
        (230, .answer("ok", "y")), (1201, .event(.read)), (1231, .event(.queued("report", edited: nil))),
    ]

    /// Saves the record in a desk's home, along with the flow it was made on.
    static func keep(in desk: Desk) throws {
        let text = SourceText(name: "desk.json", text: DeskFlow.text)
        let library = FlowLibrary { $0 == "desk" ? text : nil }
        let flows = try #require(library.load(FlowID("desk"))?.flows)
        let opened = Timestamp(milliseconds: id.milliseconds)
        var enquiry = Enquiry(
            Event.Opening(
                id: id, flow: "desk", digests: ["desk": flows.main.digest], agent: "sam", channel: "phone"),
            at: opened, on: flows)
        for (seconds, happening) in happenings {
            let time = Timestamp(milliseconds: opened.milliseconds + Int64(seconds * 1000))
            switch happening {
            case .event(let kind): try enquiry.apply(Event(at: time, kind))
            case .answer(let fact, let text):
                let value = try enquiry.read(text, for: fact, at: time).get()
                try enquiry.apply(Event(at: time, .answered(fact, value)))
            }
        }
        let home = Home(path: desk.home)
        try home.prepare(allowsNetwork: true)
        _ = try FlowSnapshots(home: home).keep(text.bytes, file: "desk.json")
        let record = try #require(Record(enquiry))
        _ = try RecordLog(home: home).append(
            record.json, id: id, closed: RecordMonth(year: 2026, month: 7), mayBeThere: false,
            notice: { _ in })
    }
}
