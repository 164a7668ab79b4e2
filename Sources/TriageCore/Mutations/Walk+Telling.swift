extension Walk.State {
    /// Whether an agent or the record could tell from where the call stands on which of the two versions it is taken.
    ///
    /// What targets say is not compared: the clock stands still in these calls.
    var isToldApart: Bool {
        guard let other else { return true }
        let (mine, theirs) = (enquiry.run, other.run)
        return enquiry.awaiting != other.awaiting || mine.frames.count != theirs.frames.count
            || mine.visits.map(\.path) != theirs.visits.map(\.path)
            || zip(mine.frames, theirs.frames).contains { $0.values != $1.values }
            || enquiry.outcome != other.outcome || enquiry.card() != other.card()
            || enquiry.queuedMessages != other.queuedMessages
            || enquiry.pendingMessage() != other.pendingMessage()
            || mine.pending.map(\.id) != theirs.pending.map(\.id)
            || mine.pending.map(mine.rendered) != theirs.pending.map(theirs.rendered)
    }

    /// Whether that could be told once the caller hangs up on the card at hand; false if it is no card.
    var isToldApartHungUp: Bool {
        guard enquiry.run.end == nil, enquiry.node.hasCard else { return false }
        var cut = self
        return cut.apply(Event(at: enquiry.lastEvent, .hungUp)) && cut.isToldApart
    }
}
