import Foundation
import TriageCore

/// A record for a colleague who was not on the call.
struct RecordText {
    /// The page. **Shape**: a headline, who and when, facts, messages, notes, the path.
    let text: String

    /// Lays out a record. The flow as it was then gives labels; without it names are shown.
    init(_ line: [UInt8], home: Home) {
        guard let json = JSONParser.parse(line).value else {
            text = "this record is no JSON object\n"
            return
        }
        let flow = Self.flow(of: json, home: home)
        var lines = Self.head(json, flow)
        lines += Self.facts(json, flow)
        lines += Self.targets(json, flow)
        lines += Self.messages(json)
        lines += Self.notes(json)
        lines += Self.trail(json, flow)
        text = lines.joined(separator: "\n") + "\n"
    }

    /// A record as a row of a list: when, flow, outcome, agent, channel, length, id.
    static func row(_ line: [UInt8]) -> [String] {
        guard let json = JSONParser.parse(line).value else { return ["?"] }
        func member(_ key: String) -> String { json[key]?.string ?? "" }
        let outcome = json["outcome"]?.string ?? member("kind")
        return [
            moment(member("closed")), member("flow"), outcome, member("agent"), member("channel"),
            duration(json), member("id"),
        ]
    }

    private static func flow(of json: JSON, home: Home) -> Flow? {
        guard let id = json["flow"]?.string, let digest = json["digest"]?.string,
            let bytes = try? FlowSnapshots(home: home).read(flow: id, digest: digest)
        else { return nil }
        let parts = json["parts"]
        let library = FlowLibrary { part in
            guard let digest = parts?[part.rawValue]?.string,
                let bytes = try? FlowSnapshots(home: home).read(flow: part.rawValue, digest: digest)
            else { return nil }
            return SourceText(name: part.rawValue, bytes: bytes)
        }
        return library.load(SourceText(name: id, bytes: bytes)).flows?.main
    }

    // MARK: Parts of the page

    private static func head(_ json: JSON, _ flow: Flow?) -> [String] {
        func member(_ key: String) -> String { json[key]?.string ?? "" }
        let outcome = json["outcome"]?.string
        let label = outcome.flatMap { flow?.outcome(OutcomeID($0))?.label } ?? outcome ?? "abandoned"
        let reason = json["reason"]?.string.map { ": \($0)" } ?? ""
        let clock = json["clock"] == nil ? "" : "   (the clock was given)"
        return [
            "\(label)\(reason)   [\(member("kind"))]",
            "\(flow?.title ?? member("flow"))   (\(member("flow")) \(member("version")))",
            "\(moment(member("opened"))), \(duration(json)), \(member("agent")) by \(member("channel"))\(clock)",
            "id \(member("id"))",
        ]
    }

