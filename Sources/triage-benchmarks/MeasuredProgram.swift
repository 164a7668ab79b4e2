import Foundation

/// The program to measure: the one built next to the benchmarks.
struct MeasuredProgram {
    /// Its path.
    let path: String
    /// Whether it is linked with the static Swift runtime, like the program that agents have.
    let isStatic: Bool

    /// How to build the program that agents have.
    static let howToBuild = "swift build -c release"

    /// Finds the program; prints what to do when it is missing.
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
            // A dynamically linked library is named in the file.
            isStatic = bytes.range(of: Data("libswiftCore.so".utf8)) == nil
        #else
            isStatic = true
        #endif
    }

    /// Which program it is, and whether its figures are meaningful.
    var description: String {
        let values = try? URL(filePath: path).resourceValues(forKeys: [.contentModificationDateKey])
        let built = values?.contentModificationDate.map { ", built \($0.ISO8601Format())" } ?? ""
        let linkage =
            isStatic
            ? "statically linked" : "DYNAMICALLY linked, so it starts more slowly: \(Self.howToBuild)"
        return "\(path)\(built), \(linkage)"
    }
}
