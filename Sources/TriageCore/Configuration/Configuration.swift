/// What holds for every call unless its command line or an environment variable says otherwise: one small JSON
/// file, all of whose members are texts but for the targets that records are sent to.
package struct Configuration: Sendable {
    /// The file; nil if there is none.
    package let source: SourceText?
    /// What is wrong with the file, in order of place. A member that a finding is about does not count; the
    /// others do, unless the text cannot be read to its end.
    package let findings: [Finding]
    /// Where records are sent, in the order of the file; one that a finding is about does not count.
    package let pushTargets: [PushTarget]
    private let entries: [Member: Entry]

    /// A member as the file gives it.
    package struct Entry: Sendable, Equatable {
        /// Its value, which fits the member.
        package let text: String
        /// Where that stands.
        package let location: Finding.Location
    }

    /// The configuration without a file: nothing is settled.
    package init() { (source, findings, pushTargets, entries) = (nil, [], [], [:]) }

    /// A file that cannot be read: nothing is settled, and this is what is wrong.
    package init(unreadable source: SourceText, _ finding: Finding) {
        (self.source, findings, pushTargets, entries) = (source, [finding], [], [:])
    }

    /// Reads a file.
    package init(_ source: SourceText) {
        let file = ParsedFile(source)
        var check = StructureCheck(source: source)
        if let json = file.json {
            check.check(json, against: .object(.configuration), named: "a configuration")
        }
        let findings = source.findings(of: file.problems) + check.findings
        self.source = source
        self.findings = findings.sorted { $0.location.span.lowerBound < $1.location.span.lowerBound }
        let wrong = findings.map(\.location.span)
        pushTargets = (file.json?["push"]?.members ?? []).compactMap { member in
            let span = member.keySpan.lowerBound..<member.value.span.upperBound
            return wrong.contains { span.overlaps($0) } ? nil : PushTarget(member, in: source)
        }
        entries = Member.allCases.reduce(into: [:]) { entries, member in
            guard let value = file.json?[member.rawValue], let text = value.string,
                member.problem(with: text) == nil
            else { return }
            entries[member] = Entry(text: text, location: source.location(of: value.span))
        }
    }

    /// What the file says of a member; nil if nothing that counts.
    package subscript(member: Member) -> Entry? { entries[member] }

    /// The JSON Schema of configuration files.
    package static var schema: String {
        FlowSchema.schema(of: .configuration, title: "The configuration of triage")
    }
}
