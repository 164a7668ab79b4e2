/// Says what is done in an enquiry while it waits for something: an agent, whatever stands in for one.
package protocol Respondent {
    /// Why it gives up; `Never` for one that only falls silent.
    associatedtype Failure: Error

    /// What is done now: mostly what the enquiry waits for, but a note or a step back is an event as well.
    ///
    /// **Shape**: nil when there is nothing to say, which ends the playing.
    mutating func event(for awaiting: Awaiting, in enquiry: Enquiry) throws(Failure) -> Event?

    /// Takes notice that what it said cannot happen here; it is asked again, unless it throws.
    mutating func take(_ refusal: Refusal, of event: Event, in enquiry: Enquiry) throws(Failure)
}
