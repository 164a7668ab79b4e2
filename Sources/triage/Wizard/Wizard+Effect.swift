import TriageCore

extension Wizard {
    /// What the wizard asks its caller to do.
    enum Effect: Sendable, Equatable {
        /// Save the call: the events since it was last saved, in order.
        case keep([Event])
        /// Let the agent edit the message under review.
        case edit(RenderedMessage)
        /// Copy a text to the clipboard.
        case copy(String)
        /// Discard keys typed ahead.
        case discardTypedAhead
        /// Show the past calls to pick one, or one of them.
        case recall(PastCall?)
        /// Redraw everything.
        case repaint
        /// Stop the job.
        case suspend
        /// Write the record.
        case finish
        /// Leave the screen.
        case leave(Way)

        /// Where leaving leads.
        enum Way: Sendable, Equatable {
            case parked, parkedForAnother, nextCall, otherCall, done
        }
    }
}
