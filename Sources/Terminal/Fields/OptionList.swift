/// One option to choose from.
package struct ListOption: Sendable, Equatable {
    /// The text of the option.
    package var label: String
    /// A remark beside the label; empty for none.
    package var hint: String
    /// The letter that chooses it.
    package var key: Character?
    /// The heading shown before it; empty for none.
    package var heading: String

    /// Describes an option.
    package init(_ label: String, hint: String = "", key: Character? = nil, heading: String = "") {
        self.label = label
        self.hint = hint
        self.key = key
        self.heading = heading
    }
}

/// A list with a cursor that can be narrowed by typing: the common part of choices and pickers.
struct OptionList: Sendable {
    /// All options.
    let options: [ListOption]
    /// The option under the cursor.
    private(set) var cursor: Int?
    /// What was typed to narrow the list.
    private(set) var filter = ""
    /// Whether typing goes to the filter.
    private(set) var isFiltering = false
    /// The options that match the filter, in order; in half the room of other numbers, since a key goes through a
    /// hundred thousand.
    private(set) var visible: [Int32]
    /// The digits typed so far, where they do not choose at once or name no option.
    private(set) var number = ""
    /// Whether typing a letter starts a filter without a leading `/`.
    let filtersAtOnce: Bool
    /// Whether the list can be filtered at all.
    let canFilter: Bool
    /// Whether the options have numbers. Those that a letter chooses have none, and where a label begins
    /// with a digit, a number would mean the label to one and the place in the list to another. Nor have those of
    /// a long list, in which nobody counts: there digits narrow it like letters.
    let isNumbered: Bool
    /// The options that have numbers, in the order of those.
    private let numbered: [Int]
    /// Whether a digit that names an option chooses it without Enter.
    private let choosesAtOnce: Bool
    /// The letters that choose options.
    let letters: [Character]
    /// What each option is matched against, worked out on first use; of a very long list with the list, so that its
    /// first letter takes no longer than the next.
    private var folded: FoldedLabels?
    /// What the options in `visible` were found by; nil while all are shown.
    private var found: String?
    private var lastFilter = ""

    /// A longer list has no numbers.
    private static let mostNumbered = 99
    /// A longer list is very long.
    private static let mostFoldedLate = 1_000

    private var cursorBefore: Int?

    /// The result of handling a key.
    enum Response: Equatable {
        case ignored, changed
        /// An option was named by its number or letter.
        case hit(Int)
    }

    /// Takes options and the cursor's first position; nil means on no option.
    ///
    /// - Parameter canGrow: whether the list may have more options another time, so that digits never choose
    ///   without Enter.
    init(_ options: [ListOption], cursor: Int? = nil, canFilter: Bool = true, canGrow: Bool = false) {
        self.options = options
        self.cursor = cursor.flatMap { options.indices.contains($0) ? $0 : nil }
        isNumbered =
            options.count <= Self.mostNumbered && !options.contains { $0.label.first?.isNumber ?? false }
        numbered = isNumbered ? options.indices.filter { options[$0].key == nil } : []
        self.canFilter = canFilter || !isNumbered
        choosesAtOnce = !canGrow && options.count <= 9
        visible = Self.all(options)
        letters = options.compactMap(\.key)
        filtersAtOnce = self.canFilter && letters.isEmpty
        folded = options.count > Self.mostFoldedLate ? FoldedLabels(options) : nil
    }

    /// Whether a number was typed that names no option; it is shown until it is deleted.
    var isAstray: Bool { !number.isEmpty && cursor == nil }

    /// Takes the number typed so far for complete: the next digit begins another one.
    mutating func endNumber() {
        if !isAstray { number = "" }
    }

    /// Puts the cursor on an option, or on none.
    mutating func move(to index: Int?) {
        cursor = index
        number = ""
    }

    /// How an option is chosen: its letter or its number; empty if only typing its label finds it.
    func name(_ index: Int) -> String {
        if let key = options[index].key { return String(key) }
        let place = numbered.partition(before: index)
        return place < numbered.count && numbered[place] == index ? String(place + 1) : ""
    }

    /// Handles an input event.
    mutating func handle(_ event: InputEvent) -> Response {
        switch event {
        case .paste(let text): return canFilter ? extendFilter(text.sanitized()) : .ignored
        case .key(let key):
            if let character = key.typed { return type(character) }
            return command(key)
        }
    }

