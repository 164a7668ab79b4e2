import Foundation

/// How much the tests try.
package enum Thoroughness {
    /// Whether the environment asks for the long variants of the tests, by `TRIAGE_LONG=1`.
    package static let isLong = ProcessInfo.processInfo.environment["TRIAGE_LONG"] == "1"

    /// A number that is another one each day, so that what a short run leaves out is tried on other days; that of
    /// `TRIAGE_DAY` where a day is to be tried again.
    package static let day =
        ProcessInfo.processInfo.environment["TRIAGE_DAY"].flatMap { Int($0) }
        ?? Int(Date.now.timeIntervalSince1970 / 86_400)

    /// One in so many, others each day; all of them in a long run.
    package static func some<Element>(_ all: [Element], oneIn share: Int = 3) -> [Element] {
        isLong ? all : all.indices.filter { ($0 + day) % share == 0 }.map { all[$0] }
    }

    /// As many numbers in a row as a short run tries, others each day; in a long run as many as are given.
    package static func seeds(_ count: Int, of all: Int) -> Range<UInt64> {
        let start = isLong ? 0 : UInt64(day) * UInt64(count)
        return start..<start + UInt64(isLong ? all : count)
    }
}
