import Foundation

/// A folder of a test's own, removed together with this value.
///
/// A class, because the folder is removed exactly once, when the last user is gone.
package final class TemporaryFolder: Sendable {
    /// The path of the folder.
    package let path: String

    /// Where the folders are created: in memory if the system offers that and the environment names no other
    /// place, since a test that is not about the disk need not wait for it.
    private static let root: String = {
        let memory = "/dev/shm"
        let isNamed = ProcessInfo.processInfo.environment["TMPDIR"] != nil
        return isNamed || !FileManager.default.isWritableFile(atPath: memory)
            ? FileManager.default.temporaryDirectory.path : memory
    }()

    /// Creates the folder.
    package init() throws {
        path = Self.root + "/triage-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file and creates the folders above it.
    /// - Returns: the file's path.
    @discardableResult package func write(_ text: String, to name: String) throws -> String {
        try write(Array(text.utf8), to: name)
    }

    /// Writes a file and creates the folders above it.
    /// - Returns: the file's path.
    @discardableResult package func write(_ bytes: [UInt8], to name: String) throws -> String {
        let file = URL(fileURLWithPath: path + "/" + name)
        try makeFolder(name.split(separator: "/").dropLast().joined(separator: "/"))
        let isNew = !FileManager.default.fileExists(atPath: file.path)
        try Data(bytes).write(to: file)
        if isNew { try Self.setMode(0o600, file.path) }
        return file.path
    }

    /// Creates a folder and those above it, for their owner only, as the program does.
    private func makeFolder(_ name: String) throws {
        let place = path + (name.isEmpty ? "" : "/" + name)
        guard !FileManager.default.fileExists(atPath: place) else { return }
        try makeFolder(name.split(separator: "/").dropLast().joined(separator: "/"))
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
        try Self.setMode(0o700, place)
    }

    private static func setMode(_ mode: Int, _ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    /// The bytes of a file.
    package func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)))
    }

    /// The names of the files in a folder, sorted; empty if the folder does not exist.
    package func names(_ folder: String = "") -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []).sorted()
    }

    /// Every file below the folder, with its bytes.
    package func allFiles() throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in FileManager.default.enumerator(atPath: path)?.compactMap({ $0 as? String }) ?? [] {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder)
            if !isFolder.boolValue { files[name] = try bytes(name) }
        }
        return files
    }
}
