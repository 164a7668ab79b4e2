import Synchronization
import TriageCore

/// Files by their paths, each read and parsed when it is first asked for.
///
/// A class, because the flow library asks for parts through a closure that many may hold.
final class FileCache: Sendable {
    private let files = Mutex<[String: ParsedFile?]>([:])

    /// The file at a path as it was first found; nil when it could not be read.
    subscript(path: String) -> ParsedFile? {
        files.withLock { files in
            if let known = files[path] { return known }
            let file = SourceText(file: path).map(ParsedFile.init)
            files[path] = .some(file)
            return file
        }
    }
}
