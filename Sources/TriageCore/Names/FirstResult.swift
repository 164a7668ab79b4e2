extension Sequence {
    /// What is made of the first element of which something can be made; nil if there is none.
    ///
    /// `lazy.compactMap(_:).first` makes it twice, once to see whether it is there; where what makes it calls
    /// itself, twice at each level.
    func firstResult<Result>(of make: (Element) throws -> Result?) rethrows -> Result? {
        for element in self {
            if let result = try make(element) { return result }
        }
        return nil
    }
}
