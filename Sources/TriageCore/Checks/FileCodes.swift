/// What can be wrong with files as such, whatever is in them. No text of a flow can show it, so that their
/// pages have no examples.
extension Finding.Code {
    /// These codes, in listing order.
    package static let files = [unreadableFile, uncheckedFile]

    /// A file that cannot be read.
    static let unreadableFile = Finding.Code(
        "unreadable-file", .error,
        fault:
            "A name in the folder of the flows ends in .json, or the configuration is named, but there is no file\n"
            + "behind it that can be read: it is a folder, a link to nowhere, or closed to whoever checks.",
        harm: "A flow of that name cannot be taken a call on; of a configuration nothing counts.",
        cure: "Put the file there, or remove the name.")

    /// A file or folder that is passed over.
    static let uncheckedFile = Finding.Code(
        "unchecked-file", .warning,
        fault:
            "A file looks like a flow, or a folder holds such files, but neither the wizard nor the checks look\n"
            + "there.",
        harm: "Whoever put it there believes that it is in use, and that it was checked.",
        cure: "Name flows ID.json, in small letters, and keep them in the folder itself, their scenarios in\n"
            + "scenarios/. Other folders can be checked by naming them.")
}

extension SourceText {
    /// A finding about a file as such.
    package func unreadable(_ message: String) -> Finding { finding(.unreadableFile, at: 0..<0, message) }

    /// A finding about a file or folder that is passed over.
    package func unchecked(_ message: String) -> Finding { finding(.uncheckedFile, at: 0..<0, message) }
}
