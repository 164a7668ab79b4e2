extension Finding {
    /// A rule that a flow or its scenarios can break: its name, its severity and the page that explains it.
    ///
    /// Each code is defined in the file of the code that reports it; `Checks.codes` lists them all.
    package struct Code: Sendable {
        /// The stable name, which never changes its meaning. **Shape**: `unknown-node`.
        package let name: String
        /// The usual severity of its findings.
        package let severity: Severity
        /// The page that explains it to the author of a flow.
        package let page: Page

        /// Defines a rule and its page.
        init(
            _ name: String, _ severity: Severity, fault: String, harm: String, cure: String,
            examples: Example...
        ) {
            self.name = name
            self.severity = severity
            page = Page(fault: fault, harm: harm, cure: cure, examples: examples)
        }
    }

    /// The page that explains a rule to the author of a flow.
    package struct Page: Sendable {
        /// What is wrong. **Shape**: whole sentences, long ones broken into lines.
        package let fault: String
        /// Why it matters on a call.
        package let harm: String
        /// What to do about it.
        package let cure: String
        /// Flows that break the rule, each with a corrected twin; at least one.
        package let examples: [Example]
    }
}

extension Finding.Code: Hashable {
    /// Codes are equal if their names are.
    package static func == (left: Finding.Code, right: Finding.Code) -> Bool { left.name == right.name }

    /// Hashes the name.
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