    private mutating func type(_ character: Character) -> Response {
        if isFiltering { return character == "?" ? .ignored : extendFilter(String(character)) }
        if !numbered.isEmpty, let digit = character.wholeNumberValue, character.isASCII {
            return type(digit: digit)
        }
        switch character {
        case "?", " ": return .ignored
        case "/" where canFilter:
            isFiltering = true
            return extendFilter(lastFilter)
        default: break
        }
        let wanted = String(character).folded
        if !letters.isEmpty,
            let hit = options.firstIndex(where: { $0.key.map { String($0).folded } == wanted })
        {
            return .hit(hit)
        }
        guard filtersAtOnce || character.isNumber && !isNumbered else { return .ignored }
        isFiltering = true
        return extendFilter(String(character))
    }

    private mutating func type(digit: Int) -> Response {
        let isFirst = number.isEmpty
        if isFirst, choosesAtOnce, numbered.indices.contains(digit - 1) { return .hit(numbered[digit - 1]) }
        if isFirst { cursorBefore = cursor }
        number.append(String(digit))
        return findNumber()
    }

    /// Puts the cursor on the option of the typed number: on none if there is no such option.
    private mutating func findNumber() -> Response {
        if number.isEmpty {
            cursor = cursorBefore
        } else {
            cursor = Int(number).flatMap { numbered.indices.contains($0 - 1) ? numbered[$0 - 1] : nil }
        }
        return .changed
    }

    private mutating func command(_ key: Key) -> Response {
        switch key {
        case .up: return step(by: -1)
        case .down: return step(by: 1)
        case .pageUp: return step(by: -10)
        case .pageDown: return step(by: 10)
        case .home: return land(on: 0)
        case .end: return land(on: visible.count - 1)
        case .tab: return cycle(by: 1)
        case .backTab: return cycle(by: -1)
        case .backspace where isFiltering:
            if filter.isEmpty { return closeFilter() }
            filter.removeLast()
            return narrowed()
        case .backspace where !number.isEmpty:
            number.removeLast()
            return findNumber()
        case .escape where isAstray:
            number = ""
            return findNumber()
        case .control("u") where isFiltering, .control("w") where isFiltering:
            filter = ""
            return narrowed()
        case .escape where isFiltering: return closeFilter()
        default: return .ignored
        }
    }

    private var position: Int? { cursor.flatMap { visible.firstIndex(of: Int32($0)) } }

    private mutating func step(by distance: Int) -> Response {
        guard let position else { return distance > 0 ? land(on: 0) : .ignored }
        let target = min(max(0, position + distance), visible.count - 1)
        return target == position ? .ignored : land(on: target)
    }

    private mutating func cycle(by distance: Int) -> Response {
        guard let position else { return land(on: distance > 0 ? 0 : visible.count - 1) }
        return land(on: (position + distance + visible.count) % visible.count)
    }

    private mutating func land(on position: Int) -> Response {
        guard visible.indices.contains(position) else { return .ignored }
        cursor = Int(visible[position])
        number = ""
        return .changed
    }

    private mutating func extendFilter(_ text: String) -> Response {
        if filter.isEmpty { cursorBefore = cursor }
        isFiltering = true
        number = ""
        filter += text
        return narrowed()
    }

    /// Shows the whole list again; keeps the filter text for the next `/`.
    private mutating func closeFilter() -> Response {
        lastFilter = filter
        filter = ""
        isFiltering = false
        visible = Self.all(options)
        found = nil
        cursor = cursor ?? cursorBefore
        return .changed
    }

    private static func all(_ options: [ListOption]) -> [Int32] { Array(0..<Int32(options.count)) }

    private func isVisible(_ index: Int) -> Bool {
        let place = visible.partition(before: Int32(index))
        return place < visible.count && visible[place] == index
    }

    private mutating func narrowed() -> Response {
        let labels = folded ?? FoldedLabels(options)
        folded = labels
        // What lacked the beginning of a word also lacks the word.
        let shorter = found.flatMap { filter.hasPrefix($0) ? $0 : nil }
        visible = labels.matches(
            of: FoldedLabels.Terms(filter, after: shorter ?? ""),
            among: shorter == nil ? nil : visible)
        found = filter
        guard let first = FoldedLabels.Terms(filter).words.first else { return .changed }
        let landing = labels.first(filter, beginningWith: first, among: visible)
        if landing.exact == nil, let cursor, isVisible(cursor), labels.begins(cursor, with: first) {
            return .changed
        }
        cursor = landing.exact ?? landing.begun ?? visible.first.map { Int($0) }
        return .changed
    }
}

extension Array where Element: Comparable {
    /// The position of the first number that is not below another one; the numbers ascend.
    fileprivate func partition(before number: Element) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
