/// What a formula asks about: the value of a slot, or of a term that reads several or does something to one.
struct Variable: Sendable {
    /// What it is.
    let subject: Subject
    /// The type of its values.
    let type: ValueType
    /// The slots from which its value follows, none of them that of a computed fact.
    let slots: [Int]
    /// For a term, whether it can fail although none of its slots is null.
    var canFail = false
    /// For a term, whether it fails wherever one of its slots is null.
    var isStrict = false
    /// For a term that reads computed facts, that something is null without which it may fail, and does if it is of that
    /// sort; nil for any other.
    var lacking: Formula?
    /// For a term, whether null does not keep it from being worked out.
    var takesNull = false
    /// For a term, whether it is null only where a slot is.
    var passesNull = false
    /// For a term that compares two slots, its value wherever theirs is the same.
    var whenSame: Value?
    /// For a term, how its value moves with those of its slots, if it only ever does so in one direction.
    var trend: Trend?
    /// Whether it can be what is no number, such as zero divided by zero, which comes before and after nothing.
    var mayBeNoNumber = false
    /// Whether it can be a value that is none of its options.
    var takesOthers = false
    /// What it is compared with, each once.
    var constants: [Constant] = []
    /// The sets of values that the flow tells apart, null first.
    var cells: [Cell] = []
    /// Where its cells are among the bits of ``Cells``.
    var place = CellPlace(word: 0, shift: 0, all: 0)

    /// The slots with which the value of a term rises or stays as it is, and those with which it falls or stays.
    struct Trend: Sendable {
        var rising: Set<Int> = []
        var falling: Set<Int> = []
    }

    enum Subject: Sendable {
        case slot(Int)
        /// An expression; it fails in some calls, or is null in some, as the values of its slots decide.
        case term(Expression)
    }

    /// Whether it is compared with more than there are cells for.
    var hasMoreConstants: Bool {
        constants.count > (type == .string ? CellSpace.mostCells - 3 : CellSpace.mostCells / 2 - 2)
    }

    /// The slot that it is; nil for a term.
    var slot: Int? { if case .slot(let slot) = subject { slot } else { nil } }

    /// The expression that it is; nil for a slot.
    var term: Expression? { if case .term(let term) = subject { term } else { nil } }

    /// The bit of the cell in which it is null.
    static let null: UInt64 = 1

    /// The bit of the cell in which working out a term fails.
    var failing: UInt64 { slot == nil ? 1 << UInt64(cells.count - 1) : 0 }

    /// The cells of values, in their order, which has types whose values are compared by size, and truth.
    private var values: UInt64 { place.all & ~Variable.null & ~failing }

    /// Whether it fails only where a slot is null, which does not change with the time.
    private var failsForLack: Bool { isStrict && !canFail }

    /// Where its value may be once it has risen: in no cell before the lowest; it may not be worked out any more, or be
    /// null if it is a term.
    func higher(than cells: Cells) -> UInt64 {
        guard cells[place] & ~values == 0 || failsForLack else { return place.all }
        let lowest = UInt64(1) << UInt64((cells[place] & values).trailingZeroBitCount)
        return place.all & ~(values & (lowest &- 1)) & ~(slot == nil ? 0 : Variable.null)
    }

    /// Where the value of a term may be once it has fallen.
    func lower(than cells: Cells) -> UInt64 {
        guard cells[place] & ~values == 0 || failsForLack else { return place.all }
        let highest = 64 - (cells[place] & values).leadingZeroBitCount
        return place.all & ~(values & ~(UInt64(1) << UInt64(highest) &- 1))
    }

    /// The cells that may hold a value; what is no number has no place among them, and may be taken for any.
    func mask(holding value: Value) -> UInt64 { value.isNoNumber ? values : mask { $0.mayHold(value) } }

    /// The cells that meet a condition.
    func mask(where isMeant: (Cell) -> Bool) -> UInt64 {
        cells.indices.reduce(0) { isMeant(cells[$1]) ? $0 | 1 << UInt64($1) : $0 }
    }

    /// The cells of a mask.
    func cells(in mask: UInt64) -> [Cell] {
        cells.indices.filter { mask >> UInt64($0) & 1 == 1 }.map { cells[$0] }
    }

    /// Whether each cell of a mask has but one value.
    func isExact(_ mask: UInt64) -> Bool { cells(in: mask).allSatisfy(\.isExact) }
}

extension UInt64 {
    /// Whether exactly one bit is set.
    var isSingle: Bool { self != 0 && self & (self - 1) == 0 }
}
