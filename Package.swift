// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "triage",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "triage", targets: ["triage"]),
        .library(name: "TriageCore", targets: ["TriageCore"]),
    ],
    targets: [
        .target(name: "TriageCore", exclude: ["Records/FORMAT.md", "Push/TEAM.md"]),
        .target(name: "Terminal"),
        .target(name: "FlowOracle", dependencies: ["TriageCore", "TestSupport"]),
        .executableTarget(
            name: "triage", dependencies: ["TriageCore", "Terminal"],
            linkerSettings: [
                // A release is one file that loads nothing: no library, no name service, no relocation.
                .unsafeFlags(
                    ["-static-executable"], .when(platforms: [.linux], configuration: .release))
            ]),
        .executableTarget(
            name: "triage-benchmarks", dependencies: ["TriageCore", "TestSupport", "FlowOracle"],
            linkerSettings: [
                // Allocations are counted by a function of the benchmarks' own.
                .unsafeFlags(
                    ["-Xlinker", "--defsym=malloc=triage_counting_malloc"], .when(platforms: [.linux]))
            ]),
        .target(name: "TestSupport", dependencies: ["TriageCore", "Terminal"], path: "Tests/TestSupport"),
        .executableTarget(
            name: "terminal-probe", dependencies: ["Terminal", "TestSupport"], path: "Tests/TerminalProbe"),
        .testTarget(name: "TriageCoreTests", dependencies: ["TriageCore", "TestSupport"]),
        .testTarget(name: "FlowOracleTests", dependencies: ["FlowOracle", "TriageCore", "TestSupport"]),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal", "TestSupport", "terminal-probe"]),
        .testTarget(name: "TriageTests", dependencies: ["triage", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)
