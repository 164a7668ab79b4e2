import Foundation
import TriageCore

/// An open enquiry as lists show it.
struct ParkedEnquiry {
    let id: EnquiryID
    /// The flow's title.
    let flow: String
    /// When it was opened. **Shape**: `2026-11-22 14:05` in the machine's zone.
    let opened: String
    /// What is known of the caller; empty when nothing is.
    let caller: String

    /// The enquiries that nobody has open at the moment, newest first. One that cannot be read is listed by
    /// what its name says.
    static func all(in home: Home, _ wording: Wording = .english) -> [ParkedEnquiry] {
        let entries = (try? Journal.list(home)) ?? []
        var flows = OpenedFlows(home: home)
        return entries.filter { !$0.isInUse && $0.size > 0 }.reversed().map { entry in
            let enquiry = (try? Journal.read(entry.id, in: home)).flatMap {
                try? fold($0, of: entry.id, on: &flows)
            }
            let caller = enquiry?.knownFacts.filter { $0.isPersonal && $0.origin != .computed }.prefix(2)
            return ParkedEnquiry(
                id: entry.id, flow: enquiry?.flows.main.title ?? wording(.menuUnreadable),
                opened: text(entry.id.milliseconds), caller: caller?.map(\.text).joined(separator: ", ") ?? ""
            )
        }
    }

    private static func text(_ milliseconds: Int64) -> String {
        let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
        return date.formatted(
            Date.ISO8601FormatStyle(timeZone: .current).year().month().day().dateTimeSeparator(.space).time(
                includingFractionalSeconds: false)
        ).dropLast(3).description
    }

    /// Folds a journal on the flows as they were when the enquiry opened.
    ///
    /// - Throws: `Failure` 65 when the journal does not fit them; the journal is left as it is.
    static func fold(
        _ contents: Journal.Contents, of id: EnquiryID, on opened: inout OpenedFlows
    ) throws(Failure) -> Enquiry {
        guard let (opening, _) = Enquiry.opening(ofJournal: contents.events) else {
            throw Failure(.badData, "the journal of \(id) holds no opening; nothing was entered in it")
        }
        let flows = try opened.flows(of: opening)
        do throws(JournalError) {
            return try Enquiry(journal: contents.events, on: flows)
        } catch {
            let cause =
                switch error {
                case .empty: "it is empty"
                case .notAnEvent: "a line is no event"
                case .doesNotFit(let event): "an event '\(event)' does not fit where it stands"
                }
            throw Failure(
                .badData, "the journal of \(id) cannot be gone on with: \(cause); it was left as it is")
        }
    }
}

/// The flows as they were when enquiries opened on them, each loaded once.
struct OpenedFlows {
    private let home: Home
    private var loaded: [Key: FlowSet] = [:]

    private struct Key: Hashable {
        let flow: FlowID
        let digests: [FlowID: String]
    }

    /// Looks among the snapshots of a home.
    init(home: Home) {
        self.home = home
    }

    /// The flows that an enquiry opened on.
    ///
    /// - Throws: `Failure` 66 when one of them was not kept, 65 when it cannot be run.
    mutating func flows(of opening: Event.Opening) throws(Failure) -> FlowSet {
        let key = Key(flow: opening.flow, digests: opening.digests)
        if let flows = loaded[key] { return flows }
        let home = home
        let snapshots = FlowSnapshots(home: home)
        let library = FlowLibrary { flow in
            guard let digest = opening.digests[flow],
                let bytes = try? snapshots.read(flow: flow.rawValue, digest: digest)
            else { return nil }
            return SourceText(name: "\(home.flows)/\(flow)@\(digest).json", bytes: bytes)
        }
        guard let found = library.load(opening.flow) else {
            throw Failure(
                .inputMissing,
                "the flow '\(opening.flow)' as it was when \(opening.id) opened is not in '\(home.flows)'")
        }
        let flows = try found.runnable(named: opening.flow.rawValue)
        loaded[key] = flows
        return flows
    }
}
