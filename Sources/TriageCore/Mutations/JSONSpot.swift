/// A value in a JSON tree together with the way to it, from which changes to it are made.
struct JSONSpot {
    /// The value.
    let json: JSON
    /// The way to it from the root on.
    let path: [JSONEdit.Step]

    /// Stands at the root of a tree.
    init(root: JSON) {
        json = root
        path = []
    }

    private init(_ json: JSON, _ path: [JSONEdit.Step]) {
        self.json = json
        self.path = path
    }

    /// The member with that key; nil if there is none.
    subscript(key: String) -> JSONSpot? { json[key].map { JSONSpot($0, path + [.member(key)]) } }

    /// The members by name, but for `comment`; empty if it is no object.
    var members: [(key: String, keySpan: Span, spot: JSONSpot)] {
        (json.members ?? []).filter { $0.key != "comment" }.map {
            ($0.key, $0.keySpan, JSONSpot($0.value, path + [.member($0.key)]))
        }
    }

    /// The elements; empty if it is no array.
    var elements: [JSONSpot] {
        (json.elements ?? []).enumerated().map { JSONSpot($0.element, path + [.element($0.offset)]) }
    }

    /// Without the value.
    var removed: JSONEdit { JSONEdit(path: path, change: .remove) }

    /// With the value after the one that follows it.
    var swappedWithNext: JSONEdit { JSONEdit(path: path, change: .swapWithNext) }

    /// With something else in its place.
    func replaced(by value: JSON.Value) -> JSONEdit { JSONEdit(path: path, change: .replace(value)) }
}
