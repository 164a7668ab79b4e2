import TriageCore

/// An open enquiry as it appears in lists.
struct ParkedEnquiry {
    let id: EnquiryID
    /// The flow's title.
    let flow: String
    /// When it was opened. **Shape**: `2026-11-22 14:05` in the machine's zone.
    let opened: String
    /// What is known about the caller; empty if nothing is.
    let caller: String

    /// The enquiries that no process has open at the moment, newest first. One that cannot be read is listed
    /// with what its file name tells.
    static func all(in home: Home, _ wording: Wording = .english) -> [ParkedEnquiry] {
        let entries = (try? Journal.list(home)) ?? []
        var archive = FlowArchive(home: home)
        return entries.filter(\.isParked).reversed().map { entry in
            let enquiry = (try? Journal.read(entry.id, in: home)).flatMap {
                try? fold($0, of: entry.id, from: &archive)
            }
            let caller = enquiry?.knownFacts().filter { $0.isPersonal && $0.origin != .computed }.prefix(2)
            return ParkedEnquiry(
                id: entry.id, flow: enquiry?.flows.main.title ?? wording(.menuUnreadable),
                opened: Timestamp(milliseconds: entry.id.milliseconds).local,
                caller: caller?.map(\.text).joined(separator: ", ") ?? ""
            )
        }
    }

    /// Folds a journal, using the flows as they were when the enquiry opened.
    ///
    /// - Throws: `Failure` 65 if the journal does not fit them; the journal is left unchanged.
    static func fold(
        _ contents: Journal.Contents, of id: EnquiryID, from archive: inout FlowArchive
    ) throws(Failure) -> Enquiry {
        guard let (opening, _) = Enquiry.opening(ofJournal: contents.events) else {
            throw Failure(.badData, "the journal of \(id) contains no opening; no entries were made in it")
        }
        let flows = try archive.flows(of: opening)
        do throws(JournalError) {
            return try Enquiry(journal: contents.events, on: flows)
        } catch {
            let cause =
                switch error {
                case .empty: "it is empty"
                case .notAnEvent: "a line is not an event"
                case .doesNotFit(let event): "an event '\(event)' does not fit at its place"
                }
            throw Failure(
                .badData, "the journal of \(id) cannot be resumed: \(cause); it was left as it is")
        }
    }
}

extension FlowArchive {
    /// The flows an enquiry opened on.
    ///
    /// - Throws: `Failure` 66 if one of them is lost, 65 if it cannot be run.
    fileprivate mutating func flows(of opening: Event.Opening) throws(Failure) -> FlowSet {
        let found = find(opening.flow, digests: opening.digests)
        guard let loaded = found.loaded, found.losses.isEmpty else {
            throw Failure(found.losses.first, of: opening, in: home)
        }
        // The checks that a call needs it passed when it opened; what is checked since then is no hindrance.
        if let flows = loaded.flows { return flows }
        return try loaded.runnable(named: opening.flow.rawValue)
    }
}

extension Failure {
    /// A flow that an enquiry opened on has been lost.
    fileprivate init(_ loss: FlowArchive.Loss?, of opening: Event.Opening, in home: Home) {
        let flow = "the flow '\(loss?.flow ?? opening.flow)' as it was when \(opening.id) opened"
        switch loss?.cause {
        case .missing, nil: self.init(.inputMissing, "\(flow) is not in '\(home.flows)'")
        case .some(let cause): self.init(.inputMissing, "\(flow) is lost: \(Failure(cause).message)")
        }
    }
}
