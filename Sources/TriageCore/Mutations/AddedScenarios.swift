/// A file of scenarios with some more at its end.
package struct AddedScenarios: Sendable {
    /// The file; what stood there stays byte for byte, unless all of it is laid out in the usual way. **Shape**: UTF-8.
    package let bytes: [UInt8]
    /// How many were added; one whose name is there already is not.
    package let count: Int

    /// Adds scenarios to a file; nil if it cannot be read as one.
    package init?(_ calls: [TellingCall], to text: SourceText) {
        guard let json = JSONParser.parse(text.bytes).value, let last = json["scenarios"]?.elements?.last
        else { return nil }
        var names = Set((json["scenarios"]?.elements ?? []).compactMap { $0["name"]?.string })
        let new = calls.filter { names.insert($0.name).inserted }
        let end = last.span.upperBound
        let added = new.flatMap { Array(",\n    ".utf8) + Self.laidOut($0.scenario) }
        let spliced = SourceText(name: text.name, bytes: text.bytes[..<end] + added + text.bytes[end...])
        let isLaidOut = JSONLayout(of: json, in: text).bytes == text.bytes
        let whole = isLaidOut ? JSONParser.parse(spliced.bytes).value : nil
        bytes = whole.map { JSONLayout(of: $0, in: spliced).bytes } ?? spliced.bytes
        count = new.count
    }

    /// A scenario as it stands in a file that is laid out.
    private static func laidOut(_ scenario: String) -> [UInt8] {
        let text = SourceText(name: "", text: scenario)
        guard let json = JSONParser.parse(text.bytes).value else { return text.bytes }
        let lines = String(decoding: JSONLayout(of: json, in: text).bytes, as: UTF8.self).split(
            separator: "\n")
        return Array(lines.joined(separator: "\n    ").utf8)
    }
}
