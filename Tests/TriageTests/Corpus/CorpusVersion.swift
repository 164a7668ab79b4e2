import Foundation
import TestSupport
import TriageCore

/// The files that a version of the program wrote, kept to check that every later version can read them: a
/// folder of `Tests/Corpus`.
struct CorpusVersion: Sendable, CustomStringConvertible {
    /// The folder's name. **Shape**: the day, such as `2026-11-25`, and what was new, if one day has several.
    let name: String

    /// All versions kept, oldest first.
    static let all: [CorpusVersion] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: root)
        return (names ?? []).filter { $0.first?.isNumber ?? false }.sorted().map(CorpusVersion.init)
    }()

    private static let root = ProjectFolder.root + "/Tests/Corpus"

    /// Identifies this version in a list of test cases.
    var description: String { name }

    /// The path of something in the folder.
    func path(_ path: String) -> String { "\(Self.root)/\(name)/\(path)" }

    /// The names of the files in a folder, sorted, except hidden ones.
    func names(_ folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }

    /// What its program could do.
    func edition() throws -> Event.Opening.Edition {
        let journals = try names("home/open").map { try text("home/open/\($0)") }
        if journals.contains(where: { $0.contains(#","backs":true,"#) }) { return .backs }
        return journals.contains { $0.contains(#","wrapUp":true,"#) } ? .wrapUp : .first
    }

    /// The bytes of a file in the folder.
    func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: self.path(path))))
    }

    /// The text of a file in the folder.
    func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

    /// Every journal with the outcome expected when it is finished.
    static let finishes: [ExpectedFinish] = all.flatMap { version in
        version.names("expected").filter { $0.hasSuffix(".json") }.map {
            ExpectedFinish(version: version, name: String($0.dropLast(5)))
        }
    }

    /// A desk whose home is a copy of the version's, with all its journals or only one.
    func desk(journal: String? = nil) throws -> Desk {
        let desk = try Desk()
        for folder in names("home") {
            for file in names("home/\(folder)")
            where folder != "open" || journal == nil || file == journal.map({ $0 + ".jsonl" }) {
                try desk.folder.write(bytes("home/\(folder)/\(file)"), to: "home/\(folder)/\(file)")
            }
        }
        return desk
    }

    /// A flow of the version with all the parts it calls.
    func flows(_ id: FlowID) -> FlowSet? {
        let files = names("home/flows")
        let library = FlowLibrary { id in
            guard let file = files.first(where: { $0.hasPrefix("\(id)@") }),
                let bytes = try? bytes("home/flows/\(file)")
            else { return nil }
            return SourceText(name: file, bytes: bytes)
        }
        return library.load(id)?.flows
    }
}
