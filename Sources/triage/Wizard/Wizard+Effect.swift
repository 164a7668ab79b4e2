import TriageCore

extension Wizard {
    /// What the world is asked to do.
    enum Effect: Sendable, Equatable {
        /// To keep the call as it stands: what happened since it was kept, in order.
        case keep([Event])
        /// To let the agent change the message under review.
        case edit(RenderedMessage)
        /// To put a text into the clipboard.
        case copy(String)
        /// To forget keys that were typed ahead.
        case discardTypedAhead
        /// To draw everything anew.
        case repaint
        /// To stop the job.
        case suspend
        /// To write the record.
        case finish
        /// To leave the screen.
        case leave(Way)

        /// Where leaving leads.
        enum Way: Sendable, Equatable {
            case parked, parkedForAnother, nextCall, done
        }
    }
}
