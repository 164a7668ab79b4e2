/// Findings as one JSON object, for programs.
///
/// **Shape**: `{"version":1,"checked":2,"findings":[{"code","severity","message","file","line","column",
/// "endLine","endColumn","related","suggestion","witness","fix"}],"ignored":[…],"proof":{"proved","refuted",
/// "notProved"}}`; lines and columns are 1-based, columns count Unicode scalars, the end is the place after the last
/// character. The last four members of a finding are present only where there is such a thing, `proof` only where
/// something was to be proved. `related` is a place with a `message`. A `witness` is a call that shows it: the `flow`,
/// what its `opening` says, a list of `steps`, each the place of a `node` with what is done there (`doings`), the
/// `facts` that the place of the finding reads, and the same call as a `scenario`. A `fix` is a list of places, each
/// with the `replacement` of what stands there. An ignored finding is one that says why: `because`.
package struct JSONReport: Sendable {
    /// The report as JSON text.
    package let text: String

    /// Lays out what was found file by file, in order of place.
    package init(_ report: Report) {
        let texts = report.textsByName
        var writer = JSONWriter(pretty: true)
        writer.object { writer in
            writer.key("version")
            writer.int(1)
            writer.key("checked")
            writer.int(report.checked)
            writer.findings(report.findings, in: texts)
            writer.key("ignored")
            writer.array { writer in
                for one in report.ignored { writer.finding(one.finding, in: texts, because: one.because) }
            }
            guard let proof = report.proof else { return }
            writer.key("proof")
            writer.object { writer in
                for (key, count) in [
                    ("proved", proof.proved), ("refuted", proof.refuted), ("notProved", proof.notProved),
                ] {
                    writer.key(key)
                    writer.int(count)
                }
            }
        }
        text = writer.text + "\n"
    }
}

extension JSONWriter {
    /// Writes the member `findings`, file by file, in order of place.
    package mutating func findings(_ findings: [Finding], in texts: [String: SourceText] = [:]) {
        key("findings")
        array { writer in findings.inFileOrder.forEach { writer.finding($0, in: texts) } }
    }

    fileprivate mutating func finding(
        _ finding: Finding, in texts: [String: SourceText], because: String? = nil
    ) {
        object { writer in
            writer.key("code")
            writer.string(finding.code.name)
            writer.key("severity")
            writer.string(finding.severity.rawValue)
            writer.key("message")
            writer.string(finding.message)
            writer.location(finding.location)
            if let related = finding.related {
                writer.key("related")
                writer.object { writer in
                    writer.key("message")
                    writer.string(related.message)
                    writer.location(related.location)
                }
            }
            if let suggestion = finding.suggestion {
                writer.key("suggestion")
                writer.string(suggestion)
            }
            if let witness = finding.witness {
                writer.key("witness")
                writer.witness(witness)
            }
            if let fix = finding.fix, let text = texts[finding.location.file] {
                writer.key("fix")
                writer.array { writer in fix.edits.forEach { writer.edit($0, of: text) } }
            }
            guard let because else { return }
            writer.key("because")
            writer.string(because)
        }
    }

    private mutating func witness(_ witness: Finding.Witness) {
        object { writer in
            writer.key("flow")
            writer.string(witness.flow.rawValue)
            writer.strings("opening", witness.opening)
            writer.key("steps")
            writer.array { writer in
                for step in witness.steps {
                    writer.object { writer in
                        writer.key("node")
                        writer.string(step.node.text)
                        writer.location(step.location)
                        writer.strings("doings", step.doings)
                    }
                }
            }
            writer.strings("facts", witness.facts)
            writer.key("scenario")
            writer.value(
                JSONParser.parse(Array(witness.scenario.utf8)).value ?? JSON(value: .null, span: 0..<0))
        }
    }

    private mutating func edit(_ edit: Finding.Fix.Edit, of text: SourceText) {
        object { writer in
            writer.location(text.location(of: edit.span))
            writer.key("replacement")
            writer.string(edit.replacement)
        }
    }

    private mutating func strings(_ key: String, _ texts: [String]) {
        self.key(key)
        array { writer in texts.forEach { writer.string($0) } }
    }

    private mutating func location(_ location: Finding.Location) {
        key("file")
        string(location.file)
        for (name, number) in [
            ("line", location.start.line), ("column", location.start.column), ("endLine", location.end.line),
            ("endColumn", location.end.column),
        ] {
            key(name)
            int(number)
        }
    }
}
