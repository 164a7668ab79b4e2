import Terminal
import TriageCore

extension Telling {
    /// The lines as rows for the transcript and for panels.
    func rows(_ marks: Marks) -> [StyledText] {
        lines.map { line in
            switch line.kind {
            case .outcome: StyledText(line.text, .title)
            case .detail: StyledText("  " + line.text)
            case .saved: StyledText("  " + line.text, .success)
            case .remark: StyledText("  " + line.text, .hint)
            case .overrun: StyledText("\(marks.warning) \(line.text)", .overrun)
            case .note: StyledText("  " + line.text, .note)
            case .lapse: StyledText(marks.warning + " ", .warning) + StyledText(line.text, .hint)
            case .answer: StyledText("    \(line.label.lead) ", .hint) + StyledText(line.text, .input)
            }
        }
    }
}
