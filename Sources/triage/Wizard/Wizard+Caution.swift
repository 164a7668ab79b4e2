import Terminal
import TriageCore

/// Keys that must not be handled before the agent has seen what they answer.
extension Wizard {
    /// What the keys currently go to and must not be answered by keys typed ahead.
    enum Caution: Equatable {
        /// A secret, by its item and the visit of its card.
        case secret(Int, NodePath, Timestamp)
        /// A message to approve.
        case message(RenderedMessage)
        /// Finishing the call on its last card, identified by its visit, perhaps without some answers.
        case finish(NodePath, Timestamp, Telling)
        /// The end of the wrap-up.
        case wrapUp
        /// The card whose answers end the call, identified by its visit.
        case lastCard(NodePath, Timestamp)
    }

    /// What must be protected from keys typed ahead; nil if they do no harm. Checked with every key, so the
    /// common card is ruled out first.
    var caution: Caution? {
        guard panels.isEmpty, ending == nil else { return nil }
        if enquiry.awaiting == .wrapUp { return .wrapUp }
        if let finish = request as? FinishPanel {
            return .finish(enquiry.path, enquiry.visit.entered, finish.leftOpen)
        }
        if let review { return .message(review.message) }
        if form.isSecret, request == nil {
            return .secret(form.form.focus, enquiry.path, enquiry.visit.entered)
        }
        guard case .end = enquiry.node.exit, enquiry.flow.id == enquiry.flows.main.id,
            enquiry.awaiting != nil
        else { return nil }
        return .lastCard(enquiry.path, enquiry.visit.entered)
    }
}
