/// Plays an enquiry on: asks a respondent what is done about each thing that the enquiry waits for, and lets that
/// happen.
///
/// Forms, scenarios and looking ahead differ only in their respondents. Time enters with the events that a
/// respondent gives.
package struct Player: Sendable {
    /// The enquiry as far as it was played.
    package private(set) var enquiry: Enquiry
    /// How many events had happened when this player took over.
    private let start: Int

    /// Takes over an enquiry where it stands.
    package init(_ enquiry: Enquiry) {
        self.enquiry = enquiry
        start = enquiry.events.count
    }

    /// What happened since this player took over, in order.
    package var events: ArraySlice<Event> { enquiry.events[start...] }

    /// Why the playing stopped.
    package enum Stop: Sendable, Equatable {
        /// The enquiry waits for nothing any more.
        case ended
        /// The condition holds.
        case arrived
        /// The respondent has nothing more to say.
        case silent
        /// The respondent was asked as often as allowed.
        case tired
    }

    /// Asks and lets happen until a condition holds, which is looked at before each question.
    ///
    /// - Parameters:
    ///   - limit: how often the respondent is asked at the most; a flow can lead round in a circle.
    ///   - isThere: the condition.
    /// - Throws: what the respondent throws; what it said before that has happened.
    @discardableResult
    package mutating func play<Answering: Respondent>(
        _ respondent: inout Answering, atMost limit: Int = 10_000,
        until isThere: (Enquiry) -> Bool = { _ in false }
    ) throws(Answering.Failure) -> Stop {
        var asked = 0
        while let awaiting = enquiry.awaiting {
            if isThere(enquiry) { return .arrived }
            if asked == limit { return .tired }
            asked += 1
            guard let event = try respondent.event(for: awaiting, in: enquiry) else { return .silent }
            do throws(Refusal) {
                try enquiry.apply(event)
            } catch {
                try respondent.take(error, of: event, in: enquiry)
            }
        }
        return .ended
    }
}
