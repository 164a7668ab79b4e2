extension Enquiry {
    /// Work that an enquiry does in response to a key and that takes time.
    package enum Work: Sendable, Equatable {
        /// An event is applied, whether or not it is refused.
        case applying(Event.Kind)
        /// A text is read as the answer to a fact.
        case reading(FactID)
        /// An expression is worked out.
        case evaluating(Expression)
    }

    /// Called before work is done.
    package typealias Observer = @Sendable (Work) -> Void
}
