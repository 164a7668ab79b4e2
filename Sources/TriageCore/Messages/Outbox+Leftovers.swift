extension Outbox {
    /// The age from which on the draft of a file is nobody's any more. **Units**: milliseconds.
    private static let draftPatience: Int64 = 60 * 60 * 1000

    /// Removes what processes that were killed have left beside the messages: drafts of files, and notes on a
    /// message that has moved on. Only for whoever has the outbox's lock.
    func removeLeftovers(at time: Timestamp) throws(StorageError) {
        for state in State.allCases where state != .sending { try removeDrafts(in: folder(state), at: time) }
        try removeDrafts(in: home.hookJobs, at: time)
        // In `sending` nobody writes but the sender, and a mail program about a message that is there.
        let messages = Set(try PosixPath.names(in: folder(.sending), ending: ".eml"))
        for file in try PosixPath.names(in: folder(.sending), withHidden: true)
        where !messages.contains(where: { file.hasPrefix($0 + ".") }) {
            try PosixPath.remove("\(folder(.sending))/\(file)")
        }
    }

    private func removeDrafts(in folder: String, at time: Timestamp) throws(StorageError) {
        for file in try PosixPath.names(in: folder, withHidden: true) where file.hasPrefix(".") {
            let path = "\(folder)/\(file)"
            guard let identity = try PosixPath.identity(path),
                abs(time.milliseconds - identity.modified) > Self.draftPatience
            else { continue }
            try PosixPath.remove(path)
        }
    }
}
