/// Something that happened in an enquiry, and when. An enquiry is the fold of its events.
public struct Event: Sendable, Equatable {
    /// When it happened. Time enters an enquiry in no other way.
    package let at: Timestamp
    /// What happened.
    package let kind: Kind

    /// Combines what happened with its time.
    package init(at: Timestamp, _ kind: Kind) {
        self.at = at
        self.kind = kind
    }

    /// What can happen in an enquiry.
    public enum Kind: Sendable, Equatable {
        /// The enquiry began: always the first event, and never a later one.
        case opened(Opening)
        /// A question was answered; null when it was skipped.
        case answered(FactID, Value)
        /// A required choice was passed because no option was offered; with the reason.
        case skippedQuestion(FactID, reason: String)
        /// A step was ticked, perhaps together with all others that were left. The number counts the node's
        /// steps from 0.
        case ticked(step: Int, together: Bool = false)
        /// A step was left out; the reason is empty for an optional one.
        case skipped(step: Int, reason: String)
        /// A card with nothing to answer was read.
        case read
        /// Another round of the part that was called began.
        case round
        /// There is no further round of it.
        case roundsDone
        /// A finished round, by its number, is played once more in its place.
        case reopened(round: Int)
        /// A finished round, by its number, was taken out.
        case removed(round: Int)
        /// A message was approved; `edited` is its text if the agent changed it.
        case queued(MessageID, edited: RenderedMessage?)
        /// A message was left out; the reason is empty if it has no valid recipient, and in journals written
        /// before a reason was asked for.
        case withheld(MessageID, reason: String)
        /// The agent chose the destination, because no branch was taken.
        case picked(NodeID)
        /// The caller volunteered a fact before it was asked, or a hook of that name knew it.
        case told(FactID, Value, hook: String? = nil)
        /// The agent wrote something down.
        case noted(String)
        /// The agent has let the caller know something, outside of what the card asks for.
        case responded
        /// The caller switched to another channel.
        case channel(String)
        /// An answer was begun on a card that is not left yet. The text is as typed, empty if an earlier draft
        /// was erased, and never a secret. The value is there once the answer was confirmed; null is an
        /// answer left out on purpose.
        case drafted(FactID, String, Value? = nil)
        /// A step was begun on a card that is not left yet.
        case draftedStep(Int, StepDraft)
        /// The last visit was taken back.
        case back
        /// The enquiry was parked.
        case parked
        /// The enquiry was resumed, perhaps by another agent.
        case resumed(agent: String)
        /// The enquiry was abandoned.
        case abandoned(reason: String)
        /// The caller hung up: what was confirmed counts, and each running flow ends as it says for that.
        case hungUp
        /// The wrap-up is left and the record about to be written; nothing can change after this.
        case closing
    }

    /// What was begun on a step.
    public enum StepDraft: Sendable, Equatable {
        /// It was ticked, perhaps together with all others that were left.
        case ticked(together: Bool = false)
        /// It was left out; the reason is empty for an optional step.
        case skipped(reason: String)
        /// The reason for leaving it out, as far as typed; empty if an earlier one was erased.
        case reason(String)
    }

    /// What is fixed when an enquiry opens.
    public struct Opening: Sendable, Equatable {
        /// The enquiry's ID.
        package let id: EnquiryID
        /// The flow that it runs on.
        package let flow: FlowID
        /// The digests of that flow and its parts, by name.
        package let digests: [FlowID: String]
        /// The digests of the other files that they need, by name.
        package let files: [String: String]
        /// Who has the caller on the line.
        package let agent: String
        /// How the caller reached the desk.
        package let channel: String
        /// What was known before the first card, in order.
        package let given: [Given]
        /// Whether the time was given rather than read from the clock: such a record is left out of
        /// statistics.
        package let isClockGiven: Bool
        /// What the program that opened it could do: it is played, and leaves the record, as it would have then.
        package let edition: Edition
        /// Where it begins instead of with the flow's first node; only in a dry run, so that no journal has it.
        package let start: NodePath?

        /// The editions of the program that differ in how an enquiry is played or recorded, the oldest first.
        package enum Edition: Int, Sendable, Comparable {
            /// Each message is reviewed on the card that sends it, and the last card ends the enquiry.
            case first
            /// Messages wait for the wrap-up, and Enter finishes the call before it.
            case wrapUp
            /// The record tells the steps back.
            case backs

            /// The one that enquiries open in today.
            package static let latest = backs

            /// Orders editions by age.
            package static func < (left: Edition, right: Edition) -> Bool { left.rawValue < right.rawValue }
        }

        /// Whether messages wait for the wrap-up.
        package var hasWrapUp: Bool { edition >= .wrapUp }

        /// A fact that was known before the first card.
        public struct Given: Sendable, Equatable {
            /// A fact of the flow that was started.
            package let fact: FactID
            /// The value that was given.
            package let value: Value

            /// Pairs a fact with its value.
            package init(_ fact: FactID, _ value: Value) {
                self.fact = fact
                self.value = value
            }
        }

        /// Describes the opening of an enquiry.
        package init(
            id: EnquiryID, flow: FlowID, digests: [FlowID: String], files: [String: String] = [:],
            agent: String, channel: String, given: [Given] = [], isClockGiven: Bool = false,
            edition: Edition = .latest, start: NodePath? = nil
        ) {
            self.start = start
            self.id = id
            self.flow = flow
            self.digests = digests
            self.files = files
            self.agent = agent
            self.channel = channel
            self.given = given
            self.isClockGiven = isClockGiven
            self.edition = edition
        }
    }
}

extension Event.Kind {
    /// Whether the event survives a step back, which never takes away what the caller volunteered or the
    /// agent wrote down.
    var outlivesBack: Bool {
        switch self {
        case .told, .noted, .responded, .channel, .parked, .resumed: true
        case .drafted, .draftedStep, .opened, .answered, .skippedQuestion, .ticked, .skipped, .read, .round,
            .roundsDone, .reopened, .removed, .queued, .withheld, .picked, .back, .abandoned, .hungUp,
            .closing:
            false
        }
    }

    /// Whether the event only says what was begun on a card.
    package var isDraft: Bool {
        switch self {
        case .drafted, .draftedStep: true
        case .opened, .answered, .skippedQuestion, .ticked, .skipped, .read, .round, .roundsDone, .reopened,
            .removed, .queued, .withheld, .picked, .told, .noted, .responded, .channel, .back, .parked,
            .resumed,
            .abandoned, .hungUp, .closing:
            false
        }
    }

    /// Whether the event is work done on the card where it happens.
    var worksOnCard: Bool {
        switch self {
        case .answered, .skippedQuestion, .ticked, .skipped, .read, .round, .roundsDone, .reopened, .removed,
            .queued, .withheld, .picked, .hungUp:
            true
        case .opened, .told, .noted, .responded, .channel, .drafted, .draftedStep, .back, .parked, .resumed,
            .abandoned,
            .closing:
            false
        }
    }
}
