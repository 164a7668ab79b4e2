import Terminal
import TriageCore

/// An open enquiry as it appears in lists.
struct ParkedEnquiry {
    let id: EnquiryID
    /// The flow's title.
    let flow: String
    /// When it was opened. **Shape**: `2026-11-22 14:05` in the machine's zone.
    let opened: String
    /// What is known about the caller, also what is not submitted yet; empty if nothing is.
    let caller: String
    /// The title of the card it waits at; empty if it cannot be read.
    let card: String
    /// When something last happened in it.
    let since: Timestamp

    /// The letter that picks an enquiry by its place in the list; empty for those beyond the alphabet.
    static func letter(_ index: Int) -> String {
        index < 26 ? String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index))) : ""
    }

    /// The caller, the card, and since when the caller waits.
    func remark(at now: Timestamp, _ wording: Wording) -> String {
        let minutes = Int(max(0, now.milliseconds - since.milliseconds) / 60_000)
        return [caller, card, wording(.menuAge(minutes: minutes))].filter { !$0.isEmpty }
            .joined(separator: ", ")
    }

    /// Whether the caller's name, or something else known about the caller, contains a text.
    func isFrom(_ text: String) -> Bool { caller.folded.contains(text.folded) }

    /// The enquiries that no process has open at the moment, newest first. One that cannot be read is listed
    /// with what its file name tells, unless only those of one caller are wanted.
    static func all(
        in home: Home, _ wording: Wording = .english, flows: FlowFolder? = nil, of caller: CallerForm? = nil
    ) -> [ParkedEnquiry] {
        let entries = (try? Journal.list(home)) ?? []
        var archive = FlowArchive(home: home) { flows?.text(named: $0)?.bytes }
        return entries.filter(\.isParked).reversed().compactMap { entry in
            let contents = try? Journal.read(entry.id, in: home)
            if let caller, contents.map({ caller.occurs(in: $0.events) }) != true { return nil }
            let enquiry = contents.flatMap { try? fold($0, of: entry.id, from: &archive) }
            if let caller, enquiry?.isFrom(caller) != true { return nil }
            return ParkedEnquiry(
                id: entry.id, flow: enquiry?.flows.main.title ?? wording(.menuUnreadable),
                opened: Timestamp(milliseconds: entry.id.milliseconds).local,
                // The first two things known about the caller.
                caller: enquiry?.knownOfPersons.prefix(2).joined(separator: ", ") ?? "",
                card: enquiry.map { $0.card().title.isEmpty ? $0.path.text : $0.card().title } ?? "",
                since: enquiry?.lastEvent ?? Timestamp(milliseconds: entry.id.milliseconds))
        }
    }

    /// As many of them, the newest first, as there are letters to pick them by.
    static func listed(in home: Home, _ wording: Wording, flows: FlowFolder) -> [ParkedEnquiry] {
        Array(all(in: home, wording, flows: flows).prefix(26))
    }

    /// Folds a journal, using the flows as they were when the enquiry opened.
    ///
    /// - Throws: `Failure` 65 if the journal does not fit them; the journal is left unchanged.
    static func fold(
        _ contents: Journal.Contents, of id: EnquiryID, from archive: inout FlowArchive
    ) throws(Failure) -> Enquiry {
        guard let (opening, _) = Enquiry.opening(ofJournal: contents.events) else {
            throw Failure(unopened: id, contents)
        }
        guard opening.id == id else {
            throw Failure(
                .badData, "the journal of \(id) is one of \(opening.id); it was left as it is")
        }
        let flows = try archive.flows(of: opening)
        do throws(JournalError) {
            return try Enquiry(journal: contents.events, on: flows)
        } catch {
            let cause =
                switch error {
                case .empty: "it is empty"
                case .notAnEvent: "a line is not an event"
                case .unknown(let event): "this program does not know the event '\(event)'"
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
        let found = find(opening.flow, digests: opening.digests, files: opening.files)
        guard let loaded = found.loaded, found.losses.isEmpty else {
            throw Failure(found.losses.first, of: opening, in: home)
        }
        try loaded.refuseNewer()
        // It was sound when the enquiry opened, whatever today's checks say.
        if let flows = loaded.flows, !flows.main.isPart { return flows }
        return try loaded.runnable(named: opening.flow.rawValue)
    }
}

extension Failure {
    /// A journal that does not say on which flow its enquiry opened.
    fileprivate init(unopened id: EnquiryID, _ contents: Journal.Contents) {
        let count = contents.events.count
        let left = count == 1 ? "the whole line" : "the \(count) whole lines"
        self.init(
            .badData,
            !contents.isDamaged && count == 0
                ? "the journal of \(id) contains no opening; no entries were made in it"
                : "the journal of \(id) has lost its opening, and with it the flow; "
                    + (count == 0
                        ? "it was left as it is" : "\(left) behind it and the rest were left as they are"))
    }

    /// A flow that an enquiry opened on has been lost.
    fileprivate init(_ loss: FlowArchive.Loss?, of opening: Event.Opening, in home: Home) {
        let file = loss?.file ?? opening.flow.fileName
        let flow = opening.digests.keys.first { $0.fileName == file }.map { "flow '\($0)'" }
        let lost = "the \(flow ?? "file '\(file)'") as it was when \(opening.id) opened"
        switch loss?.cause {
        case .missing, nil: self.init(.inputMissing, "\(lost) is not in '\(home.flows)'")
        case .some(let cause): self.init(.inputMissing, "\(lost) is lost: \(Failure(cause).message)")
        }
    }
}
