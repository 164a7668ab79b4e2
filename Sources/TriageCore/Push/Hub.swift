/// What takes lines, and says when it has them for good.
protocol Hub {
    /// Delivers lines: all of them, or none.
    ///
    /// - Parameters:
    ///   - meanwhile: called once while the hub is at work.
    ///   - isStopped: whether nobody wants to wait any longer.
    func deliver(
        _ lines: ArraySlice<PushLine>, meanwhile: () -> Void, isStopped: () -> Bool
    ) -> Delivery

    /// Delivers a line that cannot be taken for what it is, to be kept as it stands.
    func keep(_ line: PushLine, refusedBecause reason: String, isStopped: () -> Bool) -> Delivery
}

/// What became of lines.
enum Delivery: Equatable {
    /// The hub has them; of some enquiries it has another record, which stays.
    case taken(conflicts: [EnquiryID])
    /// Something in them is not to its liking, and always will be; it has none of them.
    case refused(String)
    /// It may have them or not.
    case doubtful(String)
}
