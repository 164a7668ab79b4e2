extension Enquiry {
    /// Whether somebody is the caller of the enquiry, by what is known of persons in it, begun answers included.
    package func isFrom(_ caller: CallerForm) -> Bool {
        let known = knownFacts().filter { $0.isPersonal && $0.origin != .computed }.map(\.text)
        let begun = unfinishedAnswers().filter(\.isPersonal).map(\.text)
        return (known + begun).contains { CallerForm($0)?.isSame(as: caller) == true }
    }
}
