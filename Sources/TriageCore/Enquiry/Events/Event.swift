/// Something that happened in an enquiry, and when: an enquiry is the fold of its events.
public struct Event: Sendable, Equatable {
    /// When it happened: the only way in which time enters an enquiry.
    package let at: Timestamp
    /// What happened.
    package let kind: Kind

    /// Joins what happened with its time.
    package init(at: Timestamp, _ kind: Kind) {
        self.at = at
        self.kind = kind
    }

    /// What can happen in an enquiry.
    public enum Kind: Sendable, Equatable {
        /// It began; always the first event, and only that.
        case opened(Opening)
        /// A question was answered; null when it was skipped.
        case answered(FactID, Value)
        /// A step was ticked. The number counts the node's steps from 0.
        case ticked(step: Int)
        /// A step was left out; the reason is empty for an optional one.
        case skipped(step: Int, reason: String)
        /// A card with nothing to answer was read.
        case read
        /// A message was approved, with its text where the agent changed it.
        case queued(MessageID, edited: RenderedMessage?)
        /// A message was left unsent.
        case withheld(MessageID)
        /// The agent chose the destination, because no branch was taken.
        case picked(NodeID)
        /// The caller volunteered a fact before it was asked.
        case told(FactID, Value)
        /// The agent wrote something down.
        case noted(String)
        /// The caller went over to another channel.
        case channel(String)
        /// An answer was begun and not submitted when the enquiry was laid aside, as it can be typed; empty
        /// when an earlier one was erased; never a secret.
        case drafted(FactID, String)
        /// A step was begun and could not be recorded when the enquiry was laid aside.
        case draftedStep(Int, StepDraft)
        /// The last visit was taken back.
        case back
        /// The enquiry was laid aside.
        case parked
        /// The enquiry was taken up again, perhaps by another agent.
        case resumed(agent: String)
        /// The enquiry was given up.
        case abandoned(reason: String)
        /// The record is about to be written; nothing can change any more.
        case closing
    }

    /// What was begun on a step.
    public enum StepDraft: Sendable, Equatable {
        /// It was ticked before the answer was submitted that brings it up.
        case ticked
        /// It was left out before that answer was submitted; the reason is empty for an optional one.
        case skipped(reason: String)
        /// The reason for leaving it out, so far; empty when an earlier one was erased.
        case reason(String)
    }

    /// What is fixed when an enquiry opens.
    public struct Opening: Sendable, Equatable {
        /// The enquiry's name.
        package let id: EnquiryID
        /// The flow that it runs on.
        package let flow: FlowID
        /// The digests of that flow and of its parts, by name.
        package let digests: [FlowID: String]
        /// Who has the caller on the line.
        package let agent: String
        /// How the caller reached the desk.
        package let channel: String
        /// What was known before the first card, in order.
        package let given: [Given]
        /// Whether the clock was given rather than read: such a record stays out of statistics.
        package let isClockGiven: Bool

        /// A fact that was known before the first card.
        public struct Given: Sendable, Equatable {
            /// The fact of the flow that was started.
            package let fact: FactID
            /// Its value.
            package let value: Value

            /// Joins a fact with its value.
            package init(_ fact: FactID, _ value: Value) {
                self.fact = fact
                self.value = value
            }
        }

        /// Describes a beginning.
        package init(
            id: EnquiryID, flow: FlowID, digests: [FlowID: String], agent: String, channel: String,
            given: [Given] = [], isClockGiven: Bool = false
        ) {
            self.id = id
            self.flow = flow
            self.digests = digests
            self.agent = agent
            self.channel = channel
            self.given = given
            self.isClockGiven = isClockGiven
        }
    }
}

extension Event.Kind {
    /// Whether the event outlives a step back: what the caller volunteered and what the agent wrote down is
    /// never taken away by it.
    var outlivesBack: Bool {
        switch self {
        case .told, .noted, .channel, .parked, .resumed: true
        case .drafted, .draftedStep, .opened, .answered, .ticked, .skipped, .read, .queued, .withheld,
            .picked, .back,
            .abandoned,
            .closing:
            false
        }
    }

    /// Whether the event does something on the card where it happens.
    var worksOnCard: Bool {
        switch self {
        case .answered, .ticked, .skipped, .read, .queued, .withheld, .picked: true
        case .opened, .told, .noted, .channel, .drafted, .draftedStep, .back, .parked, .resumed, .abandoned,
            .closing:
            false
        }
    }
}
