import Synchronization
import TriageCore

/// Files by path, each read and parsed on first use.
///
/// A class, because the flow library looks up parts through a closure that several owners may hold.
final class FileCache: Sendable {
    private let files: Mutex<[String: ParsedFile?]>
    private let texts: Mutex<[String: SourceText?]>
    /// The paths of files that were put in the place of what would be read.
    private let given: Mutex<Set<String>>

    /// Starts with nothing read, and with texts to take in place of what files hold, by path.
    init(replacing replaced: [String: SourceText] = [:]) {
        files = Mutex(replaced.mapValues { ParsedFile($0) })
        texts = Mutex(replaced.mapValues { $0 })
        given = Mutex(Set(replaced.keys))
    }

    /// The file at a path as first read; nil if it could not be read.
    subscript(path: String) -> ParsedFile? { file(path) { SourceText(file: path) } }

    /// The same for a path that the user named, which may be that of a pipe.
    func named(_ path: String) -> ParsedFile? { file(path) { SourceText(named: path) } }

    /// Puts a file in the place of one that would be read.
    func put(_ file: ParsedFile, at path: String) {
        given.withLock { _ = $0.insert(path) }
        files.withLock { $0[path] = .some(file) }
    }

    /// Lets a file go, which is read again should it be needed; one that was put there stays.
    func forget(_ path: String) {
        guard !given.withLock({ $0.contains(path) }) else { return }
        files.withLock { $0[path] = nil }
    }

    /// The text of a file at a path, as first read; nil if it could not be read.
    func text(_ path: String) -> SourceText? {
        texts.withLock { texts in
            if let known = texts[path] { return known }
            let text = SourceText(file: path)
            texts[path] = .some(text)
            return text
        }
    }

    private func file(_ path: String, reading read: () -> SourceText?) -> ParsedFile? {
        files.withLock { files in
            if let known = files[path] { return known }
            let file = read().map(ParsedFile.init)
            files[path] = .some(file)
            return file
        }
    }
}
