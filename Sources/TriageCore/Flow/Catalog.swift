/// The elements of one kind that a flow declares, in file order and retrievable by name.
///
/// They are the members of one JSON object, whose order carries no meaning: two catalogs with the same
/// elements are equal. If two elements share a name, which is reported as a mistake, lookup finds the first.
package struct Catalog<Element: Identifiable & Equatable & Sendable>: Sendable where Element.ID: Sendable {
    private let elements: [Element]
    /// The positions by name; nil for a few elements, which are looked through faster than they are put in order.
    private let positions: [Element.ID: Int]?

    /// Takes the elements in file order.
    init(_ elements: [Element]) {
        self.elements = elements
        positions =
            elements.count <= 8
            ? nil
            : Dictionary(elements.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The element with that name.
    package subscript(id: Element.ID) -> Element? { index(of: id).map { elements[$0] } }

    /// The position of the element with that name.
    func index(of id: Element.ID) -> Int? {
        if let positions { return positions[id] }
        return elements.indices.first { elements[$0].id == id }
    }
}

extension Catalog: RandomAccessCollection {
    /// The first position, always zero.
    package var startIndex: Int { 0 }
    /// The position after the last element.
    package var endIndex: Int { elements.count }
    /// The element at a position, counted from zero.
    package subscript(position: Int) -> Element { elements[position] }
}

extension Catalog: Equatable {
    /// Whether both hold the same elements under the same names, in any order.
    package static func == (left: Catalog, right: Catalog) -> Bool {
        left.count == right.count && left.elements.allSatisfy { right[$0.id] == $0 }
    }
}
