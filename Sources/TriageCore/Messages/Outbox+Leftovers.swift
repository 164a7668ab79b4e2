extension Outbox {
    /// The age from which on the draft of a file is nobody's any more. **Units**: milliseconds.
    private static let draftPatience: Int64 = 60 * 60 * 1000

    /// Removes what processes that were killed have left beside the messages: drafts of files, and notes on a
    /// message that has moved on. Only for whoever has the outbox's lock.
    func removeLeftovers(at time: Timestamp) throws(StorageError) {
        for state in State.allCases {
            let messages = Set(try PosixPath.names(in: folder(state), ending: ".eml"))
            for file in try PosixPath.names(in: folder(state), withHidden: true) {
                let path = "\(folder(state))/\(file)"
                let isLeft: Bool
                if file.hasPrefix(".") {
                    let isOld = try isOld(path, at: time)
                    isLeft = state == .sending || isOld
                } else {
                    // In `sending` nobody writes but the sender, and a mail program about a message that is there.
                    isLeft = state == .sending && !messages.contains { file.hasPrefix($0 + ".") }
                }
                if isLeft { try PosixPath.remove(path) }
            }
        }
    }

    private func isOld(_ path: String, at time: Timestamp) throws(StorageError) -> Bool {
        guard let identity = try PosixPath.identity(path) else { return false }
        return abs(time.milliseconds - identity.modified) > Self.draftPatience
    }
}
