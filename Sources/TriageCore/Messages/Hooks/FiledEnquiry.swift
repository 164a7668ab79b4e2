/// An enquiry as a home has it: its record, or what its record would be so far.
package struct FiledEnquiry {
    /// The members of its record.
    package let record: [UInt8]
    /// The flows that it ran on; nil if they are lost.
    package let flows: FlowSet?

    /// Finds an enquiry, in the log or else among those that are open; nil if it is in neither or cannot be read.
    package init?(_ id: EnquiryID, in home: Home) {
        if let record = try? RecordLog(home: home).record(of: id) {
            self.init(record, in: home)
            return
        }
        var archive = FlowArchive(home: home)
        guard let contents = try? Journal.read(id, in: home),
            let (opening, _) = Enquiry.opening(ofJournal: contents.events),
            let flows = archive.find(opening.flow, digests: opening.digests).loaded?.flows,
            let enquiry = try? Enquiry(journal: contents.events, on: flows)
        else { return nil }
        self.init(record: Record.members(of: enquiry), flows: flows)
    }

    /// Takes what is at hand.
    package init(record: [UInt8], flows: FlowSet?) {
        self.record = record
        self.flows = flows
    }

    /// What an event would be about if it happened in this enquiry: for a message the first one, as if it were
    /// sent; nil if there is nothing of that kind.
    package func subject(of event: HookEvent) -> HookInput.Subject? {
        let json = JSONParser.parse(record).value
        switch event {
        case .lookup(let id):
            guard let fact = flows?.main.fact(id), fact.type != .secret,
                let value = json?["facts"]?[id.rawValue].flatMap({
                    fact.type.value(of: $0, currency: flows?.main.currency)
                })
            else { return nil }
            return .fact(id, value, isPersonal: fact.isPersonal)
        case .message:
            guard let enquiry = json?["id"]?.string.flatMap({ EnquiryID($0) }),
                let at = json?["closed"]?.string.flatMap({ Timestamp(rfc3339: $0) })
            else { return nil }
            let name = json?["messages"]?.elements?.first?["message"]?.string ?? "follow-up"
            return .message(
                FollowUp(of: enquiry, message: MessageID(name), number: 1, state: .sent, at: at, words: ""))
        case .open, .park, .resume, .close: return nil
        }
    }

    /// Takes a record from the log.
    package init(_ record: [UInt8], in home: Home) {
        let flows = record.withUnsafeBytes { bytes in
            RecordView(object: bytes).flatMap { view in
                var archive = FlowArchive(home: home)
                return archive.find(view.flow, digests: view.digests).loaded?.flows
            }
        }
        self.init(record: record, flows: flows)
    }
}
