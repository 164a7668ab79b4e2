import Testing

@testable import TriageCore

@Suite("ChecksummedLine")
struct ChecksummedLineTests {
    private func verdict(_ text: String) -> LogLine.Verdict {
        Array(text.utf8).withUnsafeBytes { ChecksummedLine.verdict(of: $0) }
    }

    @Test("a line is the object, the checksum of what stands before it, and a newline")
    func sealing() {
        let line = ChecksummedLine.sealing(Array("{\"v\":1,\"n\":1}".utf8))
        #expect(String(decoding: line, as: UTF8.self) == "{\"v\":1,\"n\":1,\"sum\":\"3a9ffe0dd147abe3\"}\n")
    }

    @Test(
        "a line is judged by its checksum, then by its version",
        arguments: [
            ("{\"v\":1,\"n\":1,\"sum\":\"3a9ffe0dd147abe3\"}", LogLine.Verdict.whole),
            ("{\"v\":1,\"n\":1,\"sum\":\"3A9FFE0DD147ABE3\"}", .damaged),
            ("{\"v\":1,\"n\":1,\"sum\":\"3a9ffe0dd147abe4\"}", .damaged),
            ("{\"v\":1,\"n\":2,\"sum\":\"3a9ffe0dd147abe3\"}", .damaged),
            ("{\"v\":2,\"n\":1,\"sum\":\"3a9ffe0dd147abe3\"}", .damaged),
            ("{\"v\":1,\"n\":1,\"sum\":\"3a9ffe0dd147abe3\"} ", .damaged),
            ("{\"v\":1,\"n\":1}", .damaged), ("", .damaged), ("{}", .damaged), ("\0\0\0", .damaged),
            (",\"sum\":\"ef46db3751d8e999\"}", .damaged),
        ])
    func judging(text: String, expected: LogLine.Verdict) {
        #expect(verdict(text) == expected)
    }

    @Test(
        "a newer version is known by its number only when the checksum is right", arguments: [0, 2, 10, 123])
    func version(number: Int) {
        let line = Sample.line(version: number).dropLast()
        #expect(verdict(String(decoding: line, as: UTF8.self)) == .unknownVersion(number))
    }

    @Test("a seal says how long the torn line was", arguments: [0, 37, 1 << 40])
    func seal(length: Int) {
        let line = ChecksummedLine.seal(length: length)
        #expect(line.starts(with: Array("{\"v\":1,\"sealed\":\(length),\"sum\":\"".utf8)))
        #expect(verdict(String(decoding: line.dropLast(), as: UTF8.self)) == .seal(length: length))
        #expect(line.count <= ChecksummedLine.sealLimit)
    }
}
