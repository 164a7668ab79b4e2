extension Enquiry {
    /// What an enquiry does for a key that costs time.
    package enum Work: Sendable, Equatable {
        /// An event is applied, whether or not it is refused.
        case applying(Event.Kind)
        /// A text is read as the answer to a fact.
        case reading(FactID)
    }

    /// Is told of work before it is done.
    package typealias Observer = @Sendable (Work) -> Void
}
