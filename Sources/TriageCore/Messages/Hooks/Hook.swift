/// A program that is run when something happens in an enquiry.
package struct Hook: Sendable, Hashable {
    /// The name of its file. **Shape**: `on-close.zammad.personal`.
    package let name: String
    /// The path of its file.
    package let path: String
    /// When it is run.
    package let event: HookEvent
    /// Whether it is given personal data too.
    package let isPersonal: Bool

    /// Why a file in the folder of hooks is none.
    package enum PassedOver: Sendable, Equatable {
        /// It is not named for an event.
        case event
        /// The suffix has letters that none may have, or is one of those that copies and switched-off files have.
        case suffix(String)
        /// It is a folder, a pipe or the like.
        case notAFile
        /// The user may not run it.
        case notExecutable
        /// Others may write to it, or to the folder; they could run what they like as this user.
        case writableByOthers, folderWritableByOthers
        /// It belongs to another user.
        case foreign
    }

    /// The suffixes of copies and of files that were switched off.
    private static let unused: Set<Substring> = ["bak", "old", "orig", "sample", "disabled", "personal"]

    /// Reads the name of a file.
    ///
    /// **Shape**: `EVENT`, `EVENT.SUFFIX`, or either with `.personal` at the end.
    init(named name: String, in folder: String) throws(PassedOverError) {
        var parts = name.split(separator: ".", omittingEmptySubsequences: false)
        isPersonal = parts.count > 1 && parts.last == "personal"
        if isPersonal { parts.removeLast() }
        guard let event = HookEvent(String(parts[0])) else { throw PassedOverError(why: .event) }
        let suffix = parts.dropFirst().joined(separator: ".")
        if parts.count > 1 {
            let isPlain = suffix.utf8.allSatisfy {
                $0 == 0x2D || $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39
            }
            guard parts.count == 2, isPlain, !suffix.isEmpty, !Self.unused.contains(parts[1]) else {
                throw PassedOverError(why: .suffix(suffix))
            }
        }
        self.name = name
        self.event = event
        path = "\(folder)/\(name)"
    }

    /// Carries the reason out of the reading of a name.
    struct PassedOverError: Error {
        /// The reason.
        let why: PassedOver
    }
}

extension Hook.PassedOver: CustomStringConvertible {
    /// The reason, with what to do about it.
    package var description: String {
        switch self {
        case .event: "its name does not begin with an event: \(HookEvent.names.joined(separator: ", "))"
        case .suffix(let suffix):
            "'.\(suffix)' is no suffix of a hook: one of a-z, 0-9 and -, but not bak, old, orig, sample, disabled"
        case .notAFile: "it is not a file"
        case .notExecutable: "it cannot be run: chmod +x"
        case .writableByOthers: "others can write to it: chmod go-w"
        case .folderWritableByOthers: "others can write to its folder: chmod go-w"
        case .foreign: "it belongs to another user"
        }
    }
}
