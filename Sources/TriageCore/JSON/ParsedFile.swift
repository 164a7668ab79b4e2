/// A file with what the parser made of it, so that it is parsed once, whoever looks at it.
package struct ParsedFile: Sendable {
    /// The file.
    package let source: SourceText
    /// The value that it stands for; nil when it could not be read to its end.
    package let json: JSON?
    /// What the parser had to say of it.
    package let problems: [JSONProblem]

    /// Parses a file.
    package init(_ source: SourceText) {
        self.source = source
        (json, problems) = JSONParser.parse(source.bytes)
    }
}
