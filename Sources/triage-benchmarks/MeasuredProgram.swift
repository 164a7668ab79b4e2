import Foundation

/// The program that is measured: the one built beside the benchmarks.
struct MeasuredProgram {
    /// Where it is.
    let path: String
    /// Whether the Swift runtime is in it, as in the program that agents have.
    let isStatic: Bool

    /// How to build the program that agents have.
    static let howToBuild = "swift build -c release --static-swift-stdlib"

    /// Finds the program; prints what to do when it is not there.
    init?() {
        path =
            URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "triage").path
        guard FileManager.default.isExecutableFile(atPath: path),
            let bytes = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
        else {
            print("  skipped: build the program first: \(Self.howToBuild)")
            return nil
        }
        #if os(Linux)
            // A library that is to be loaded is named in the file.
            isStatic = bytes.range(of: Data("libswiftCore.so".utf8)) == nil
        #else
            isStatic = true
        #endif
    }

    /// Which program it is and whether its figures count.
    var description: String {
        let values = try? URL(filePath: path).resourceValues(forKeys: [.contentModificationDateKey])
        let built = values?.contentModificationDate.map { ", built \($0.ISO8601Format())" } ?? ""
        let linkage =
            isStatic
            ? "statically linked" : "DYNAMICALLY linked, so it starts more slowly: \(Self.howToBuild)"
        return "\(path)\(built), \(linkage)"
    }
}
