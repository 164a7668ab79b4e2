extension Finding.Code {
    /// A change to a flow that no scenario notices, and no call that was tried. No text of a flow shows it, so that its
    /// page has no example; only an entry of `ignore` names it.
    package static let unnoticedChange = Finding.Code(
        "unnoticed-change", .warning,
        fault:
            "The flow could be changed at this place, and neither a scenario would notice nor any call that\n"
            + "`triage test --mutate` tried.",
        harm: "Whoever breaks the flow there is not told.",
        cure:
            "Write a scenario that notices. Where the change makes no difference, or none that a scenario can\n"
            + "tell, say so in \"ignore\": it does not count then.")
}
