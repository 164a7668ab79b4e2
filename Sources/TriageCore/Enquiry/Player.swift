/// Drives an enquiry: asks a respondent what to do about each thing that the enquiry waits for, and applies
/// it.
///
/// Forms, scenarios and looking ahead differ only in their respondents. Times come from the events that a
/// respondent returns.
package struct Player: Sendable {
    /// The enquiry as played so far.
    package private(set) var enquiry: Enquiry
    /// How many events had happened when this player took over.
    private let start: Int

    /// Takes over an enquiry in its current state.
    package init(_ enquiry: Enquiry) {
        self.enquiry = enquiry
        start = enquiry.events.count
    }

    /// What happened since this player took over, in order.
    package var events: ArraySlice<Event> { enquiry.events[start...] }

    /// Why playing stopped.
    package enum Stop: Sendable, Equatable {
        /// The enquiry is not waiting for anything any more.
        case ended
        /// The condition was met.
        case arrived
        /// The respondent has nothing more to say.
        case silent
        /// The respondent was asked as often as allowed.
        case tired
    }

    /// Asks the respondent and applies its events until a condition holds, which is checked before each
    /// question.
    ///
    /// - Parameters:
    ///   - limit: how often the respondent is asked at most, since a flow can go round in a circle.
    ///   - isThere: the condition that ends playing.
    /// - Throws: what the respondent throws; events applied before that stay applied.
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
