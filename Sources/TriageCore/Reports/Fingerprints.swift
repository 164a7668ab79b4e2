/// Names by which findings are known again in a later version of their files, whatever changes around them.
struct Fingerprints {
    private let texts: [String: SourceText]
    /// How often each was given: what is wrong twice in the same words is told apart by its order.
    private var given: [String: Int] = [:]

    /// Names findings in files.
    init(of texts: [String: SourceText]) { self.texts = texts }

    /// The name of a finding, each time of another one. **Shape**: 16 hex digits, a colon and a number from 1: the
    /// XXH64 of the code, the file's own name, the message and what the place holds, but not of where it is.
    mutating func next(of finding: Finding) -> String {
        let span = finding.location.span
        let bytes = texts[finding.location.file]?.bytes ?? []
        let held = span.upperBound <= bytes.count ? bytes[span.lowerBound..<span.upperBound] : []
        let file = finding.location.file.split(separator: "/").last.map(String.init) ?? ""
        let parts = [finding.code.name, file, finding.message].map { Array($0.utf8) }
        let digest = XXH64.hex(XXH64.hash(Array((parts + [Array(held)]).joined(separator: [0]))))
        given[digest, default: 0] += 1
        return "\(digest):\(given[digest, default: 1])"
    }
}
