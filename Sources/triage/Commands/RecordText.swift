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

    /// A record without the facts about persons, unless they are wanted. Which they are is known from the
    /// flow of today; where that is gone, every text that was asked or told counts as personal.
    static func withoutPersonal(_ line: [UInt8], keeps: Bool) -> [UInt8] {
        line
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

    private static func facts(_ json: JSON, _ flow: Flow?) -> [String] {
        let origins = json["origin"]
        let known = (json["facts"]?.members ?? []).filter { origins?[$0.key]?.string != "fixed" }
        guard !known.isEmpty else { return [] }
        let rows = known.map { member -> [String] in
            let fact = flow?.fact(FactID(member.key))
            let origin = origins?[member.key]?.string ?? ""
            let label = fact?.label.map(\.constantText) ?? member.key
            return [
                "  " + label, words(member.value, fact, flow) + (origin == "asked" ? "" : "  (\(origin))"),
            ]
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
        let rows = trail.map { visit -> [String] in
            let path = visit["node"]?.string ?? ""
            if let channel = visit["channel"]?.string {
                return [clock(visit["at"]), "", "went on by \(channel)"]
            }
            if let agent = visit["agent"]?.string {
                return [clock(visit["at"]), "", "taken over by \(agent)"]
            }
            let answers = (visit["answers"]?.members ?? []).map { member -> String in
                member.value.isNull
                    ? "\(member.key) skipped"
                    : "\(member.key) = \(words(member.value, flow?.fact(FactID(member.key)), flow))"
            }
            let left = (visit["steps"]?.elements ?? []).filter { $0["ticked"]?.bool == false }.map {
                "left out: \($0["step"]?.string ?? "")" + ($0["reason"]?.string.map { " (\($0))" } ?? "")
            }
            let picked = visit["picked"]?.bool == true ? ["way on chosen by hand"] : []
            return ["  " + clock(visit["at"]), path, (answers + left + picked).joined(separator: "; ")]
        }
        return ["", "Path", Columns(rows).text]
    }

    // MARK: Times

    /// Seconds since the opening as minutes and seconds. **Shape**: `2:05`.
    private static func clock(_ json: JSON?) -> String {
        let seconds = Int(json?.double ?? 0)
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
