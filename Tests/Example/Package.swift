// swift-tools-version: 6.0
import PackageDescription

// Another program that takes calls: it sees of the core what is public.
let package = Package(
    name: "example",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "triage", path: "../..")],
    targets: [
        .executableTarget(name: "Example", dependencies: [.product(name: "TriageCore", package: "triage")])
    ],
    swiftLanguageModes: [.v6]
)
