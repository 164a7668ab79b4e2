import Foundation

/// The programs built next to the tests.
package enum BuiltProducts {
    /// The path of a program by its name.
    package static func path(_ name: String) -> String {
        #if os(macOS)
            let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
            let folder = bundle.bundleURL.deletingLastPathComponent()
        #else
            let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
                .deletingLastPathComponent()
        #endif
        return folder.appendingPathComponent(name).path
    }
}
