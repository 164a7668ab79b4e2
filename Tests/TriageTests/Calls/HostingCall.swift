/// Scripted calls on the shipped hosting flow.
enum HostingCall {
    /// A caller who is locked out, then wants something else, with a fact told early, a note, a step back, a
    /// skipped step and three messages: thirty prompts.
    static let lockedOut = [
        "Robin", "0491 570 156", "robin@greenleaf.example", "greenleaf.example",
        ":told ipAddress 192.88.99.9", "locked-out", ":back", "locked-out", "y", "y", "y", ":note in a hurry",
        "", "y", "y", "", "", ":skip unblocked from the phone", ":channel chat", "", "no", "y",
        "something-else", "wants a new mailbox", "n", "", "", "", "", "",
    ]

    /// A website that is down on 15 July 2026, restored while the owner is away.
    static let website =
        [
            "Robin", "", "robin@greenleaf.example", "greenleaf.example", "website", "", "", "y", "", "n",
            "WordPress",
        ]
        // The offers, step by step.
        + Array(repeating: "", count: 8) + [
            "restore", "last-night", "Paris", "2", "y", "cpanel", "greenleaf", "y", "", "n", "", "", "",
        ]
}
