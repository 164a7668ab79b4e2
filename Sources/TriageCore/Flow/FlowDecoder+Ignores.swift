/// What a check finds in a flow and is to stay, as the flow's author says.
package struct Ignore: Sendable, Equatable {
    /// The name of the finding's code.
    let code: String
    /// Where that name is.
    @Uncompared var codeSpan: Span
    /// What the finding is about. **Shape**: `nodes.greeting`.
    let at: String
    /// Where that is said.
    @Uncompared var atSpan: Span
    /// Why it is to stay.
    let because: String
    /// The stretch of the file that `at` names; nil if there is nothing of that name.
    @Uncompared var place: Span?
    /// Where there is no such place, the nearest one; nil if none is near.
    @Uncompared var nearest: String?
    /// Where the whole entry is.
    @Uncompared var span: Span
}

extension FlowDecoder {
    /// The findings that the flow has ignored; what they name is looked up by the checks, as no call depends on it.
    var ignores: [Ignore] {
        list(root["ignore"]).compactMap { json in
            guard let code = json["code"], let name = code.string, let at = json["at"], let path = at.string
            else { return nil }
            let (place, nearest) = Self.place(at: path, in: root)
            return Ignore(
                code: name, codeSpan: code.span, at: path, atSpan: at.span,
                because: json["because"]?.string ?? "", place: place, nearest: nearest, span: json.span)
        }
    }

    /// The stretch of a member, key included, that the names of members lead to, or the nearest such names.
    private static func place(at path: String, in root: JSON) -> (place: Span?, nearest: String?) {
        var (json, place) = (root, root.span)
        var passed: [String] = []
        for name in path.split(separator: ".", omittingEmptySubsequences: false).map(String.init) {
            let members = json.members ?? []
            guard let member = members.first(where: { $0.key == name }) else {
                let near = NearestName.of(name, among: members.map(\.key))
                return (nil, near.map { (passed + [$0]).joined(separator: ".") })
            }
            place = member.keySpan.lowerBound..<member.value.span.upperBound
            json = member.value
            passed.append(name)
        }
        return (place, nil)
    }
}
