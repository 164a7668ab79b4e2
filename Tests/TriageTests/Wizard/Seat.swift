import Terminal
import TestSupport
import Testing
import TriageCore

@testable import triage

/// A wizard in front of a screen, without disk or terminal.
struct Seat {
    /// The current wizard.
    var wizard: Wizard
    private let size: Size
    /// The time, which advances by a second with every script, so that visits differ.
    private(set) var now = Timestamp(milliseconds: 1_784_073_600_000)

    /// Opens a call on the main flow of a set.
    init(
        _ text: String = DeskFlow.text, beside others: [String: String] = [:], columns: Int = 80,
        rows: Int = 24
    ) throws {
        let flows = try #require(FlowText.load(text, beside: others).flows)
        let opening = Event.Opening(
            id: EnquiryID(milliseconds: now.milliseconds), flow: flows.main.id, digests: [:], agent: "sam",
            channel: "phone")
        wizard = Wizard(Enquiry(opening, at: now, on: flows), at: now)
        size = Size(columns: columns, rows: rows)
    }

    /// Types keys, drawing the screen after each of them; returns the effects requested.
    @discardableResult
    mutating func type(_ scripts: String...) -> [Wizard.Effect] {
        scripts.flatMap { script in
            now = Timestamp(milliseconds: now.milliseconds + 1000)
            return KeyScript(script).events.flatMap { event in
                let effects = wizard.handle(event, at: now)
                _ = wizard.frame(size, at: now)
                return effects
            }
        }
    }

    /// An event at the time of the last script.
    func event(_ kind: Event.Kind) -> Event { Event(at: now, kind) }

    /// The screen as text, with the cursor marked.
    var shown: String {
        mutating get { wizard.frame(size, at: now).shown }
    }

    /// The transcript rows added since the last call.
    var told: [String] {
        mutating get { wizard.takeTranscript().map(\.plain) }
    }

    /// The known facts, by name.
    var facts: [String: String] {
        Dictionary(wizard.enquiry.knownFacts().map { ($0.name.text, $0.text) }, uniquingKeysWith: { $1 })
    }
}

extension Seat {
    /// At the small desk, with its message under review.
    static func atReview(columns: Int = 80, rows: Int = 24) throws -> Seat {
        var seat = try Seat(columns: columns, rows: rows)
        seat.type("2pat@client.example<enter>", "<enter>", "<enter><c-s><enter>")
        seat.type("2026-07-01<enter>47.35<enter>3<enter>12<enter>", "hunter2<enter>", "y", "<enter>")
        return seat
    }
}
