/// Findings as a log for code scanning.
///
/// **Source**: SARIF 2.1.0 (OASIS standard, errata 01). Columns count Unicode scalars, as everywhere here.
package struct SARIFReport: Sendable {
    /// The log, one JSON object.
    package let text: String

    /// Lays out what was found, ignored findings as suppressed ones.
    package init(_ report: Report) {
        let all = report.findings.map { ($0, String?.none) } + report.ignored.map { ($0.finding, $0.because) }
        var codes: [Finding.Code] = []
        for (finding, _) in all where !codes.contains(finding.code) { codes.append(finding.code) }
        let texts = report.textsByName
        var fingerprints = Fingerprints(of: texts)
        var writer = JSONWriter(pretty: true)
        writer.object { writer in
            writer.member(
                "$schema",
                "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
            writer.member("version", "2.1.0")
            writer.list("runs") { writer in
                writer.object { writer in
                    writer.tool(codes, version: report.version)
                    writer.member("columnKind", "unicodeCodePoints")
                    writer.list("results") { writer in
                        for (finding, because) in all {
                            writer.result(
                                finding, rule: codes.firstIndex(of: finding.code) ?? 0, in: texts,
                                fingerprint: fingerprints.next(of: finding), because: because)
                        }
                    }
                }
            }
        }
        text = writer.text + "\n"
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ key: String, _ text: String) {
        self.key(key)
        string(text)
    }

    fileprivate mutating func list(_ key: String, _ elements: (inout JSONWriter) -> Void) {
        self.key(key)
        array(elements)
    }

    private mutating func nested(_ key: String, _ members: (inout JSONWriter) -> Void) {
        self.key(key)
        object(members)
    }

    private mutating func message(_ text: String, _ key: String = "message") {
        nested(key) { $0.member("text", text) }
    }

    // MARK: The tool

    fileprivate mutating func tool(_ codes: [Finding.Code], version: String) {
        nested("tool") { writer in
            writer.nested("driver") { writer in
                writer.member("name", "triage")
                if !version.isEmpty { writer.member("semanticVersion", version) }
                writer.list("rules") { writer in codes.forEach { writer.rule($0) } }
            }
        }
    }

    private mutating func rule(_ code: Finding.Code) {
        let fault = code.page.fault.replacing("\n", with: " ")
        object { writer in
            writer.member("id", code.name)
            writer.message(fault.firstSentence, "shortDescription")
            writer.message(fault, "fullDescription")
            writer.nested("help") { writer in
                writer.member("text", CodePage(code).text)
                writer.member("markdown", CodePage(code).markdown)
            }
            writer.nested("defaultConfiguration") { $0.member("level", code.severity.level) }
        }
    }

    // MARK: Results

    fileprivate mutating func result(
        _ finding: Finding, rule: Int, in texts: [String: SourceText], fingerprint: String, because: String?
    ) {
        object { writer in
            writer.member("ruleId", finding.code.name)
            writer.key("ruleIndex")
            writer.int(rule)
            writer.member("level", finding.severity.level)
            writer.message(finding.message)
            writer.list("locations") { $0.location(finding.location) }
            if let related = finding.related {
                writer.list("relatedLocations") { $0.location(related.location, related.message, id: 0) }
            }
            if let witness = finding.witness { writer.codeFlow(witness, to: finding) }
            writer.fix(of: finding, in: texts[finding.location.file])
            writer.nested("partialFingerprints") { $0.member("triageFinding/v1", fingerprint) }
            if let because {
                writer.list("suppressions") { writer in
                    writer.object { writer in
                        writer.member("kind", "inSource")
                        writer.member("justification", because)
                    }
                }
            }
        }
    }

    private mutating func codeFlow(_ witness: Finding.Witness, to finding: Finding) {
        list("codeFlows") { writer in
            writer.object { writer in
                let facts = witness.facts.isEmpty ? "" : " with " + witness.facts.joined(separator: ", ")
                writer.message("A call that shows it\(facts).")
                writer.list("threadFlows") { writer in
                    writer.object { writer in
                        if !witness.opening.isEmpty {
                            writer.message("At the opening: \(witness.opening.joined(separator: ", ")).")
                        }
                        writer.list("locations") { writer in
                            for step in witness.steps {
                                writer.object {
                                    $0.nested("location") { $0.place(step.location, step.sentence) }
                                }
                            }
                            writer.object {
                                $0.nested("location") { $0.place(finding.location, finding.message) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// What cures it: what is superfluous goes, or a name is written as it was most likely meant.
    private mutating func fix(of finding: Finding, in text: SourceText?) {
        guard let text else { return }
        let (description, edits) =
            if let fix = finding.fix {
                ("Take it out.", fix.edits)
            } else if let edit = text.correction(of: finding), let name = finding.suggestion {
                ("Write '\(name)'.", [edit])
            } else {
                ("", [])
            }
        guard !edits.isEmpty else { return }
        list("fixes") { writer in
            writer.object { writer in
                writer.message(description, "description")
                writer.list("artifactChanges") { writer in
                    writer.object { writer in
                        writer.artifact(finding.location.file)
                        writer.list("replacements") { writer in
                            for edit in edits { writer.replacement(edit, in: text) }
                        }
                    }
                }
            }
        }
    }

    private mutating func replacement(_ edit: Finding.Fix.Edit, in text: SourceText) {
        object { writer in
            writer.region(text.location(of: edit.span), "deletedRegion")
            if !edit.replacement.isEmpty { writer.message(edit.replacement, "insertedContent") }
        }
    }

    // MARK: Places

    private mutating func location(_ location: Finding.Location, _ message: String? = nil, id: Int? = nil) {
        object { $0.place(location, message, id: id) }
    }

    private mutating func place(_ location: Finding.Location, _ message: String? = nil, id: Int? = nil) {
        if let id {
            key("id")
            int(id)
        }
        nested("physicalLocation") { writer in
            writer.artifact(location.file)
            writer.region(location, "region")
        }
        if let message { self.message(message) }
    }

    private mutating func artifact(_ file: String) {
        nested("artifactLocation") { $0.member("uri", file.uriReference) }
    }

    private mutating func region(_ location: Finding.Location, _ key: String) {
        nested(key) { writer in
            for (name, number) in [
                ("startLine", location.start.line), ("startColumn", location.start.column),
                ("endLine", location.end.line), ("endColumn", location.end.column),
            ] {
                writer.key(name)
                writer.int(number)
            }
        }
    }
}

extension Finding.Severity {
    /// What the standard calls it.
    fileprivate var level: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .info: "note"
        }
    }
}

extension SourceText {
    /// What to write in place of a name that is not known; nil if the place is more than that name.
    fileprivate func correction(of finding: Finding) -> Finding.Fix.Edit? {
        let span = finding.location.span
        guard let name = finding.suggestion, !span.isEmpty, span.upperBound <= bytes.count else { return nil }
        var written = String(decoding: bytes[span.lowerBound..<span.upperBound], as: UTF8.self)
        let isQuoted = written.count > 2 && written.hasPrefix("\"") && written.hasSuffix("\"")
        if isQuoted { written = String(written.dropFirst().dropLast()) }
        guard NearestName.of(written, among: [name]) == name else { return nil }
        var writer = JSONWriter()
        writer.string(name)
        return Finding.Fix.Edit(
            span, with: isQuoted ? writer.text : String(writer.text.dropFirst().dropLast()))
    }
}

extension String {
    /// The text up to its first full stop.
    fileprivate var firstSentence: String {
        range(of: ". ").map { String(self[..<$0.lowerBound]) + "." } ?? self
    }

    /// A path as a reference to it. **Source**: RFC 3986.
    fileprivate var uriReference: String {
        let path = utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            let isPlain =
                byte < 0x80 && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                || "-._~/".unicodeScalars.contains(scalar)
            let digits = String(byte, radix: 16, uppercase: true)
            return isPlain ? String(scalar) : "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
        return path.hasPrefix("/") ? "file://" + path : path
    }
}
