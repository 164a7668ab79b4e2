import Foundation
import Testing

@testable import TriageCore

@Suite("Official conformance cases")
struct ConformanceTests {
    /// Cases that cannot pass, with the reason.
    static let exceptions: [String: String] = [:]

    @Test(
        "every case passes but the listed ones, which fail",
        .enabled(if: ProcessInfo.processInfo.environment["CEL_CONFORMANCE"] != nil))
    func cases() throws {
        let path = try #require(ProcessInfo.processInfo.environment["CEL_CONFORMANCE"])
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let json = try #require(JSONParser.parse(bytes).value)
        var counts: [String: (passed: Int, all: Int)] = [:]
        for element in try #require(json.elements) {
            let single = try ConformanceCase(element)
            let failure = single.failure()
            counts[single.file, default: (0, 0)].all += 1
            if failure == nil { counts[single.file, default: (0, 0)].passed += 1 }
            if Self.exceptions[single.name] != nil {
                #expect(failure != nil, "\(single.name) passes and must not be listed")
            } else {
                #expect(failure == nil, "\(single.name): `\(single.source)` \(failure ?? "")")
            }
        }
        #expect(!counts.isEmpty)
        for (file, count) in counts.sorted(by: { $0.key < $1.key }) {
            print(
                "\(file.padding(toLength: 18, withPad: " ", startingAt: 0)) \(count.passed) of \(count.all)")
        }
    }
}
