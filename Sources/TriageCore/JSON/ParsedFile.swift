/// A file and the result of parsing it, so that it is parsed only once.
package struct ParsedFile: Sendable {
    /// The file's name and bytes.
    package let source: SourceText
    /// The parsed value; nil when the file could not be parsed to its end.
    package let json: JSON?
    /// The problems that the parser reported.
    package let problems: [JSONProblem]

    /// Parses a file.
    package init(_ source: SourceText) {
        self.source = source
        (json, problems) = JSONParser.parse(source.bytes)
    }

    /// A file whose tree is another one than that of its bytes, which keep saying where everything stands.
    package init(_ source: SourceText, json: JSON) {
        (self.source, self.json, problems) = (source, json, [])
    }
}
