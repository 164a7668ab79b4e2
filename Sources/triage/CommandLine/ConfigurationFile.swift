import Foundation
import TriageCore

/// The configuration of one run of the program: its file is opened when something is first asked of it, and once.
///
/// A class, because all copies of an environment share what was read.
final class ConfigurationFile {
    private var known: Configuration?

    /// The configuration at a path; `tell` is called when the file has just been read.
    ///
    /// - Parameter isNamed: whether somebody named the file, so that it is amiss if it is not there.
    func configuration(at path: String, isNamed: Bool, tell: (Configuration) -> Void) -> Configuration {
        if let known { return known }
        let configuration = Self.read(path, isNamed: isNamed)
        known = configuration
        tell(configuration)
        return configuration
    }

    private static func read(_ path: String, isNamed: Bool) -> Configuration {
        func unreadable(_ cause: String) -> Configuration {
            let source = SourceText(name: path, bytes: [])
            return Configuration(unreadable: source, source.unreadable(cause))
        }
        // Opening a pipe must not wait for whoever writes to it.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            if [ENOENT, ENOTDIR].contains(errno), !isNamed { return Configuration() }
            return unreadable("this file cannot be read: \(String(cString: strerror(errno)).lowercased())")
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            return unreadable(isFolder ? "this is a folder, not a file" : "this is not a file")
        }
        // It names programs to run.
        guard status.st_mode & S_IWOTH == 0 else {
            return unreadable("anybody can write to this file, so it does not count; chmod o-w makes it safe")
        }
        guard let bytes = try? handle.readToEnd() ?? Data() else {
            return unreadable("this file cannot be read")
        }
        return Configuration(SourceText(name: path, bytes: Array(bytes)))
    }
}
