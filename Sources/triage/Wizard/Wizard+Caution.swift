import Terminal
import TriageCore

/// Keys that must not come before what they are for was seen.
extension Wizard {
    /// What has the keys now and is not to be answered by keys that were typed ahead.
    enum Caution: Equatable {
        /// A secret, by its item and the visit of its card.
        case secret(Int, NodePath, Timestamp)
        /// A message to approve.
        case message(RenderedMessage)
        /// The card whose answers end the call, by its visit.
        case lastCard(NodePath, Timestamp)
    }

    /// What keys typed ahead are kept from; nil where they do no harm. Asked with every key, so the common card
    /// is told apart first.
    var caution: Caution? {
        guard panels.isEmpty, ending == nil else { return nil }
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
