/// The things of one kind that a flow declares: in the order of the file, and found by name.
///
/// They are members of one JSON object, whose order carries no meaning: two catalogs with the same things are
/// equal. Of two things by one name, which is a mistake that is reported, the first is found.
package struct Catalog<Element: Identifiable & Equatable & Sendable>: Sendable where Element.ID: Sendable {
    private let elements: [Element]
    private let positions: [Element.ID: Int]

    /// Takes the things in the order of the file.
    init(_ elements: [Element]) {
        self.elements = elements
        positions = Dictionary(
            elements.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The thing by that name.
    package subscript(id: Element.ID) -> Element? { positions[id].map { elements[$0] } }

    /// The position of the thing by that name.
    func index(of id: Element.ID) -> Int? { positions[id] }
}

extension Catalog: RandomAccessCollection {
    /// The first position, which is zero.
    package var startIndex: Int { 0 }
    /// The position after the last.
    package var endIndex: Int { elements.count }
    /// The thing at a position, counted from zero.
    package subscript(position: Int) -> Element { elements[position] }
}

extension Catalog: Equatable {
    /// The same things by the same names, in whatever order.
    package static func == (left: Catalog, right: Catalog) -> Bool {
        left.count == right.count && left.elements.allSatisfy { right[$0.id] == $0 }
    }
}
