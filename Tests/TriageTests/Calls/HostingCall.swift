/// Scripted calls on the shipped hosting flow.
enum HostingCall {
    /// A caller who is locked out, with a fact told early, a note, a step back, a skipped step and three
    /// messages: twenty-eight prompts.
    static let lockedOut = [
        "Robin", ":told ipAddress 203.0.113.9", "0491 570 156", "robin@greenleaf.example",
        "greenleaf.example",
        "locked-out", ":back", "locked-out", "y", "y", ":note in a hurry", "", "y", "", "",
        ":skip unblocked from the phone", ":channel chat", "", "no", "y", "something-else",
        "wants a new mailbox",
        "n", "", "", "", "", "",
    ]

    /// A website that is down on 15 July 2026, restored while the owner is away.
    static let website =
        [
            "Robin", "", "robin@greenleaf.example", "greenleaf.example", "website", "", "", "y", "", "n",
            "WordPress",
        ]
        // The offers, step by step.
        + Array(repeating: "", count: 8) + [
            "restore", "last-night", "", "Paris", "2", "y", "cpanel", "greenleaf", secret, "", "n", "", "",
            "",
        ]

    /// The password that the caller of the website call gives.
    static let secret = "tr0ub4dor-and-3"
}
