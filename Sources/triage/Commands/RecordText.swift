import Terminal
import TriageCore

/// A record as plain text, for a colleague who was not on the call.
struct RecordText {
    /// The page. **Shape**: a headline, who and when, facts, messages, notes, the path.
    let text: String

    /// Lays out a record that is in a log, or about to be. The flow as it was then provides labels; if it is
    /// lost, names are shown.
    init(_ object: [UInt8], home: Home) {
        text = object.withUnsafeBytes { bytes in
            guard let record = RecordView(object: bytes) else { return "this record is not a JSON object\n" }
            var archive = FlowArchive(home: home)
            let found = archive.find(record.flow, digests: record.digests)
            return Self.text(RecordPage(record, flow: found.loaded?.flows?.main))
        }
    }

    /// Lays out a page as text.
    private static func text(_ page: RecordPage) -> String {
        let parts = [
            head(page), facts(page.facts), drafts(page.drafts), targets(page.missedTargets),
            messages(page.messages), leftOut(page.leftOut), notes(page.notes), path(page.path),
        ]
        // A value with a line break in it would look like lines of the page.
        return parts.joined().map { $0.sanitized() }.joined(separator: "\n") + "\n"
    }

    private static func head(_ page: RecordPage) -> [String] {
        let reason = page.reason.map { ": \($0)" } ?? ""
        let clock = page.isClockGiven ? "   (the clock was given)" : ""
        let gap = page.isIncomplete ? ["incomplete: the journal of this call was damaged"] : []
        return [
            "\(page.outcome)\(reason)   [\(page.kind)]",
            "\(page.title)   (\(page.flow))",
            "\(page.opened), \(page.length), \(page.agent) by \(page.channel)\(clock)",
            "id \(page.id)",
        ] + gap
    }

    private static func facts(_ facts: [RecordPage.Answer]) -> [String] {
        guard !facts.isEmpty else { return [] }
        let rows = facts.map { ["  " + $0.label, $0.words + ($0.isTold ? "  (told)" : "")] }
        return ["", "Facts"] + Columns(rows).lines
    }

    private static func drafts(_ drafts: [(label: String, text: String)]) -> [String] {
        guard !drafts.isEmpty else { return [] }
        return ["", "Begun, not answered", Columns(drafts.map { ["  " + $0.label, $0.text] }).text]
    }

    private static func targets(_ targets: [RecordPage.MissedTarget]) -> [String] {
        guard !targets.isEmpty else { return [] }
        return ["", "Targets missed"]
            + targets.map { target in
                let cards = target.cards.isEmpty ? "" : " at \(target.cards.joined(separator: ", "))"
                return "  \(target.label) (\(target.limit) s)\(cards)"
            }
    }

    private static func messages(_ messages: [RenderedMessage]) -> [String] {
        guard !messages.isEmpty else { return [] }
        return ["", "Messages"]
            + messages.flatMap { message -> [String] in
                let cc = message.cc.joined(separator: ", ")
                let copy = cc.isEmpty ? "" : "   copy: \(cc)"
                return ["  \(message.subject)", "    to: \(message.to.joined(separator: ", "))\(copy)"]
                    + message.body.map { "    | \($0)" }
            }
    }

    private static func leftOut(_ messages: [RecordView.LeftOut]) -> [String] {
        guard !messages.isEmpty else { return [] }
        return ["", "Messages left out"]
            + messages.map { "  \($0.subject): \($0.reason.isEmpty ? "no valid recipient" : $0.reason)" }
    }

    private static func notes(_ notes: [RecordView.Note]) -> [String] {
        guard !notes.isEmpty else { return [] }
        return ["", "Notes"] + notes.map { "  \(RecordView.clock($0.at))  \($0.text)" }
    }

    private static func path(_ stops: [RecordPage.Stop]) -> [String] {
        guard !stops.isEmpty else { return [] }
        let rows = stops.map {
            ["  " + RecordView.clock($0.at), $0.title, $0.remarks.joined(separator: "; ")]
        }
        return ["", "Path"] + Columns(rows).lines
    }
}
