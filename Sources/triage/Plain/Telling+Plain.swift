import Terminal
import TriageCore

extension Telling {
    /// The lines as plain mode prints them, each with its mark.
    func plain(_ wording: Wording) -> [String] {
        lines.map { line in
            switch line.kind {
            case .outcome: "== " + line.text
            case .detail: "   " + line.text
            case .saved, .remark: line.text
            case .overrun, .lapse: "!  " + line.text
            case .note: "   \(wording(.note)): \(line.text)"
            case .answer: "   \(line.label.lead) \(line.text)"
            }
        }
    }
}
