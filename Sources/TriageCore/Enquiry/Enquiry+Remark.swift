extension Enquiry {
    /// What the agent should know about an answer or a told fact that is fine as it is; nil if there is nothing.
    ///
    /// Letters beyond ASCII before the `@` need SMTPUTF8 on the whole way to the mailbox.
    /// **Source**: RFC 6531.
    package func remark(on event: Event.Kind) -> Phrase? {
        let fact: Fact?
        let address: String
        switch event {
        case .answered(let id, .string(let text)): (fact, address) = (flow.fact(id), text)
        case .told(let id, .string(let text), _): (fact, address) = (run.tellable(id)?.fact, text)
        default: return nil
        }
        guard fact?.type == .email else { return nil }
        return address.prefix { $0 != "@" }.allSatisfy(\.isASCII) ? nil : .unusualAddress
    }
}
