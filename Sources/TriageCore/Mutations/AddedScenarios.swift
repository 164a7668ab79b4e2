/// A file of scenarios with some more at its end.
package struct AddedScenarios: Sendable {
    /// The file; what stood there stays byte for byte, unless all of it is laid out in the usual way. **Shape**: UTF-8.
    package let bytes: [UInt8]
    /// How many were added; one that does and claims what another one does is not.
    package let count: Int

    /// Adds scenarios to a file; nil if it cannot be read as one.
    package init?(_ calls: [TellingCall], to text: SourceText) {
        guard let json = JSONParser.parse(text.bytes).value, let last = json["scenarios"]?.elements?.last
        else { return nil }
        var names = Set((json["scenarios"]?.elements ?? []).compactMap { $0["name"]?.string })
        var seen: Set<String> = []
        let new = calls.compactMap { Self.named($0, besides: &names, unlike: &seen) }
        let end = last.span.upperBound
        let added = new.flatMap { Array(",\n    ".utf8) + Self.laidOut($0) }
        let spliced = SourceText(name: text.name, bytes: text.bytes[..<end] + added + text.bytes[end...])
        let isLaidOut = JSONLayout(of: json, in: text).bytes == text.bytes
        let whole = isLaidOut ? JSONParser.parse(spliced.bytes).value : nil
        bytes = whole.map { JSONLayout(of: $0, in: spliced).bytes } ?? spliced.bytes
        count = new.count
    }

    /// A scenario with a name of its own; nil if it does and claims what another one does.
    private static func named(
        _ call: TellingCall, besides names: inout Set<String>, unlike seen: inout Set<String>
    ) -> String? {
        let bytes = Array(call.scenario.utf8)
        guard let span = JSONParser.parse(bytes).value?["name"]?.span else { return nil }
        let rest = String(decoding: bytes[span.upperBound...], as: UTF8.self)
        guard seen.insert(rest).inserted else { return nil }
        var (name, number) = (call.name, 2)
        while !names.insert(name).inserted {
            name = "\(call.name) (\(number))"
            number += 1
        }
        var writer = JSONWriter()
        writer.string(name)
        return String(decoding: bytes[..<span.lowerBound], as: UTF8.self) + writer.text + rest
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
