/// What a program wrote after something was done to it, with the time at which each piece was read.
struct Reply {
    /// All bytes.
    private(set) var bytes: [UInt8] = []
    /// When the first so many bytes had come. **Units**: milliseconds since it was done.
    private var pieces: [(time: Double, end: Int)] = []

    /// Adds a piece as it is read.
    mutating func add(_ piece: [UInt8], at time: Double) {
        bytes += piece
        pieces.append((time, bytes.count))
    }

    /// When the first byte came; nil without any.
    var firstByte: Double? { pieces.first?.time }

    /// When a text had come for the first, second or later time; nil when it has not.
    func time(of text: String, occurrence: Int = 1) -> Double? {
        guard let end = end(of: text, occurrence: occurrence) else { return nil }
        return pieces.first { $0.end >= end }?.time
    }

    /// How many bytes had come with the text; nil when it has not come.
    func end(of text: String, occurrence: Int = 1) -> Int? {
        var end = 0
        for _ in 0..<occurrence {
            guard let place = bytes[end...].firstRange(of: text.utf8) else { return nil }
            end = place.upperBound
        }
        return end
    }
}
