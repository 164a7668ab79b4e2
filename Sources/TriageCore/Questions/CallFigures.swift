/// Figures of some calls, or of some visits to a card.
package struct CallFigures: Sendable, Equatable {
    /// How long each took. **Units**: seconds, whole ones that passed.
    package private(set) var times = SecondCounts()
    /// How many calls were abandoned, or of visits, how many were the last of an abandoned call.
    package private(set) var lost = 0

    /// No call at all.
    package init() {}

    /// How many there are.
    package var count: Int { times.count }

    /// Adds a call or a visit. **Units**: seconds.
    mutating func add(_ seconds: Int, isLost: Bool) {
        times.add(seconds)
        if isLost { lost += 1 }
    }

    /// Adds those of others.
    mutating func add(_ others: CallFigures) {
        times.add(others.times)
        lost += others.lost
    }
}

/// Figures by name.
package struct FiguresByName: Sendable {
    private var table = NameTable()
    private var figures: [CallFigures] = []

    /// Nothing at all.
    package init() {}

    /// How many names there are.
    package var count: Int { figures.count }

    /// The names, by number.
    var names: [[UInt8]] { table.names }

    /// The figures of each name, in order of their bytes.
    package var rows: [(name: String, figures: CallFigures)] {
        zip(names, figures).sorted { $0.0.lexicographicallyPrecedes($1.0) }.map {
            (String(decoding: $0, as: UTF8.self), $1)
        }
    }

    /// Adds a call or a visit to those of a name. **Units**: seconds.
    ///
    /// - Returns: the name's number.
    @discardableResult
    mutating func add(_ name: UnsafeRawBufferPointer, _ seconds: Int, isLost: Bool) -> Int {
        let number = table.number(of: name)
        if number == figures.count { figures.append(CallFigures()) }
        figures[number].add(seconds, isLost: isLost)
        return number
    }

    /// Adds a call or a visit to those of a name. **Units**: seconds.
    mutating func add(_ name: [UInt8], _ seconds: Int, isLost: Bool) {
        _ = name.withUnsafeBytes { add($0, seconds, isLost: isLost) }
    }

    /// Adds those of others.
    ///
    /// - Returns: the number of each of their names here.
    @discardableResult
    mutating func add(_ others: FiguresByName) -> [Int] {
        zip(others.names, others.figures).map { name, theirs in
            let number = table.number(of: name)
            if number == figures.count { figures.append(CallFigures()) }
            figures[number].add(theirs)
            return number
        }
    }
}

extension RecordView {
    /// Whether the enquiry was abandoned.
    var isAbandoned: Bool { self[.kind]?.isString("abandoned") == true }

    /// How long the call took. **Units**: seconds, whole ones that passed.
    var seconds: Int { Int((duration ?? 0) / 1000) }
}
