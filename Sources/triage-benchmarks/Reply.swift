/// What a program wrote in response to an action, with the time at which each piece was read.
struct Reply {
    /// All bytes so far.
    private(set) var bytes: [UInt8] = []
    /// When the bytes up to each end had arrived. **Units**: milliseconds since the action.
    private var pieces: [(time: Double, end: Int)] = []

    /// Adds a piece as it is read.
    mutating func add(_ piece: [UInt8], at time: Double) {
        bytes += piece
        pieces.append((time, bytes.count))
    }

    /// When the first byte arrived; nil without any.
    var firstByte: Double? { pieces.first?.time }

    /// When the given occurrence of a text had arrived; nil when it has not.
    func time(of text: String, occurrence: Int = 1) -> Double? {
        guard let end = end(of: text, occurrence: occurrence) else { return nil }
        return pieces.first { $0.end >= end }?.time
    }

    /// The number of bytes up to the end of the text; nil when it has not arrived.
    func end(of text: String, occurrence: Int = 1) -> Int? {
        var end = 0
        for _ in 0..<occurrence {
            guard let place = bytes[end...].firstRange(of: text.utf8) else { return nil }
            end = place.upperBound
        }
        return end
    }
}
