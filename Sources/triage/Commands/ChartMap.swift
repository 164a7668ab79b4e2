import TriageCore

/// Which boxes of a chart have a place of their own on the page, and what is drawn on the way to the next.
struct ChartMap {
    /// What follows an arrow without a choice, and where that ends.
    struct Stretch {
        /// The boxes on the way; the last is the one where it ends, unless that is a place of its own.
        var boxes: [Int] = []
        var end: End

        enum End {
            /// The last box ends the flow.
            case end
            /// The last box leads on in several ways.
            case decision(Int)
            /// A box that is drawn at a place of its own.
            case place(Int)
            /// There is no such node.
            case lost(NodeID)
        }
    }

    /// The boxes with a place of their own, in the order of the page.
    private(set) var places: [Int] = []
    private var numbers: [Int: Int] = [:]
    /// The place in whose tree a box is drawn that leads on in several ways, or that is that place.
    private var owners: [Int: Int] = [:]
    private let chart: FlowChart
    private let exits: [[Int]]
    private let isShared: [Bool]
    private let isNumbered: Bool

    /// How many decisions are drawn one under another before the next gets a place of its own.
    private static let deepest = 5
    /// How many boxes without a choice are drawn each time that an arrow leads to them.
    private static let briefest = 2

    /// The page of a whole chart.
    init(_ chart: FlowChart) {
        self.init(chart, isNumbered: true)
        var seen: Set<Int> = []
        if let start = chart.start { claim(start) }
        var next = 0
        while true {
            while next < places.count {
                seen.insert(places[next])
                visit(below: places[next], level: 1, &seen)
                next += 1
            }
            guard let lost = chart.boxes.indices.first(where: { !seen.contains($0) }) else { break }
            claim(lost)
        }
    }

    /// The page of what lies around a box.
    init(_ chart: FlowChart, around box: Int) {
        self.init(chart, isNumbered: false)
        claim(box)
    }

    private init(_ chart: FlowChart, isNumbered: Bool) {
        var exits = Array(repeating: [Int](), count: chart.boxes.count)
        var sources = Array(repeating: Set<Int>(), count: chart.boxes.count)
        for (number, arrow) in chart.arrows.enumerated() {
            exits[arrow.from].append(number)
            if let to = arrow.to { sources[to].insert(arrow.from) }
        }
        func isBrief(_ box: Int) -> Bool {
            var box = box
            for _ in 0..<Self.briefest {
                if exits[box].isEmpty { return true }
                guard exits[box].count == 1, let next = chart.arrows[exits[box][0]].to else { return false }
                if exits[next].count > 1, sources[next].count > 1 { return true }
                box = next
            }
            return false
        }
        isShared = chart.boxes.indices.map { sources[$0].count > 1 && !isBrief($0) }
        (self.chart, self.exits, self.isNumbered) = (chart, exits, isNumbered)
    }

    /// The arrows that leave a box.
    func exits(of box: Int) -> [Int] { exits[box] }

    /// The number of a box that has a place of its own; nil if it has none, or where places have no numbers.
    func number(of box: Int) -> Int? { isNumbered ? numbers[box] : nil }

    /// Whether an arrow goes round: back to a place that comes first on the page and leads to where the arrow begins.
    func isBack(from box: Int, to place: Int) -> Bool {
        guard let first = numbers[place], let own = owners[box].flatMap({ numbers[$0] }), first <= own else {
            return false
        }
        var (seen, open): (Set<Int>, [Int]) = ([place], [place])
        while let next = open.popLast() {
            if next == box { return true }
            open += exits[next].compactMap { chart.arrows[$0].to }.filter { seen.insert($0).inserted }
        }
        return false
    }

    /// What follows an arrow, up to the next choice, end or place.
    func stretch(along arrow: Int) -> Stretch {
        var stretch = Stretch(end: .end)
        var arrow = arrow
        while true {
            guard let box = chart.arrows[arrow].to else {
                stretch.end = .lost(chart.arrows[arrow].destination)
                return stretch
            }
            guard numbers[box] == nil, !isShared[box] else {
                stretch.end = .place(box)
                return stretch
            }
            stretch.boxes.append(box)
            guard exits[box].count == 1 else {
                stretch.end = exits[box].isEmpty ? .end : .decision(box)
                return stretch
            }
            arrow = exits[box][0]
        }
    }

    private mutating func claim(_ box: Int) {
        guard numbers[box] == nil else { return }
        places.append(box)
        numbers[box] = places.count
        owners[box] = box
    }

    /// Gives places to what the tree under a box leads to.
    private mutating func visit(below box: Int, level: Int, _ seen: inout Set<Int>) {
        for arrow in exits[box] {
            let stretch = stretch(along: arrow)
            seen.formUnion(stretch.boxes)
            switch stretch.end {
            case .end, .lost: break
            case .place(let place): claim(place)
            case .decision(let next):
                owners[next] = owners[box]
                if level < Self.deepest { visit(below: next, level: level + 1, &seen) } else { claim(next) }
            }
        }
    }
}
