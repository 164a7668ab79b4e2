extension Flow {
    /// Who the flow's messages come from: its contact marked as the sender; nil if none is, or without an
    /// address.
    package var sender: MailMessage.Mailbox? {
        guard let contact = contacts.first(where: \.isSender),
            let address = contact.members.first(where: { $0.name == "email" })?.value
        else { return nil }
        let name = contact.members.first { $0.name == "name" }?.value ?? ""
        return MailMessage.Mailbox(name: name, address: address)
    }
}
