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
    private var names = NameTable()
    private var figures: [CallFigures] = []

    /// Nothing at all.
    package init() {}

    /// How many names there are.
    package var count: Int { figures.count }

    /// The figures of each name, in order of their bytes.
    package var rows: [(name: String, figures: CallFigures)] {
        zip(names.names, figures).sorted { $0.0.lexicographicallyPrecedes($1.0) }.map {
            (String(decoding: $0, as: UTF8.self), $1)
        }
    }

    /// Adds a call or a visit to those of a name. **Units**: seconds.
    mutating func add(_ name: UnsafeRawBufferPointer, _ seconds: Int, isLost: Bool) {
        let number = names.number(of: name)
        if number == figures.count { figures.append(CallFigures()) }
        figures[number].add(seconds, isLost: isLost)
    }

    /// Adds those of others.
    mutating func add(_ others: FiguresByName) {
        for (name, theirs) in zip(others.names.names, others.figures) {
            let number = names.number(of: name)
            if number == figures.count { figures.append(CallFigures()) }
            figures[number].add(theirs)
        }
    }
}

extension RecordView {
    /// Whether the enquiry was abandoned.
    var isAbandoned: Bool { self[.kind]?.isString("abandoned") == true }

    /// How long the call took. **Units**: seconds, whole ones that passed.
    var seconds: Int { Int((duration ?? 0) / 1000) }
}
