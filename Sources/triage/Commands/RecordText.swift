import Terminal
import TriageCore

/// A record as plain text, for a colleague who was not on the call.
struct RecordText {
    /// The page. **Shape**: a headline, who and when, facts by part, targets, messages, notes, the path.
    var text: String { lines.joined(separator: "\n") + "\n" }

    private var lines: [String] = []
    private let width: Int?

    /// Lays out a page.
    ///
    /// - Parameter width: the columns that lines are wrapped to; nil to keep each line whole.
    init(_ page: RecordPage, width: Int? = nil) {
        self.width = width
        addHead(page)
        addFacts(page)
        addDrafts(page)
        if !page.missedTargets.isEmpty {
            addHeading(page.wording.record(.targets))
            for target in page.missedTargets { add("  ", target) }
        }
        addMessages(page)
        if !page.tickets.isEmpty {
            addHeading(page.wording.record(.tickets))
            for ticket in page.tickets { add("  ", ticket) }
        }
        if !page.notes.isEmpty {
            addHeading(page.wording.record(.notes))
            for note in page.notes { add("  \(note.at)  ", note.text) }
        }
        addPath(page)
    }

    /// Adds what was said and done on each card, in its exact words.
    ///
    /// - Parameter call: the call played once more; nil if its flow is lost.
    mutating func add(_ call: ReplayedCall?, _ wording: Wording) {
        addHeading(wording.record(.said))
        guard let call else { return add("  ", wording.record(.saidLost)) }
        for card in call.cards {
            let lines = card.card.lines.filter { $0.kind == .say }.map(\.text)
            guard !lines.isEmpty || !card.card.steps.isEmpty else { continue }
            let lead = "  \(Duration.seconds(card.at).clock)  "
            add(lead, card.card.title.isEmpty ? card.card.path.text : card.card.title)
            let space = String(repeating: " ", count: lead.columns)
            for line in lines { add(space + "| ", line, others: space + "| ") }
            for step in card.card.steps { add(space + "- ", step.text) }
        }
        if !call.isWhole { add("  ", wording.record(.saidNoFurther)) }
    }

    private mutating func addHead(_ page: RecordPage) {
        let kind = page.kind.isEmpty ? "" : "   [\(page.kind)]"
        add("", page.outcome + (page.reason.map { ": \($0)" } ?? "") + kind)
        add("", "\(page.title)   (\(page.flow))")
        add("", [page.opened, page.length, page.desk].joined(separator: ", "))
        for remark in [page.clock, page.gap].compactMap({ $0 }) { add("", remark) }
        add("", "id \(page.id)")
    }

    private mutating func addFacts(_ page: RecordPage) {
        for (index, group) in page.facts.enumerated() {
            addHeading(group.title ?? (index == 0 ? page.wording.record(.facts) : page.title))
            addTable(
                group.answers.map { answer in
                    let told = answer.isTold ? "  (\(page.wording.record(.told)))" : ""
                    return (answer.label, answer.words + told)
                })
        }
    }

    private mutating func addDrafts(_ page: RecordPage) {
        guard !page.drafts.isEmpty else { return }
        addHeading(page.wording.record(.drafts))
        addTable(page.drafts)
    }

    private mutating func addMessages(_ page: RecordPage) {
        guard !page.messages.isEmpty else { return }
        addHeading(page.wording.record(.messages))
        for message in page.messages {
            add("  ", "\(message.subject)   (\(message.state))")
            guard let approved = message.approved else { continue }
            add("    ", "\(page.wording(.to).lead) " + approved.to.joined(separator: ", "))
            if !approved.cc.isEmpty {
                add("    ", "\(page.wording(.copy).lead) " + approved.cc.joined(separator: ", "))
            }
            for line in approved.body { add("    | ", line, others: "    | ") }
        }
    }

    private mutating func addPath(_ page: RecordPage) {
        guard !page.path.isEmpty else { return }
        addHeading(page.wording.record(.path))
        let clocks = page.path.map(\.at.columns).max() ?? 0
        for stop in page.path {
            let space = String(repeating: " ", count: clocks - stop.at.columns)
            let lead = "  \(space)\(stop.at)  "
            let remarks = stop.answers.map { "\($0.label.lead) \($0.words)" } + stop.remarks
            if stop.title.isEmpty {
                add(lead, remarks.joined(separator: "; "))
            } else {
                add(lead, stop.title)
                for remark in remarks { add(String(repeating: " ", count: lead.columns + 2), remark) }
            }
        }
    }

    private mutating func addHeading(_ text: String) {
        lines.append("")
        add("", text)
    }

    /// Adds rows of a label and a text beside it; a label too long for its column has a line of its own.
    private mutating func addTable(_ rows: [(label: String, text: String)]) {
        let limit = (width ?? 100) / 2
        let column = rows.map(\.label.columns).filter { $0 <= limit }.max() ?? 0
        for row in rows {
            let space = String(repeating: " ", count: max(0, column - row.label.columns) + 2)
            if row.label.columns <= column {
                add("  \(row.label)\(space)", row.text)
            } else {
                add("  ", row.label)
                add(String(repeating: " ", count: column + 4), row.text)
            }
        }
    }

    /// Adds a text behind a lead, wrapped with its further lines below itself.
    private mutating func add(_ lead: String, _ text: String, others: String? = nil) {
        // A value with a line break in it would look like lines of the page.
        let text = text.sanitized()
        guard let width else {
            lines.append(text.isEmpty ? String(lead.reversed().drop { $0 == " " }.reversed()) : lead + text)
            return
        }
        let further = StyledText(others ?? String(repeating: " ", count: lead.columns))
        lines += StyledText(text).wrapped(to: width, first: StyledText(lead), others: further).map(\.plain)
    }
}
