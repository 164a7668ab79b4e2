/// Decides what is done while an enquiry waits for something: an agent, or whatever stands in for one.
package protocol Respondent {
    /// Why it gives up; `Never` if it only ever falls silent.
    associatedtype Failure: Error

    /// What is done now: usually what the enquiry waits for, but it can be any event, such as a note or a
    /// step back.
    ///
    /// **Shape**: nil if there is nothing to do, which ends playing.
    mutating func event(for awaiting: Awaiting, in enquiry: Enquiry) throws(Failure) -> Event?

    /// Learns that its event was refused. It is asked again unless it throws.
    mutating func take(_ refusal: Refusal, of event: Event, in enquiry: Enquiry) throws(Failure)
}
