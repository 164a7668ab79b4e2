/// What the shell around a mail program noted: how the program ended and what it said.
struct ProgramNotes {
    /// The path of both files, without their endings.
    let path: String

    /// How the program ended; nil if it has not, or was killed together with its shell.
    var ending: ProgramEnding? {
        guard let bytes = try? DurableFile.read(path + ".code"),
            let code = Int32(String(decoding: bytes, as: UTF8.self).trimming)
        else { return nil }
        // The shell's words for a program that it cannot start, and for one that a signal ended.
        if code == 126 || code == 127 { return .notStarted }
        return code > 128 ? .signal(code - 128) : .exit(code)
    }

    /// What the program said, at most 64 KiB of it.
    var words: String {
        let bytes = (try? DurableFile.read(path + ".words")) ?? []
        return String(decoding: bytes, as: UTF8.self).trimming
    }

    /// Removes both files.
    func remove() {
        for end in [".code", ".words"] { try? PosixPath.remove(path + end) }
    }
}
