import Testing

@testable import TriageCore

@Suite("Spans of time")
struct DurationTests {
    @Test(
        "a time is shown as on a clock",
        arguments: [(0, "0:00"), (7, "0:07"), (187, "3:07"), (3727, "1:02:07"), (-5, "-0:05")])
    func clock(seconds: Int, expected: String) {
        #expect(Duration.seconds(seconds).clock == expected)
    }
}
