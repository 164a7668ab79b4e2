import Terminal
import TriageCore

/// Keys that must not come before what they are for was seen.
extension Wizard {
    /// What has the keys now and is not to be answered by keys that were typed ahead.
    enum Caution: Equatable {
        /// A secret, by its item and card.
        case secret(Int, on: String)
        /// A message to approve.
        case message(RenderedMessage)
        /// The card whose answers end the call.
        case lastCard(String)
    }

    /// What keys typed ahead are kept from; nil where they do no harm.
    var caution: Caution? {
        guard panels.isEmpty, ending == nil, enquiry.awaiting != nil else { return nil }
        let place = "\(enquiry.path) \(enquiry.visit.entered.milliseconds)"
        if let review { return .message(review.message) }
        if form.isSecret, destination == nil { return .secret(form.form.focus, on: place) }
        guard case .end = enquiry.node.exit, enquiry.flow.id == enquiry.flows.main.id else { return nil }
        return .lastCard(place)
    }
}
