import Foundation
import TriageCore

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension SourceText {
    /// Puts a text in the place of the file that this one was read from: written under another name and renamed, so
    /// that nobody sees half of it, with the file's mode, and through a link to where it leads.
    ///
    /// - Throws: `Failure` 74 if the file changed meanwhile or cannot be written; it is as it was then.
    func replace(with bytes: [UInt8]) throws(Failure) {
        let path = URL(filePath: name).resolvingSymlinksInPath().path
        let manager = FileManager.default
        guard manager.isWritableFile(atPath: path) else {
            throw Failure(.inputOutput, "'\(name)' may not be written")
        }
        let beside = URL(filePath: path).deletingLastPathComponent().path + "/.\(UUID().uuidString).json"
        do {
            try Data(bytes).write(to: URL(filePath: beside))
        } catch {
            try? manager.removeItem(atPath: beside)
            throw Failure(.inputOutput, "'\(name)' cannot be written")
        }
        var status = stat()
        guard stat(path, &status) == 0, chmod(beside, status.st_mode & 0o7777) == 0,
            SourceText(file: name)?.bytes == self.bytes
        else {
            try? manager.removeItem(atPath: beside)
            throw Failure(.inputOutput, "'\(name)' changed meanwhile and was left as it is")
        }
        guard rename(beside, path) == 0 else {
            try? manager.removeItem(atPath: beside)
            throw Failure(.inputOutput, "'\(name)' cannot be written")
        }
    }
}