    /// What was asked and told, in the order of the call.
    private static func facts(_ json: JSON, _ flow: Flow?) -> [String] {
        let origins = json["origin"]
        let known = (json["facts"]?.members ?? []).filter { member in
            ["asked", "told"].contains(origins?[member.key]?.string)
        }
        guard !known.isEmpty else { return [] }
        let asked = (json["trail"]?.elements ?? []).flatMap { $0["answers"]?.members ?? [] }.map(\.key)
        let order = Dictionary(
            asked.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        let sorted = known.enumerated().sorted { left, right in
            let keys = [left, right].map { (order[$0.element.key] ?? -1, $0.offset) }
            return keys[0] < keys[1]
        }
        let rows = sorted.map { _, member -> [String] in
            let fact = flow?.fact(FactID(member.key))
            let told = origins?[member.key]?.string == "told" ? "  (told)" : ""
            let label = fact.flatMap { flow?.label(of: $0) }.map(\.constantText) ?? member.key
            return ["  " + label, words(member.value, fact, flow) + told]
        }
        return ["", "Facts", Columns(rows).text]
    }

    /// A value as people read it: labels of options, amounts and dates in the flow's language.
    private static func words(_ json: JSON, _ fact: Fact?, _ flow: Flow?) -> String {
        func label(_ value: String) -> String {
            let option = fact?.options.first { $0.value == value }
            return option.map { $0.label.isConstant ? $0.label.constantText : value } ?? value
        }
        guard let fact, let flow, let value = fact.type.value(of: json, currency: flow.currency) else {
            return json.elements?.compactMap(\.string).joined(separator: ", ") ?? json.string ?? plain(json)
        }
        switch value {
        case .string(let text) where fact.type == .choice: return label(text)
        case .list(let values):
            return values.map { if case .string(let text) = $0 { label(text) } else { "" } }.joined(
                separator: ", ")
        default: return flow.format.text(value, of: fact)
        }
    }

    private static func plain(_ json: JSON) -> String {
        var writer = JSONWriter()
        writer.value(json)
        return writer.text
    }

    private static func targets(_ json: JSON, _ flow: Flow?) -> [String] {
        let missed = (json["targets"]?.members ?? []).filter { $0.value["met"]?.bool == false }
        guard !missed.isEmpty else { return [] }
        return ["", "Targets missed"]
            + missed.map { member in
                let label =
                    flow?.targets.first { $0.id.rawValue == member.key }?.label?.constantText ?? member.key
                let cards = member.value["missedAt"]?.elements?.compactMap(\.string) ?? []
                return "  \(label) (\(member.value["within"]?.int ?? 0) s)"
                    + (cards.isEmpty ? "" : " at \(cards.joined(separator: ", "))")
            }
    }

    private static func messages(_ json: JSON) -> [String] {
        let messages = json["messages"]?.elements ?? []
        guard !messages.isEmpty else { return [] }
        return ["", "Messages"]
            + messages.flatMap { message -> [String] in
                func texts(_ key: String) -> String {
                    message[key]?.elements?.compactMap(\.string).joined(separator: ", ") ?? ""
                }
                let copy = texts("cc").isEmpty ? "" : "   copy: \(texts("cc"))"
                let body = message["body"]?.elements?.compactMap(\.string) ?? []
                return ["  \(message["subject"]?.string ?? "")", "    to: \(texts("to"))\(copy)"]
                    + body.map { "    | \($0)" }
            }
    }

    private static func notes(_ json: JSON) -> [String] {
        let notes = json["notes"]?.elements ?? []
        guard !notes.isEmpty else { return [] }
        return ["", "Notes"] + notes.map { "  \(clock($0["at"]))  \($0["text"]?.string ?? "")" }
    }

    private static func trail(_ json: JSON, _ flow: Flow?) -> [String] {
        let trail = json["trail"]?.elements ?? []
        guard !trail.isEmpty else { return [] }
        let asked = trail.flatMap { $0["answers"]?.members ?? [] }.map(\.key)
        let rows = trail.map { visit -> [String] in
            let path = visit["node"]?.string ?? ""
            let time = "  " + clock(visit["at"])
            if let channel = visit["channel"]?.string { return [time, "", "went on by \(channel)"] }
            if let agent = visit["agent"]?.string { return [time, "", "taken over by \(agent)"] }
            // An answer that was given once stands among the facts.
            let answers = (visit["answers"]?.members ?? []).filter { member in
                asked.count { $0 == member.key } > 1
            }.map {
                "\($0.key) = \($0.value.isNull ? "skipped" : words($0.value, flow?.fact(FactID($0.key)), flow))"
            }
            let left = (visit["steps"]?.elements ?? []).filter { $0["ticked"]?.bool == false }.map {
                "left out: \($0["step"]?.string ?? "")" + ($0["reason"]?.string.map { " (\($0))" } ?? "")
            }
            let picked = visit["picked"]?.bool == true ? ["way on chosen by hand"] : []
            return [time, title(of: path, flow), (answers + left + picked).joined(separator: "; ")]
        }
        return ["", "Path", Columns(rows).text]
    }

    /// A node by its heading; by its name where the heading depends on facts.
    private static func title(of path: String, _ flow: Flow?) -> String {
        guard let title = flow?.node(NodeID(path))?.title, title.isConstant else { return path }
        return title.constantText
    }

    // MARK: Times

    /// Seconds since the opening as minutes and seconds. **Shape**: `2:05`.
    private static func clock(_ json: JSON?) -> String {
        let seconds = Int(exactly: (json?.double ?? 0).rounded(.down)) ?? 0
        return "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + "\(seconds % 60)"
    }

    private static func duration(_ json: JSON) -> String {
        guard let opened = json["opened"]?.string.flatMap({ Timestamp(rfc3339: $0) }),
            let closed = json["closed"]?.string.flatMap({ Timestamp(rfc3339: $0) })
        else { return "" }
        let seconds = (closed.milliseconds - opened.milliseconds) / 1000
        return "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + "\(seconds % 60) min"
    }

    /// A moment of the log in the machine's zone. **Shape**: `2026-11-22 14:05`.
    static func moment(_ rfc3339: String) -> String {
        guard let time = Timestamp(rfc3339: rfc3339) else { return rfc3339 }
        let date = Date(timeIntervalSince1970: Double(time.milliseconds) / 1000)
        let style = Date.ISO8601FormatStyle(timeZone: .current).year().month().day().dateTimeSeparator(.space)
            .time(includingFractionalSeconds: false)
        return String(date.formatted(style).dropLast(3))
    }
}
