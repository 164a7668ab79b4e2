import Foundation

/// The files of a target by folder, and what each folder uses from the others.
///
/// It sees top-level types, and members that an extension of another folder's type declares under a name that
/// no other folder declares. It does not see initialisers, names that several folders share, and additions to
/// types of the standard library.
struct SourceFolders {
    /// A use of something declared in another folder.
    struct Use: Equatable {
        /// The folder that uses it.
        let folder: String
        /// The folder that declares it.
        let owner: String
        /// The text to show. **Shape**: `Flow/Flow.swift:12: 'Wording' is of Script: let words: Wording`.
        let text: String
    }

    private struct File {
        let folder: String
        let path: String
        let source: [Substring]
        let code: [String]
        let declarations: [Declaration]
    }

    private let files: [File]
    /// The folders that declare a top-level type or a member of any type, by its name.
    private var types: [String: Set<String>] = [:]
    private var members: [String: Set<String>] = [:]
    /// The types nested in a type, which shadow top-level ones of the same name inside it.
    private var inner: [String: Set<String>] = [:]

    /// Reads the files below a folder.
    init(at root: String) throws {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root).sorted()
        try self.init(
            paths.filter { $0.hasSuffix(".swift") }.map { path in
                (path, try String(contentsOfFile: root + "/" + path, encoding: .utf8))
            })
    }

    /// Takes the texts of files with their paths below the folder.
    init(_ texts: [(path: String, text: String)]) {
        files = texts.map { path, text in
            let code = SwiftCode(text).lines
            return File(
                folder: path.contains("/") ? String(path.prefix { $0 != "/" }) : "no folder", path: path,
                source: text.split(separator: "\n", omittingEmptySubsequences: false), code: code,
                declarations: Declaration.all(in: code))
        }
        for file in files {
            for declaration in file.declarations where declaration.keyword != "extension" {
                if !declaration.isType {
                    members[declaration.name, default: []].insert(file.folder)
                } else if let outer = declaration.outer {
                    inner[outer.name, default: []].insert(declaration.name)
                } else if !declaration.isPrivate {
                    types[declaration.name, default: []].insert(file.folder)
                }
            }
        }
    }

    /// The names of the folders.
    var names: Set<String> { Set(files.map(\.folder)) }

    /// The modules that the files import.
    var imports: Set<String> {
        let lines = files.flatMap(\.code).filter { $0.contains("import ") }
        return Set(lines.compactMap { $0.split(separator: " ").last.map(String.init) })
    }

    /// Every use of something declared in another folder.
    var uses: [Use] {
        let added = addedMembers
        return files.flatMap { file in
            let opened = file.declarations.filter(\.opensType).map(\.name)
            let hidden = opened.reduce(into: Set<String>()) { $0.formUnion(inner[$1] ?? []) }
            return file.code.indices.flatMap { index in
                Self.words(of: file.code[index]).compactMap { word -> Use? in
                    let owners =
                        if word.isMember { added[word.name] } else {
                            hidden.contains(word.name) ? nil : types[word.name]
                        }
                    guard let owners, !owners.contains(file.folder), let owner = owners.min() else {
                        return nil
                    }
                    let line = file.source[index].drop { $0 == " " }
                    return Use(
                        folder: file.folder, owner: owner,
                        text: "\(file.path):\(index + 1): '\(word.name)' is of \(owner): \(line)")
                }
            }
        }
    }

    /// The names in a line, and whether each follows a dot.
    private static func words(of line: String) -> [(name: String, isMember: Bool)] {
        let dot = UInt8(ascii: ".")
        let chains = line.utf8.split {
            $0 < 0x80 && $0 != dot && $0 != UInt8(ascii: "_") && isalnum(Int32($0)) == 0
        }
        return chains.flatMap { chain in
            chain.split(separator: dot, omittingEmptySubsequences: false).enumerated().map {
                (String(Substring($1)), $0 > 0)
            }
        }
    }

    /// The members that a folder adds to types of other folders, under names of its own.
    private var addedMembers: [String: Set<String>] {
        var added: [String: Set<String>] = [:]
        for file in files {
            for declaration in file.declarations where !declaration.isPrivate && !declaration.opensType {
                guard let outer = declaration.outer, outer.keyword == "extension", !outer.isPrivate,
                    types[outer.name]?.contains(file.folder) == false, members[declaration.name]?.count == 1
                else { continue }
                added[declaration.name] = members[declaration.name]
            }
        }
        return added
    }
}
