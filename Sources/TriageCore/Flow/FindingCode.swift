extension Finding {
    /// A rule that a flow or its scenarios can break: what it is called, how much that matters, and the page that
    /// explains it.
    ///
    /// Whoever finds the breach states the code in its own file; `Checks.codes` lists them all.
    package struct Code: Sendable {
        /// The stable name, which never changes its meaning. **Shape**: `unknown-node`.
        package let name: String
        /// How much a finding of this kind matters.
        package let severity: Severity
        /// What explains it to the author of a flow.
        package let page: Page

        /// States a rule with its page.
        init(
            _ name: String, _ severity: Severity, fault: String, harm: String, cure: String,
            examples: Example...
        ) {
            self.name = name
            self.severity = severity
            page = Page(fault: fault, harm: harm, cure: cure, examples: examples)
        }
    }

    /// What explains a rule to the author of a flow.
    package struct Page: Sendable {
        /// What is wrong. **Shape**: whole sentences; a line break where a long one goes on.
        package let fault: String
        /// Why it matters on a call.
        package let harm: String
        /// What to do about it.
        package let cure: String
        /// Flows that break the rule, each with its cured twin; at least one.
        package let examples: [Example]
    }
}

extension Finding.Code: Hashable {
    /// Two codes are one when their names are.
    package static func == (left: Finding.Code, right: Finding.Code) -> Bool { left.name == right.name }

    /// Feeds the name.
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
