import Synchronization

/// The places of some bytes of a text, at even distances, so that any other is a short walk away.
///
/// A class, because every copy of a text shares the table, which is made only once a place is asked for: a
/// flawless file never needs it.
final class PlaceTable: Sendable {
    /// The distance between the known places. **Units**: bytes.
    static let distance = 1024

    private let known = Mutex<[Place]>([])

    /// The last known place at or before a byte, and the offset of that place.
    func nearest(before offset: Int, in bytes: [UInt8]) -> (place: Place, offset: Int) {
        let index = offset / Self.distance
        return (all(in: bytes)[index], index * Self.distance)
    }

    /// The offset of a line's first byte; nil for a line that does not exist. **Units**: 1-based.
    func start(ofLine number: Int, in bytes: [UInt8]) -> Int? {
        let places = all(in: bytes)
        // The last known place that is on an earlier line, or at the very beginning.
        var (low, high) = (0, places.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if places[middle].line < number { low = middle } else { high = middle }
        }
        var (place, index) = (places[low], low * Self.distance)
        while place.line < number, index < bytes.count {
            place.pass(bytes[index])
            index += 1
        }
        return place.line == number ? index : nil
    }

    private func all(in bytes: [UInt8]) -> [Place] {
        known.withLock { known in
            guard known.isEmpty else { return known }
            var place = Place(line: 1, column: 1)
            for (index, byte) in bytes.enumerated() {
                if index % Self.distance == 0 { known.append(place) }
                place.pass(byte)
            }
            if bytes.count % Self.distance == 0 { known.append(place) }
            return known
        }
    }
}

/// How far a JSON string has been read in search of a place.
struct StringCursor {
    /// The string's extent in the file, quotes included.
    let span: Span
    /// The offset in the file of the next byte.
    var index: Int
    /// How many bytes of the decoded text come before it.
    var decoded = 0

    /// Begins at the first character of a string.
    init(_ span: Span) {
        self.span = span
        index = span.lowerBound + 1
    }
}
