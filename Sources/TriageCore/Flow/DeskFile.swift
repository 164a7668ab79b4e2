import Synchronization

/// A file of definitions that several flows share.
struct DeskFile: Sendable {
    /// The file's name, as flows use it. **Shape**: `desk.json`.
    let name: String
    /// The file as read.
    let source: SourceText
    /// Its root object, with misspelt members called rightly.
    let json: JSON

    /// Whether a file says that it is a desk rather than a flow.
    package static func isDesk(_ json: JSON) -> Bool { json["desk"]?.bool == true }

    /// Compares a parsed file with the shape of a desk.
    ///
    /// - Returns: the desk, nil if the file is none, and what is wrong with its structure.
    static func read(_ file: ParsedFile, named name: String) -> (desk: DeskFile?, findings: [Finding]) {
        guard let json = file.json, isDesk(json) else {
            return (nil, file.source.findings(of: file.problems))
        }
        var check = StructureCheck(source: file.source)
        check.check(json, against: .object(.desk), named: "a desk")
        return (
            DeskFile(name: name, source: file.source, json: check.meant(by: json)),
            file.source.findings(of: file.problems) + check.findings
        )
    }
}

/// A file that a flow needs besides its own and those of its parts: a desk, or the rows of a table.
///
/// A class, so that the digest of a long one is computed once.
package final class UsedFile: Sendable {
    /// The file's name, by which the flow or its desk uses it. **Shape**: `desk.json`, `cities.csv`.
    package let name: String
    /// The file as read.
    package let source: SourceText
    /// The checksum that identifies this version of the file.
    package var digest: String {
        hash.withLock { known in
            if let known { return known }
            let digest = XXH64.hex(XXH64.hash(source.bytes))
            known = digest
            return digest
        }
    }

    private let hash = Mutex<String?>(nil)

    /// Takes a file as read.
    init(name: String, source: SourceText) {
        self.name = name
        self.source = source
    }
}
