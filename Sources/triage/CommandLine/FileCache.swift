import Synchronization
import TriageCore

/// Files by path, each read and parsed on first use.
///
/// A class, because the flow library looks up parts through a closure that several owners may hold.
final class FileCache: Sendable {
    private let files = Mutex<[String: ParsedFile?]>([:])

    /// The file at a path as first read; nil if it could not be read.
    subscript(path: String) -> ParsedFile? {
        files.withLock { files in
            if let known = files[path] { return known }
            let file = SourceText(file: path).map(ParsedFile.init)
            files[path] = .some(file)
            return file
        }
    }
}
