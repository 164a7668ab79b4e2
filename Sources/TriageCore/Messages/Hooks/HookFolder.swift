/// The folder of an agent's hooks.
package struct HookFolder: Sendable, Equatable {
    /// Its path.
    package let path: String
    /// The version of this program, which hooks are told.
    package let version: String

    /// Refers to a folder, which need not exist; does not touch the disk.
    package init(path: String, version: String) {
        self.path = path
        self.version = version
    }

    /// What a folder holds.
    package struct Contents: Sendable, Equatable {
        /// The hooks, in the byte order of their names.
        package var hooks: [Hook] = []
        /// The other files, with why they are none.
        package var passedOver: [(name: String, why: Hook.PassedOver)] = []

        /// Contents are equal if the same files are taken and passed over for the same reasons.
        package static func == (left: Contents, right: Contents) -> Bool {
            left.hooks == right.hooks && left.passedOver.elementsEqual(right.passedOver) { $0 == $1 }
        }

        /// The hooks of an event, in the order in which they are run.
        package func hooks(of event: HookEvent) -> [Hook] { hooks.filter { $0.event == event } }
    }

    /// Lists the folder; nothing in it if there is none.
    package func contents() -> Contents {
        var contents = Contents()
        guard let names = try? PosixPath.names(in: path), !names.isEmpty else { return contents }
        let isOpen = (try? PosixPath.identity(path))?.map { $0.isWritableByOthers || !$0.isTrusted } ?? true
        for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            do throws(Hook.PassedOverError) {
                let hook = try Hook(named: name, in: path)
                if let why = Self.fault(of: hook) { throw Hook.PassedOverError(why: why) }
                if isOpen { throw Hook.PassedOverError(why: .folderWritableByOthers) }
                contents.hooks.append(hook)
            } catch {
                contents.passedOver.append((name, error.why))
            }
        }
        return contents
    }

    /// The hooks of an event, in the order in which they are run.
    package func hooks(of event: HookEvent) -> [Hook] { contents().hooks(of: event) }

    private static func fault(of hook: Hook) -> Hook.PassedOver? {
        guard let identity = (try? PosixPath.identity(hook.path)) ?? nil, identity.isFile else {
            return .notAFile
        }
        guard identity.isTrusted else { return .foreign }
        if identity.isWritableByOthers { return .writableByOthers }
        return PosixPath.isExecutable(hook.path) ? nil : .notExecutable
    }
}

extension PosixFile.Identity {
    /// Whether its group or all users may write to it.
    fileprivate var isWritableByOthers: Bool { mode & 0o022 != 0 }
    /// Whether it belongs to the user who runs the program, or to the one who may do anything.
    fileprivate var isTrusted: Bool { isOwn || owner == 0 }
}
