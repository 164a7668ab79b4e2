import Foundation

/// The name and home of a user, as the list of this machine's users has them.
///
/// The list is read plainly: the system's own look-up loads its name services while the program runs, which a
/// static executable cannot. Users whom only a network knows have their home and name in the environment.
///
/// **Source**: `passwd(5)`.
struct UserAccount: Equatable {
    let name: String
    /// Nil where the list leaves it empty.
    let home: String?

    /// Whoever runs the program; nil if this machine's list does not name him.
    static var current: Self? {
        FileManager.default.contents(atPath: "/etc/passwd").flatMap {
            Self(id: getuid(), in: String(decoding: $0, as: UTF8.self))
        }
    }

    /// The user with a number; nil if the list has no whole line of his.
    init?(id: uid_t, in list: String) {
        let lines = list.utf8.split(separator: UInt8(ascii: "\n")).lazy.map { line in
            line.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map { Substring($0) }
        }
        guard let line = lines.first(where: { $0.count == 7 && uid_t($0[2]) == id }), !line[0].isEmpty else {
            return nil
        }
        name = String(line[0])
        home = line[5].isEmpty ? nil : String(line[5])
    }
}
